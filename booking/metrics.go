package booking

import "xiaoxiang/calendar"

// OpenMinutes is how long a resource could have been used from a date to
// another, both inclusive: its opening hours without the days before it is in
// service, closed days and locks. What overlaps is taken out once (domain
// 1.3, utilisation). Weighing a part by its share of the hall is the caller's.
func OpenMinutes(w *World, r *Resource, from, to calendar.Date) int {
	if !r.Active {
		return 0
	}
	locks := w.index().locks[r.ID]
	total := 0
	for d := max(from, r.AvailableFrom); d <= to; d++ {
		if closed(w.Calendar.Day(r.School, d)) {
			continue
		}
		open := w.OpenOn(r, d)
		if holes := lockedOn(w, locks, d); len(holes) > 0 {
			open = subtract(open, holes)
		}
		for _, s := range open {
			total += s[1] - s[0]
		}
	}
	return total
}

// lockedOn gives the minutes of a date that locks take, merged.
func lockedOn(w *World, locks []*Lock, d calendar.Date) [][2]int {
	var holes [][2]int
	for _, l := range locks {
		if l.Daily {
			if d >= l.From && d <= l.To {
				holes = append(holes, [2]int{l.DayStart, l.DayEnd})
			}
			continue
		}
		from, to := d.At(0, w.Zone), (d+1).At(0, w.Zone)
		if l.Start >= to || from >= l.End {
			continue
		}
		hole := [2]int{0, 1440}
		if l.Start > from {
			_, hole[0] = calendar.DateOf(l.Start, w.Zone)
		}
		if l.End < to {
			_, hole[1] = calendar.DateOf(l.End, w.Zone)
		}
		holes = append(holes, hole)
	}
	return merge(holes)
}
