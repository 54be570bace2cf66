package calendar

import (
	"cmp"
	"fmt"
	"slices"
)

// Span is the interval, in minutes of the day and half-open, from the first to
// the last of the named periods, in whatever order they are named. The breaks
// between them, lunch included, are inside; a lesson or after-school period
// left out between them is an error (periods_apart), as is a code that the
// table does not have (unknown_period) and an empty list (no_periods).
func Span(periods []Period, codes []string) (start, end int, err error) {
	if len(codes) == 0 {
		return 0, 0, &Error{"periods", NoPeriods, "name at least one period"}
	}
	for _, code := range codes {
		if !slices.ContainsFunc(periods, func(p Period) bool { return p.Code == code }) {
			return 0, 0, &Error{"periods", UnknownPeriod, fmt.Sprintf("there is no period %q", code)}
		}
	}
	windows := Windows(periods, codes)
	if len(windows) != 1 {
		return 0, 0, &Error{"periods", PeriodsApart, fmt.Sprintf("the periods %q do not follow one another", codes)}
	}
	return windows[0][0], windows[0][1], nil
}

// Windows gives the named periods as intervals, in minutes of the day,
// half-open and in order. Periods that follow one another merge, and the break
// between them is inside the window. Codes that the table does not have are
// passed over: a share window for AS1 and AS2 is AS1 alone where the day has
// no AS2.
func Windows(periods []Period, codes []string) [][2]int {
	var windows [][2]int
	open := false
	for _, p := range inOrder(periods) {
		switch named := slices.Contains(codes, p.Code); {
		case named && open:
			last := &windows[len(windows)-1]
			last[1] = max(last[1], p.End)
		case named:
			windows = append(windows, [2]int{p.Start, p.End})
			open = true
		case p.Kind == Lesson || p.Kind == AfterSchool:
			open = false
		}
	}
	return windows
}

// inOrder gives the periods by start, without touching the list given.
func inOrder(periods []Period) []Period {
	byStart := func(a, b Period) int { return cmp.Compare(a.Start, b.Start) }
	if slices.IsSortedFunc(periods, byStart) {
		return periods
	}
	return slices.SortedStableFunc(slices.Values(periods), byStart)
}
