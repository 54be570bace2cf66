package booking

import (
	"time"

	"xiaoxiang/calendar"
)

// Spans gives the stretches of a lock that meet [from, to), unix seconds: one
// for each day of a daily lock, one for a continuous lock.
func (l *Lock) Spans(zone *time.Location, from, to int64) [][2]int64 {
	if !l.Daily {
		if l.Start < to && from < l.End {
			return [][2]int64{{l.Start, l.End}}
		}
		return nil
	}
	first, _ := calendar.DateOf(from, zone)
	last, _ := calendar.DateOf(to-1, zone)
	var out [][2]int64
	for d := max(first, l.From); d <= min(last, l.To); d++ {
		start, end := d.At(l.DayStart, zone), d.At(l.DayEnd, zone)
		if start < to && from < end {
			out = append(out, [2]int64{start, end})
		}
	}
	return out
}
