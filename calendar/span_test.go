package calendar_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"xiaoxiang/calendar"
)

func hhmm(minute int) string { return fmt.Sprintf("%02d:%02d", minute/60, minute%60) }

func TestSpanAndWindows(t *testing.T) {
	summer := demoTables()[0].Periods
	for _, tt := range []struct{ name, codes, span, windows string }{
		{"one period", "P2", "09:30-10:10", "09:30-10:10"},
		{"two with a gap", "P2 P3", "09:30-11:05", "09:30-11:05"},
		{"in any order, the big break inside", "P2 P1", "08:20-10:10", "08:20-10:10"},
		{"lunch inside", "P4 P5", "11:20-15:10", "11:20-15:10"},
		{"into after-school", "P6 AS1 AS2", "15:25-18:20", "15:25-18:20"},
		{"a break alone", "LU", "12:00-14:30", "12:00-14:30"},
		{"a break named too", "P1 BB1 P2", "08:20-10:10", "08:20-10:10"},
		{"one left out between", "P1 P3", calendar.PeriodsApart, "08:20-09:00 10:25-11:05"},
		{"the library's windows", "P3 AS1 AS2", calendar.PeriodsApart, "10:25-11:05 16:20-18:20"},
		{"one that is not there", "AS2 AS3", calendar.UnknownPeriod, "17:25-18:20"},
		{"none", "", calendar.NoPeriods, ""},
	} {
		for _, periods := range [][]calendar.Period{summer, backwards(summer)} {
			t.Run(tt.name, func(t *testing.T) {
				codes := strings.Fields(tt.codes)
				var windows []string
				for _, w := range calendar.Windows(periods, codes) {
					windows = append(windows, hhmm(w[0])+"-"+hhmm(w[1]))
				}
				if got := strings.Join(windows, " "); got != tt.windows {
					t.Errorf("windows %s, want %s", got, tt.windows)
				}
				start, end, err := calendar.Span(periods, codes)
				if !strings.Contains(tt.span, ":") {
					wantKey(t, err, tt.span)
				} else if got := hhmm(start) + "-" + hhmm(end); err != nil || got != tt.span {
					t.Errorf("span %s (%v), want %s", got, err, tt.span)
				}
			})
		}
	}
}

// backwards is the same table as a careless import might give it.
func backwards(periods []calendar.Period) []calendar.Period {
	periods = slices.Clone(periods)
	slices.Reverse(periods)
	return periods
}
