package booking

import (
	"slices"
	"time"

	"xiaoxiang/calendar"
)

// piece is the part of an interval that lies on one local date; minutes of
// the day, half-open.
type piece struct {
	date     calendar.Date
	from, to int
}

// pieces cuts [start, end) at local midnights. A second begun counts as its
// whole minute.
func pieces(zone *time.Location, start, end int64, into []piece) []piece {
	d, from := calendar.DateOf(start, zone)
	last, to := calendar.DateOf(end-1, zone)
	to++
	for ; d < last; d++ {
		into = append(into, piece{d, from, 1440})
		from = 0
	}
	return append(into, piece{d, from, to})
}

// merge sorts spans of minutes and joins those that touch.
func merge(spans [][2]int) [][2]int {
	if len(spans) < 2 {
		return spans
	}
	slices.SortFunc(spans, func(a, b [2]int) int { return a[0] - b[0] })
	out := spans[:1]
	for _, s := range spans[1:] {
		last := &out[len(out)-1]
		if s[0] <= last[1] {
			last[1] = max(last[1], s[1])
			continue
		}
		out = append(out, s)
	}
	return out
}

// covered reports whether one of the merged spans holds [from, to).
func covered(spans [][2]int, from, to int) bool {
	for _, s := range spans {
		if s[0] <= from && to <= s[1] {
			return true
		}
	}
	return false
}

// subtract takes merged holes out of merged spans.
func subtract(spans, holes [][2]int) [][2]int {
	var out [][2]int
	for _, s := range spans {
		from := s[0]
		for _, h := range holes {
			if h[1] <= from || h[0] >= s[1] {
				continue
			}
			if h[0] > from {
				out = append(out, [2]int{from, h[0]})
			}
			from = max(from, h[1])
		}
		if from < s[1] {
			out = append(out, [2]int{from, s[1]})
		}
	}
	return out
}

func monday(d calendar.Date) calendar.Date { return d - calendar.Date(d.Weekday()-1) }
