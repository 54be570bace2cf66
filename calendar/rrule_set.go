package calendar

import (
	"slices"
	"time"
)

// completed takes from the start what the rule leaves open.
func (r RRule) completed(start Date) RRule {
	_, month, day := start.Civil()
	if len(r.days) > 0 || len(r.monthDays) > 0 {
		return r
	}
	switch r.freq {
	case weekly:
		r.days = []nthDay{{0, start.Weekday()}}
	case monthly:
		r.monthDays = []int{day}
	case yearly:
		r.monthDays = []int{day}
		if len(r.months) == 0 {
			r.months = []int{int(month)}
		}
	}
	return r
}

// period is the n-th period counted from the one that start lies in, 0, both
// ends inclusive.
func (r *RRule) period(start Date, n int) (first, last Date) {
	year, month, _ := start.Civil()
	switch r.freq {
	case weekly:
		first = start - Date((start.Weekday()-r.weekStart+7)%7) + 7*Date(n)
		return first, first + 6
	case monthly:
		return monthOf(year, month+time.Month(n))
	case yearly:
		return NewDate(year+n, time.January, 1), NewDate(year+n, time.December, 31)
	}
	return start + Date(n), start + Date(n)
}

func monthOf(year int, month time.Month) (first, last Date) {
	return NewDate(year, month, 1), NewDate(year, month+1, 0)
}

// set is what the rule names within one period, in order.
func (r *RRule) set(first, last Date) []Date {
	var all []Date
	for d := first; d <= last; d++ {
		if r.matches(d) {
			all = append(all, d)
		}
	}
	if len(r.positions) == 0 {
		return all
	}
	var chosen []Date
	for i, d := range all {
		if slices.Contains(r.positions, i+1) || slices.Contains(r.positions, i-len(all)) {
			chosen = append(chosen, d)
		}
	}
	return chosen
}

// matches reports whether a date fits every BY part but BYSETPOS.
func (r *RRule) matches(d Date) bool {
	year, month, day := d.Civil()
	if len(r.months) > 0 && !slices.Contains(r.months, int(month)) {
		return false
	}
	first, last := monthOf(year, month)
	if len(r.monthDays) > 0 && !slices.Contains(r.monthDays, day) && !slices.Contains(r.monthDays, -int(last-d)-1) {
		return false
	}
	if len(r.days) == 0 {
		return true
	}
	if !r.withinMonth() {
		first, last = NewDate(year, time.January, 1), NewDate(year, time.December, 31)
	}
	weekday := d.Weekday()
	return slices.Contains(r.days, nthDay{0, weekday}) ||
		slices.Contains(r.days, nthDay{int(d-first)/7 + 1, weekday}) ||
		slices.Contains(r.days, nthDay{-int(last-d)/7 - 1, weekday})
}

// withinMonth reports whether the n-th weekday is one of the month, not of the
// year.
func (r *RRule) withinMonth() bool { return r.freq == monthly || len(r.months) > 0 }
