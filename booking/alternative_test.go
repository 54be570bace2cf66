package booking_test

import (
	"fmt"
	"strings"
	"testing"

	"xiaoxiang/booking"
)

func TestAlternatives(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	for _, c := range []struct {
		name string
		a    demoRequest
		want string
	}{
		{
			"half a hall, by periods",
			demoRequest{Resource: "R002", School: "S01", User: "U13", Start: "2026-11-03T15:50", End: "2026-11-03T16:50"},
			"R002 2026-11-03 14:55-15:35, R002 2026-11-03 17:00-18:00, R002 2026-11-03 14:00-14:40",
		},
		{
			"another hall of the group nearby",
			demoRequest{Resource: "R003", School: "S02", User: "U22", Start: "2026-11-03T16:00", End: "2026-11-03T16:40"},
			"R015 2026-11-03 16:00-16:40, R003 2026-11-03 15:10-15:50, R003 2026-11-03 16:50-17:30",
		},
		{
			"chemistry after the one before is cleared",
			demoRequest{Resource: "R022", School: "S07", User: "U72", Start: "2026-11-04T15:00", End: "2026-11-04T15:40"},
			"R031 2026-11-04 15:00-15:40, R022 2026-11-06 15:00-15:40, R022 2026-11-06 14:20-15:00",
		},
		{
			"free as asked",
			demoRequest{Resource: "R012", School: "S02", User: "U22", Start: "2026-11-02T15:50", End: "2026-11-02T16:50"},
			"R012 2026-11-02 14:55-15:35, R012 2026-11-02 17:00-18:00, R012 2026-11-02 14:00-14:40",
		},
		{"one room is proposed for one", demoRequest{Resources: []string{"R002", "R003"}, School: "S01", User: "U13", Start: "2026-11-03T15:50", End: "2026-11-03T16:50"}, ""},
	} {
		r := c.a.request(w)
		n := d.now(w, r.Requester)
		var got []string
		for _, x := range booking.Alternatives(w, n, r, sorted(w.Resources)) {
			q := r
			q.Resources, q.Start, q.End = x.Resources, x.Start, x.End
			if x.Start == r.Start && x.Resources[0] == r.Resources[0] {
				t.Errorf("%s: proposes what was asked", c.name)
			}
			if one := booking.Decide(w, n, q); one.Outcome != x.Outcome || one.Outcome == booking.Rejected || one.Outcome == booking.ForbiddenOut {
				t.Errorf("%s: %+v decides as %s %s", c.name, x, one.Outcome, one.Reason)
			}
			s, e := minutes(x.Start), minutes(x.End)
			day := day0
			for ; s >= 1440; s, e = s-1440, e-1440 {
				day++
			}
			got = append(got, fmt.Sprintf("%s %s %02d:%02d-%02d:%02d", x.Resources[0], day, s/60, s%60, e/60, e%60))
		}
		if strings.Join(got, ", ") != c.want {
			t.Errorf("%s:\ngot  %s\nwant %s", c.name, strings.Join(got, ", "), c.want)
		}
	}
}
