package booking_test

import (
	"strings"
	"testing"

	"xiaoxiang/booking"
)

func TestVisibility(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	for _, c := range []struct{ user, resource, want string }{
		{"U01", "R054", "full"}, {"U02", "R054", "full"}, // district and auditor see all
		{"U13", "R001", "full"}, {"U31", "R001", "full"}, // own, tight
		{"U62", "R022", "summary"}, {"U43", "R033", "full"}, // led; a teacher at two schools
		{"U101", "R042", "full"}, {"U101", "R046", "free_busy"}, // attached or not
		{"U141", "R045", "free_busy"}, {"U141", "R001", "none"}, // forming; a stranger
		{"U121", "R052", "summary"}, {"U121", "R054", "none"}, {"U131", "R052", "none"}, // agreements
		{"U121", "R061", "summary"}, {"U03", "R061", "full"}, // bases
		{"U05", "R022", "full"}, {"U05", "R001", "none"}, // a group office sees what its schools see
	} {
		if got := booking.Visibility(w, actor(w, c.user), w.Resources[c.resource], date("2026-10-26")); got != c.want {
			t.Errorf("%s sees %s: %s, want %s", c.user, c.resource, got, c.want)
		}
	}
}

func TestSeeBooking(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	b := booking.Taken{Booking: "B", Resource: "R045", School: "S14", Requester: "U141", Teacher: "U08"}
	for user, want := range map[string]string{"U141": "full", "U142": "full", "U08": "full", "U91": "full", "U13": "none", "U01": "full", "U101": "full"} {
		if got := booking.SeeBooking(w, actor(w, user), &b, date("2026-10-26")); got != want {
			t.Errorf("%s: %s, want %s", user, got, want)
		}
		if booking.CanSeeBooking(w, actor(w, user), &b, date("2026-10-26")) != (want == "full" || want == "summary") {
			t.Errorf("%s may see", user)
		}
	}
}

func TestPermissions(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	day := date("2026-10-26")
	check := func(what string, may func(booking.Actor) bool, want string) {
		var got []string
		for _, u := range d.Users {
			if may(actor(w, u.ID)) {
				got = append(got, u.ID)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", what, got, want)
		}
	}
	check("book for S04", func(a booking.Actor) bool { return booking.CanBookFor(w, a, "S04", day) }, "U01 U05 U41 U42 U43 U44")
	check("book for none", func(a booking.Actor) bool { return booking.CanBookFor(w, a, "", day) }, "U01")
	check("manage S04", func(a booking.Actor) bool { return booking.CanManageSchool(w, a, "S04") }, "U01 U41")
	check("manage no school", func(a booking.Actor) bool { return booking.CanManageSchool(w, a, "") }, "U01")
	check("manage G2", func(a booking.Actor) bool { return booking.CanManageGroup(w, a, "G2") }, "U01 U05")
	check("manage R019", func(a booking.Actor) bool { return booking.CanManageResource(w, a, w.Resources["R019"]) }, "U01 U41 U44")
	check("manage R022", func(a booking.Actor) bool { return booking.CanManageResource(w, a, w.Resources["R022"]) }, "U01 U41")
	check("manage R061", func(a booking.Actor) bool { return booking.CanManageResource(w, a, w.Resources["R061"]) }, "U01 U03")
	check("manage R063", func(a booking.Actor) bool { return booking.CanManageResource(w, a, w.Resources["R063"]) }, "U01")
	check("audit", func(a booking.Actor) bool { return booking.CanReadAudit(a) }, "U01 U02")
	b := booking.Taken{Booking: "B", School: "S06", Requester: "U62"}
	check("cancel", func(a booking.Actor) bool { return booking.CanCancel(w, a, &b) }, "U01 U61 U62")
}

func TestCanApprove(t *testing.T) {
	steps := []booking.Step{{Word: "group_coordinator", Users: []string{"c"}}, {Word: "host_manager", Users: []string{"c", "m"}}, {Word: "host_school_admin", Users: []string{"a"}}}
	for _, c := range []struct {
		done            int
		user, requester string
		want            int
	}{
		{0, "c", "t", 2},
		{0, "m", "t", 0},
		{1, "m", "t", 1},
		{1, "c", "t", 1},
		{2, "a", "t", 1},
		{3, "a", "t", 0},
		{0, "c", "c", 0},
		{0, "", "t", 0},
		{0, "a", "t", 0},
	} {
		if got := booking.CanApprove(steps, c.done, booking.Actor{User: c.user}, c.requester); got != c.want {
			t.Errorf("%+v: %d", c, got)
		}
	}
}

func TestNext(t *testing.T) {
	acts := []booking.Act{"approve", "reject", "withdraw", "cancel", "expire", "bump", "complete", "no_show"}
	for from, want := range map[booking.Status]string{
		"pending":   "approved rejected withdrawn withdrawn expired bumped - -",
		"approved":  "- - - cancelled - bumped completed no_show",
		"completed": "- - - - - - - no_show",
		"no_show":   "- - - - - - completed -",
		"rejected":  "- - - - - - - -", "withdrawn": "- - - - - - - -", "cancelled": "- - - - - - - -",
		"expired": "- - - - - - - -", "bumped": "- - - - - - - -", "": "- - - - - - - -",
	} {
		var got []string
		for _, a := range acts {
			to, ok := booking.Next(from, a)
			if !ok {
				to = "-"
			}
			got = append(got, string(to))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", from, got, want)
		}
	}
}
