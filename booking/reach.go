package booking

import (
	"reflect"
	"slices"

	"xiaoxiang/calendar"
)

// Reach is where and when two worlds may treat a booking differently.
type Reach struct {
	Resources   []string // ids, sorted; none: nowhere
	First, Last calendar.Date
}

// ReachOf compares the calendars and locks of two worlds from one date to
// another, both inclusive. It may name more than Touched finds, never less, so
// that only the bookings there need be read.
func ReachOf(old, next *World, from, to calendar.Date) Reach {
	var r Reach
	schools := map[string]bool{}
	everywhere := map[string]bool{"": true}
	for id := range next.Schools {
		everywhere[id] = true
	}
	for school := range everywhere {
		for d := from; d <= to; d++ {
			if sameDay(old, next, school, d) {
				continue
			}
			r.add(d, d)
			schools[school] = true
		}
	}
	if len(schools) > 0 {
		schools[""] = true // what the district owns follows the calendar of who asks
	}
	var locks []*Lock
	for _, l := range next.Locks {
		same := func(o *Lock) bool { return o.ID == l.ID && reflect.DeepEqual(*o, *l) }
		first, last := l.dates(next)
		if last < from || to < first || slices.ContainsFunc(old.Locks, same) {
			continue
		}
		r.add(max(first, from), min(last, to))
		locks = append(locks, l)
	}
	for id, res := range next.Resources {
		if schools[res.School] || slices.ContainsFunc(locks, func(l *Lock) bool { return next.Locked(l, res) }) {
			r.Resources = append(r.Resources, id)
		}
	}
	slices.Sort(r.Resources)
	return r
}

func (r *Reach) add(first, last calendar.Date) {
	if r.Last == 0 || first < r.First {
		r.First = first
	}
	r.Last = max(r.Last, last)
}

// dates are the first and the last date that a lock takes something of.
func (l *Lock) dates(w *World) (first, last calendar.Date) {
	if l.Daily {
		return l.From, l.To
	}
	first, _ = calendar.DateOf(l.Start, w.Zone)
	last, _ = calendar.DateOf(l.End-1, w.Zone)
	return first, last
}

// sameDay reports whether a date means the same at a school in both worlds,
// down to its bells.
func sameDay(old, next *World, school string, d calendar.Date) bool {
	a, b := old.Calendar.Day(school, d), next.Calendar.Day(school, d)
	if a.Stands != b.Stands || a.Week != b.Week || a.AfterSchool != b.AfterSchool || a.Off != b.Off || a.Kind != b.Kind {
		return false
	}
	if (a.Term == nil) != (b.Term == nil) || a.Term != nil && a.Term.ID != b.Term.ID {
		return false
	}
	return slices.EqualFunc(old.Calendar.BellsOf(school, d), next.Calendar.BellsOf(school, d), func(x, y calendar.PeriodTable) bool {
		return x.Stage == y.Stage && slices.Equal(x.Periods, y.Periods)
	})
}
