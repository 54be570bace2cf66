package calendar_test

import "testing"

func TestCompare(t *testing.T) {
	c := demo()
	for _, tt := range []struct {
		name, a, b, date string
		want             bool
	}{
		{"both teach", "S01", "S04", "2026-09-01", false},
		{"neither on a weekend", "S01", "S04", "2026-09-05", false},
		{"neither on a holiday", "S01", "S04", "2026-10-01", false},
		{"one has its sports meeting", "S01", "S04", "2026-10-23", true},
		{"both follow one date", "S01", "S04", "2026-10-10", false},
		{"they follow different dates", "S04", "S07", "2026-10-10", true},
		{"a school with itself", "S07", "S07", "2026-10-10", false},
	} {
		for _, pair := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := c.Compare(pair[0], pair[1], date(tt.date)); got != tt.want {
				t.Errorf("%s: %v on %s: %v, want %v", tt.name, pair, tt.date, got, tt.want)
			}
		}
	}
}
