package calendar_test

import (
	"testing"

	"xiaoxiang/calendar"
)

func TestAddWorkdays(t *testing.T) {
	undecided := func(data *calendar.Data) { data.Overrides = nil }
	for _, tt := range []struct {
		name, school, from string
		n                  int
		change             func(*calendar.Data)
		want               string
	}{
		{"none is the day itself, even a Sunday", "S01", "2026-09-06", 0, nil, "2026-09-06"},
		{"the next day", "S01", "2026-09-01", 1, nil, "2026-09-02"},
		{"over a weekend", "S01", "2026-09-04", 1, nil, "2026-09-07"},
		{"a make-up Sunday is worked", "S01", "2026-09-18", 1, nil, "2026-09-20"},
		{"over the week of National Day", "S01", "2026-09-30", 3, nil, "2026-10-10"},
		{"a make-up day nobody decided is worked", "S01", "2026-10-09", 1, undecided, "2026-10-10"},
		{"no answer on a sports day", "S01", "2026-10-22", 1, nil, "2026-10-26"},
		{"but elsewhere", "S04", "2026-10-22", 1, nil, "2026-10-23"},
		{"in a break Monday to Friday", "S01", "2027-01-22", 2, nil, "2027-01-26"},
		{"in a break without holidays", "S01", "2027-02-05", 1, nil, "2027-02-09"},
		{"outside every term", "S01", "2026-08-07", 1, nil, "2026-08-10"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.change == nil {
				tt.change = func(*calendar.Data) {}
			}
			if got := demo(tt.change).AddWorkdays(tt.school, date(tt.from), tt.n); got != date(tt.want) {
				t.Errorf("%s plus %d is %s, want %s", tt.from, tt.n, got, tt.want)
			}
		})
	}
}
