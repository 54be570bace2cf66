package booking_test

import (
	"fmt"
	"testing"

	"xiaoxiang/booking"
)

func struck(days ...string) (out []booking.Strike) {
	for _, d := range days {
		var day string
		points := 1.0
		if n, _ := fmt.Sscanf(d, "%10s/%f", &day, &points); n == 0 {
			panic(d)
		}
		out = append(out, booking.Strike{At: at(d[:10] + "T10:00"), Points: points})
	}
	return out
}

func TestCountStrikes(t *testing.T) {
	w := readDemo(t).world().Copy()
	w.Policy.StrikeThreshold, w.Policy.StrikeWeeks = 3, 4
	for _, c := range []struct {
		name    string
		strikes []booking.Strike
		today   string
		points  float64
		until   string
		against float64
	}{
		{"none", nil, "2026-11-01", 0, "", 0},
		{"two", struck("2026-10-12", "2026-10-13"), "2026-11-01", 2, "", 2},
		{"halves", struck("2026-10-12/0.5", "2026-10-13/0.5", "2026-10-14/1"), "2026-11-01", 2, "", 2},
		{"the third costs four weeks", struck("2026-10-12", "2026-10-13", "2026-10-14"), "2026-10-14", 0, "2026-11-11", 3},
		{"to the last day", struck("2026-10-12", "2026-10-13", "2026-10-14"), "2026-11-11", 0, "2026-11-11", 3},
		{"and no longer", struck("2026-10-12", "2026-10-13", "2026-10-14"), "2026-11-12", 0, "", 0},
		{"a fourth begins anew", struck("2026-10-12", "2026-10-13", "2026-10-14", "2026-10-15"), "2026-11-12", 1, "", 1},
		{"another term", struck("2026-10-12", "2026-10-13", "2027-03-10"), "2027-03-11", 1, "", 1},
		{"the term is over", struck("2026-10-12", "2026-10-13"), "2027-03-11", 0, "", 0},
		{"the holidays do not count", struck("2027-01-13", "2027-01-14", "2027-01-15"), "2027-01-16", 0, "2027-03-12", 3},
	} {
		s := booking.CountStrikes(w, c.strikes, date(c.today))
		until := ""
		if s.Until != 0 {
			until = s.Until.String()
		}
		if s.Points != c.points || until != c.until || s.Against(&w.Policy) != c.against {
			t.Errorf("%s: %v until %s, against %v; want %v %s %v", c.name, s.Points, until, s.Against(&w.Policy), c.points, c.until, c.against)
		}
	}
}

func TestLateCancel(t *testing.T) {
	w := readDemo(t).world().Copy()
	w.Policy.CancelFreeHours = map[booking.Risk]int{booking.Standard: 24, booking.Supervised: 24, booking.Hazardous: 72}
	w.Policy.StrikeLateCancel = 0.5
	for _, c := range []struct {
		name, resource, start, now string
		want                       float64
	}{
		{"in time", "R001", "2026-11-05T16:20", "2026-11-04T16:19", 0},
		{"a day before is late", "R001", "2026-11-05T16:20", "2026-11-04T16:20", 0.5},
		{"a laboratory has three days", "R022", "2026-11-05T16:20", "2026-11-03T16:20", 0.5},
		{"on a day off", "R001", "2026-10-01T16:20", "2026-10-01T08:00", 0},
	} {
		r := booking.Request{Resources: []string{c.resource}, School: w.Resources[c.resource].School, Start: at(c.start), End: at(c.start) + 3600, Headcount: 10}
		if got := booking.LateCancel(w, r, at(c.now)); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestCheckInOpen(t *testing.T) {
	start, end := at("2026-11-05T16:20"), at("2026-11-05T17:20")
	for clock, want := range map[string]bool{"15:49": false, "15:50": true, "16:20": true, "17:19": true, "17:20": false} {
		if got := booking.CheckInOpen(start, end, at("2026-11-05T"+clock)); got != want {
			t.Errorf("%s: %v", clock, got)
		}
	}
}

func TestWhoSeesAndVoidsStrikes(t *testing.T) {
	w := readDemo(t).world()
	for _, c := range []struct {
		user      string
		see, void bool
	}{{"U13", true, false}, {"U11", true, true}, {"U12", false, false}, {"U21", false, false}, {"U01", false, false}} {
		if see := booking.CanSeeStrikes(actor(w, c.user), "U13", "S01"); see != c.see {
			t.Errorf("%s sees: %v", c.user, see)
		}
		if void := booking.CanVoidStrike(actor(w, c.user), "U13", "S01"); void != c.void {
			t.Errorf("%s voids: %v", c.user, void)
		}
	}
	if booking.CanVoidStrike(actor(w, "U11"), "U11", "S01") {
		t.Error("an admin voids their own")
	}
}
