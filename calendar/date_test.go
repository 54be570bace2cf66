package calendar_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"xiaoxiang/calendar"
)

func TestDateAgreesWithTheStandardLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := time.Unix(rapid.Int64Range(-1e10, 1e10).Draw(t, "unix"), 0).UTC()
		d := calendar.NewDate(want.Date())
		if d > 0 {
			if got := time.Weekday(d.Weekday() % 7); got != want.Weekday() {
				t.Fatalf("%s is a %s, not a %s", d, want.Weekday(), got)
			}
		}
		back, err := calendar.ParseDate(want.Format(time.DateOnly))
		if want.Year() > 0 && want.Year() < 10000 && (err != nil || d > 0 && back != d) {
			t.Fatalf("%s reads back as %s (%v)", d, back, err)
		}
	})
}

func TestDateReadsNothingElse(t *testing.T) {
	for _, s := range []string{"", "2026-9-1", "2026-02-30", "2026/09/01", "2026-09-01T00:00", " 2026-09-01"} {
		if d, err := calendar.ParseDate(s); err == nil {
			t.Errorf("%q was read as %s", s, d)
		}
	}
}

func TestInstantAndBack(t *testing.T) {
	shanghai := time.FixedZone("CST", 8*3600)
	at := date("2026-09-01").At(clock("16:20"), shanghai)
	if want := time.Date(2026, 9, 1, 8, 20, 0, 0, time.UTC).Unix(); at != want {
		t.Fatalf("16:20 in Shanghai is %d, want %d", at, want)
	}
	if d, minute := calendar.DateOf(at, shanghai); d != date("2026-09-01") || minute != clock("16:20") {
		t.Fatalf("back: %s %d", d, minute)
	}
}
