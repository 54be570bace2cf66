package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// newBells gives the interval of a booking under the next world's bells: its
// own where it does not fill whole periods of the host's bells, where they ring
// as before, or where they are not rung that day. reason says that the table
// has its periods no more.
func newBells(old, next *World, h *Held) (start, end int64, reason string) {
	r := &h.Request
	d, from := calendar.DateOf(r.Start, old.Zone)
	if h.Host == "" || !old.Calendar.Day(h.Host, d).InSession() || !next.Calendar.Day(h.Host, d).InSession() {
		return r.Start, r.End, ""
	}
	to := from + int(r.End-r.Start)/60
	stage, codes := old.fills(h.Host, r.Class, d, from, to)
	if len(codes) == 0 {
		return r.Start, r.End, ""
	}
	table, ok := next.Calendar.Bells(h.Host, stage, d)
	if !ok {
		return 0, 0, calendar.SkipNoSuchPeriod
	}
	first, last, err := calendar.Span(table.Periods, codes)
	if err != nil {
		return 0, 0, calendar.SkipNoSuchPeriod
	}
	if first == from && last == to {
		return r.Start, r.End, ""
	}
	return d.At(first, next.Zone), d.At(last, next.Zone), ""
}

// fills gives the stage and the periods in a row that [from, to), minutes of
// the date, fills exactly; no periods: it follows no bells. The stage of the
// class is asked first, then those of the school in order.
func (w *World) fills(school, class string, d calendar.Date, from, to int) (stage string, codes []string) {
	tables := w.Calendar.BellsOf(school, d)
	if c := w.Classes[class]; c != nil {
		slices.SortStableFunc(tables, func(a, b calendar.PeriodTable) int {
			return foreign(a.Stage, c.Stage) - foreign(b.Stage, c.Stage)
		})
	}
	for i := range tables {
		ps := teaching(tables[i].Periods)
		slices.SortStableFunc(ps, func(a, b calendar.Period) int { return a.Start - b.Start })
		first := slices.IndexFunc(ps, func(p calendar.Period) bool { return p.Start == from })
		last := slices.IndexFunc(ps, func(p calendar.Period) bool { return p.End == to })
		if first < 0 || last < first {
			continue
		}
		for _, p := range ps[first : last+1] {
			codes = append(codes, p.Code)
		}
		return tables[i].Stage, codes
	}
	return "", nil
}

func foreign(stage, own string) int {
	if stage == own {
		return 0
	}
	return 1
}
