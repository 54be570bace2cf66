package booking

import (
	"cmp"
	"slices"

	"xiaoxiang/calendar"
)

// seriesDays knows the dates of series in both worlds, each worked out once.
type seriesDays struct {
	old, next *World
	known     map[string]*twoCalendars
}

// twoCalendars are the dates of one series as either world has them. ok: the
// old world gives the rule any date, so it may be asked.
type twoCalendars struct {
	before, after map[calendar.Date]calendar.Occurrence
	ok            bool
}

func (s *seriesDays) dates(series *HeldSeries) *twoCalendars {
	if t := s.known[series.ID]; t != nil {
		return t
	}
	t := &twoCalendars{}
	t.before, t.ok = datesOf(s.old, series)
	t.after, _ = datesOf(s.next, series)
	if s.known == nil {
		s.known = map[string]*twoCalendars{}
	}
	s.known[series.ID] = t
	return t
}

// datesOf expands a series; false where its rule gives no date at all, as that
// of a timetable that was only recorded.
func datesOf(w *World, series *HeldSeries) (map[calendar.Date]calendar.Occurrence, bool) {
	occurrences, err := w.Calendar.Expand(series.School, series.Recurrence)
	if err != nil {
		return nil, false
	}
	out := make(map[calendar.Date]calendar.Occurrence, len(occurrences))
	for _, o := range occurrences {
		out[o.Date] = o
	}
	return out, true
}

// of gives the interval of a booking of a series under the next world, or the
// reason for which its date is held no more. It is known only where the old
// world held that date at the booking's own time: what was moved by hand is
// nothing the rule can say.
func (s *seriesDays) of(h *Held) (start, end int64, reason string, known bool) {
	if h.Series == nil {
		return 0, 0, "", false
	}
	t := s.dates(h.Series)
	d, _ := calendar.DateOf(h.Request.Start, s.old.Zone)
	was, held := t.before[d] // what was left out has no time and is not held
	if !t.ok || !held || d.At(was.Start, s.old.Zone) != h.Request.Start || d.At(was.End, s.old.Zone) != h.Request.End {
		return 0, 0, "", false
	}
	is, listed := t.after[d]
	switch {
	case listed && is.Skip == "":
		return d.At(is.Start, s.next.Zone), d.At(is.End, s.next.Zone), "", true
	case listed:
		return 0, 0, is.Skip, true
	}
	// The rule passes the date over: it stands for another day, or its week
	// counts otherwise now.
	day := s.next.Calendar.Day(h.Series.School, d)
	if day.Kind == calendar.KindSchool {
		return 0, 0, WhyOtherWeek, true
	}
	return 0, 0, day.Kind, true
}

// Addable is a date that a series may be held on now and could not before.
type Addable struct {
	Series     *HeldSeries
	Date       calendar.Date
	Follows    calendar.Date // the date it stands for, where that is another one; 0: none
	Start, End int64
}

// Addables lists the dates after now that the next world holds of each series
// and that the old one left out, in the order of time.
func Addables(old, next *World, now int64, series []HeldSeries) []Addable {
	days := seriesDays{old: old, next: next}
	var out []Addable
	for i := range series {
		t := days.dates(&series[i])
		if !t.ok {
			continue
		}
		for d, o := range t.after {
			if was, listed := t.before[d]; o.Skip != "" || listed && was.Skip == "" {
				continue
			}
			a := Addable{Series: &series[i], Date: d, Follows: o.Follows, Start: d.At(o.Start, next.Zone), End: d.At(o.End, next.Zone)}
			if a.Start > now {
				out = append(out, a)
			}
		}
	}
	slices.SortFunc(out, func(a, b Addable) int {
		return cmp.Or(compare(a.Start, b.Start), cmpString(a.Series.Code, b.Series.Code))
	})
	return out
}
