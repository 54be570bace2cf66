package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// The kinds of strike.
const (
	StrikeLateCancel = "late_cancel"
	StrikeNoShow     = "no_show"
)

// Strike is one mark against somebody at a school that has not been voided.
type Strike struct {
	At     int64 // unix seconds
	Points float64
}

// StrikeState is what somebody's strikes come to on a day.
type StrikeState struct {
	Points float64       // of this term, towards the next loss
	Until  calendar.Date // the last day without approval at once; 0: none is lost
}

// CountStrikes adds up strikes, oldest first. Points count within a term; what
// reaches the threshold is spent on the loss of approval at once for the weeks
// of the policy, and counting begins anew.
func CountStrikes(w *World, strikes []Strike, today calendar.Date) StrikeState {
	var s StrikeState
	term := calendar.Date(-1)
	limit := w.Policy.StrikeThreshold
	for _, strike := range strikes {
		day, _ := calendar.DateOf(strike.At, w.Zone)
		if t := w.termBegun(day); t != term {
			term, s.Points = t, 0
		}
		s.Points += strike.Points
		if limit > 0 && s.Points >= limit {
			s.Points = 0
			s.Until = max(s.Until, w.weeksLater(day, w.Policy.StrikeWeeks))
		}
	}
	if w.termBegun(today) != term {
		s.Points = 0
	}
	if s.Until < today {
		s.Until = 0
	}
	return s
}

// Against is the points that count against a request: at least the threshold
// while approval at once is lost.
func (s StrikeState) Against(p *Policy) float64 {
	if s.Until != 0 {
		return max(s.Points, p.StrikeThreshold)
	}
	return s.Points
}

// termBegun is the first day of the term that a date lies in or follows; days
// between terms count to the term before.
func (w *World) termBegun(d calendar.Date) calendar.Date {
	var first calendar.Date
	for i := range w.Terms {
		if w.Terms[i].First <= d {
			first = max(first, w.Terms[i].First)
		}
	}
	return first
}

// weeksLater is the day on which so many teaching weeks have passed; weeks
// that lie in no term do not count, unless no more terms are known.
func (w *World) weeksLater(d calendar.Date, weeks int) calendar.Date {
	end := d
	for n := 0; n < weeks; {
		end += 7
		if w.termOf(end) != "" || w.termBegun(1<<30) <= end-6 {
			n++
		}
	}
	return end
}

// LateCancel gives the points for giving a booking up at a moment: none while
// it is free, by the strictest of its resources, and none where the place
// could not be used anyway: closed, in an exam, under repair.
func LateCancel(w *World, r Request, at int64) float64 {
	free := 0
	for _, id := range r.Resources {
		if res := w.Resources[id]; res != nil {
			free = max(free, w.Policy.CancelFreeHours[res.Risk])
		}
	}
	if at < r.Start-int64(free)*3600 || excused(w, r, at) {
		return 0
	}
	return w.Policy.StrikeLateCancel
}

// excusing are the conflicts that make a booking useless without anybody's
// fault.
var excusing = []Kind{NotInService, ClosedDay, ExamLock, Maintenance, PublicOpening}

func excused(w *World, r Request, at int64) bool {
	now := Now{At: at, Actor: Actor{System: true, District: w.District}}
	return slices.ContainsFunc(Conflicts(w, now, r), func(c Conflict) bool { return slices.Contains(excusing, c.Kind) })
}

// checkInBefore is how long before the start one may check in, in seconds.
const checkInBefore = 30 * 60

// CanCheckIn reports whether the actor may say that a booking is being used:
// its requester, its teacher, or who manages the place.
func CanCheckIn(w *World, actor Actor, b *Taken) bool {
	if actor.User != "" && (b.Requester == actor.User || b.Teacher == actor.User) {
		return true
	}
	r := w.Resources[b.Resource]
	return r != nil && CanManageResource(w, actor, r)
}

// CheckInOpen reports whether a booking can be checked in to at a moment: from
// half an hour before its start until its end.
func CheckInOpen(start, end, at int64) bool { return at >= start-checkInBefore && at < end }

// CanSeeStrikes reports whether the actor may see a person's strikes of a
// school: the person and that school's admin, nobody else.
func CanSeeStrikes(actor Actor, user, school string) bool {
	return actor.User != "" && actor.User == user || school != "" && actor.holds(SchoolAdmin, school)
}

// CanVoidStrike reports whether the actor may take a strike back on appeal: the
// school's admin, but not for themselves.
func CanVoidStrike(actor Actor, user, school string) bool {
	return actor.User != user && actor.holds(SchoolAdmin, school)
}
