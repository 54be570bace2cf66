package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// Held is a booking that stands: what it asks for, and the series it is of.
type Held struct {
	Booking, Code string
	Version       int64
	Status        Status
	Host          string // owner of its first resource; "" the district
	Series        *HeldSeries
	Request       Request
}

// HeldSeries is a series of bookings with the rule that gave its dates and the
// school whose calendar did.
type HeldSeries struct {
	ID, Code, Title string
	School          string
	Recurrence      calendar.Recurrence
}

// Why a booking is touched, beside the kinds of conflict and the reasons for
// which a series leaves a date out.
const (
	WhyBells     = "bells"      // its periods ring at another time
	WhyOtherWeek = "other_week" // its date has another teaching week now
)

// Touch is one booking that a change of the calendar reaches, and what may be
// done about it.
type Touch struct {
	Held
	Why          []string
	Conflicts    []Conflict // that it did not have before
	Start, End   int64      // of the new bells, where they differ; 0: no such offer
	Blocked      []Conflict // what is in the way of that
	Alternatives []Alternative
	Do           string // what was chosen: keep, cancel, move; "" nothing yet
}

// What may be done with a booking that is touched.
const (
	TouchKeep   = "keep"
	TouchCancel = "cancel"
	TouchMove   = "move"
)

// Displaced reports whether the booking cannot be held as it stands.
func (t *Touch) Displaced() bool {
	return slices.ContainsFunc(t.Why, func(why string) bool { return why != WhyBells })
}

// Choices lists what may be done. A pending booking in the way of a lock or a
// closed day cannot be kept, since nobody could approve it then.
func (t *Touch) Choices() []string {
	var out []string
	if t.Status != StatusPending || len(t.Conflicts) == 0 {
		out = append(out, TouchKeep)
	}
	if t.Start != 0 && len(t.Blocked) == 0 {
		out = append(out, TouchMove)
	}
	return append(out, TouchCancel)
}

// Touched lists the bookings that begin after now and that the new world
// treats otherwise than the old one did, in the order given:
//
//   - a lock, a closed day, the opening hours or the dates of service are in
//     the way now and were not before;
//   - the booking fills whole periods of the host's bells and they ring at
//     another time now, which is offered;
//   - the date of a series stood for a date of the series and does so no more.
//
// What the teachers, classes and other bookings do is no matter of the
// calendar and is not looked at.
func Touched(old, next *World, now int64, held []Held) []Touch {
	days := seriesDays{old: old, next: next}
	var out []Touch
	for i := range held {
		h := &held[i]
		if h.Request.Start <= now || h.Status != StatusPending && h.Status != StatusApproved {
			continue
		}
		t := Touch{Held: *h, Conflicts: newlyInTheWay(old, next, h.Request)}
		for j := range t.Conflicts {
			t.why(string(t.Conflicts[j].Kind))
		}
		t.rings(old, next, &days)
		if len(t.Why) > 0 {
			out = append(out, t)
		}
	}
	return out
}

func (t *Touch) why(reason string) {
	if !slices.Contains(t.Why, reason) {
		t.Why = append(t.Why, reason)
	}
}

// rings asks the series, or where it is none the bells, whether the booking is
// still held and when.
func (t *Touch) rings(old, next *World, days *seriesDays) {
	start, end, reason, known := days.of(&t.Held)
	if !known {
		start, end, reason = newBells(old, next, &t.Held)
	}
	switch {
	case reason != "":
		t.why(reason)
	case start != t.Request.Start || end != t.Request.End:
		t.why(WhyBells)
		t.Start, t.End = start, end
	}
}

// newlyInTheWay gives the hard conflicts with the calendar and with locks that
// a request has in the next world and had not in the old one.
func newlyInTheWay(old, next *World, r Request) []Conflict {
	before := CalendarConflicts(old, r)
	return slices.DeleteFunc(CalendarConflicts(next, r), func(c Conflict) bool {
		return slices.ContainsFunc(before, func(b Conflict) bool {
			return b.Kind == c.Kind && b.Subject == c.Subject && b.With == c.With
		})
	})
}

// CalendarConflicts is Conflicts as far as the calendar goes: dates of service,
// closed days, opening hours and locks.
func CalendarConflicts(w *World, r Request) []Conflict {
	a := ask(w, &Now{}, &r)
	var f found
	for i := range a.targets {
		if !r.Ledger {
			a.closures(&f, &a.targets[i])
		}
		a.locks(&f, &a.targets[i])
	}
	return f.inOrder()
}
