package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// kindOrder lists the kinds in the order of reporting (domain 2.4).
var kindOrder = []Kind{
	NotInService, ClosedDay, OutsideOpenHours, ExamLock, Maintenance, PublicOpening,
	ResourceOverlap, InvalidCombination, TurnaroundBuffer, PoolExceeded, CapacityExceeded,
	TeacherOverlap, TravelTime, ClassOverlap, StaffOverlap, CalendarMismatch, AdjacentExam,
}

// severities of the kinds that do not refuse.
var severities = map[Kind]Severity{
	TravelTime: Warn, StaffOverlap: Warn, CalendarMismatch: Warn, AdjacentExam: Info,
}

// SeverityOf gives what a kind of conflict does.
func SeverityOf(k Kind) Severity {
	if s, ok := severities[k]; ok {
		return s
	}
	return Hard
}

// Conflicts lists everything in the way of a request, in the order of domain
// 2.4, exactly: closures, locks and opening hours are tested against the
// interval as asked, resources against the interval widened by both buffers,
// teacher and class against the interval as asked. now.Taken must hold what
// Needs names; what is not live and the booking r.Except are passed over.
//
// Nothing is masked: Decide does that. A Ledger request records what already
// is, so closures, opening hours and dates of service do not speak.
func Conflicts(w *World, now Now, r Request) []Conflict {
	cs := ask(w, &now, &r).conflicts()
	for i := range cs {
		cs[i].taken = nil
	}
	return cs
}

func (a *asked) conflicts() []Conflict {
	var f found
	for i := range a.targets {
		t := &a.targets[i]
		if !a.r.Ledger {
			a.closures(&f, t)
		}
		a.locks(&f, t)
	}
	a.combinations(&f)
	a.overlaps(&f)
	a.counts(&f)
	a.capacity(&f)
	a.people(&f)
	a.staff(&f)
	a.mismatch(&f)
	a.noise(&f)
	return f.inOrder()
}

// found collects conflicts, each once.
type found struct{ list []Conflict }

// inOrder gives what was found in the order of reporting.
func (f *found) inOrder() []Conflict {
	if len(f.list) > 1 {
		slices.SortStableFunc(f.list, func(x, y Conflict) int {
			return slices.Index(kindOrder, x.Kind) - slices.Index(kindOrder, y.Kind)
		})
	}
	return f.list
}

func (f *found) add(c Conflict) {
	c.Severity = SeverityOf(c.Kind)
	for i := range f.list {
		o := &f.list[i]
		if o.Kind == c.Kind && o.Subject == c.Subject && o.With == c.With && o.Start == c.Start {
			return
		}
	}
	f.list = append(f.list, c)
}

// closures finds dates before service, closed days and hours outside the
// opening hours.
func (a *asked) closures(f *found, t *target) {
	var buf [2]piece
	days := pieces(a.w.Zone, t.start, t.end, buf[:0])
	c := Conflict{Subject: t.res.ID, Start: t.start, End: t.end}
	if from, ok := a.serves(t.res, days[0].date); !ok {
		c.Kind, c.Params = NotInService, map[string]any{"From": from}
		f.add(c)
	}
	for _, p := range days {
		if day := a.w.Calendar.Day(t.res.School, p.date); closed(day) {
			c.Kind, c.Params = ClosedDay, map[string]any{"Date": p.date, "Name": day.Name}
			f.add(c)
			break
		}
	}
	for _, p := range days {
		if !a.w.opened(t.res, p) {
			c.Kind, c.Params = OutsideOpenHours, map[string]any{"Date": p.date}
			f.add(c)
			break
		}
	}
}

// closed reports whether nothing opens: a holiday, or a closure of the school.
func closed(d calendar.Day) bool { return d.Off || d.Kind == calendar.KindClosure }

// serves reports whether a resource is in service on a date, with its hall or
// its parts, and else from when.
func (a *asked) serves(r *Resource, d calendar.Date) (calendar.Date, bool) {
	if !r.Active || d < r.AvailableFrom {
		return r.AvailableFrom, false
	}
	if hall := a.w.Resources[r.Parent]; hall != nil && (!hall.Active || d < hall.AvailableFrom) {
		return hall.AvailableFrom, false
	}
	for _, id := range r.Parts {
		if part := a.w.Resources[id]; part != nil && (!part.Active || d < part.AvailableFrom) {
			return part.AvailableFrom, false
		}
	}
	return 0, true
}

// locks finds exams, maintenance and public opening.
func (a *asked) locks(f *found, t *target) {
	for _, l := range a.ix.locks[t.res.ID] {
		if from, to, ok := a.w.lockDuring(l, t.start, t.end); ok {
			f.add(Conflict{
				Kind: lockKind(l), Subject: t.res.ID, With: l.ID, WithCode: l.Code,
				Start: from, End: to, Params: map[string]any{"Name": l.Name},
			})
		}
	}
}

// mismatch finds hosts whose day is another than the requester's school's:
// one in session and the other not, or two dates followed.
func (a *asked) mismatch(f *found) {
	for i := range a.targets {
		t := &a.targets[i]
		if t.res.School == "" || t.res.School == a.r.School || a.r.School == "" || a.hostBefore(i) {
			continue
		}
		var buf [2]piece
		for _, p := range pieces(a.w.Zone, t.start, t.end, buf[:0]) {
			if a.w.Calendar.Compare(a.r.School, t.res.School, p.date) {
				f.add(Conflict{
					Kind: CalendarMismatch, Subject: t.res.ID, Start: t.start, End: t.end,
					Params: map[string]any{"Date": p.date, "School": t.res.School},
				})
				break
			}
		}
	}
}

// hostBefore reports whether an earlier target has the same owner.
func (a *asked) hostBefore(i int) bool {
	for j := range a.targets[:i] {
		if a.targets[j].res.School == a.targets[i].res.School {
			return true
		}
	}
	return false
}
