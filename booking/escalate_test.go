package booking_test

import (
	"slices"
	"strings"
	"testing"

	"xiaoxiang/booking"
)

func TestEscalationLevels(t *testing.T) {
	const day = 86400
	for _, c := range []struct {
		name                      string
		asked, deadline, end, now int64
		want                      int
	}{
		{"before its deadline", 0, 2 * day, 6 * day, 2*day - 1, 0},
		{"at its deadline", 0, 2 * day, 6 * day, 2 * day, 1},
		{"after half of the rest", 0, 2 * day, 6 * day, 4 * day, 2},
		{"after half of that", 0, 2 * day, 6 * day, 5 * day, 3},
		{"the last step, a day before the end", 0, 6 * day, 6 * day, 5 * day, 1},
		{"and not earlier", 0, 6 * day, 6 * day, 5*day - 1, 0},
		{"a short one, at half time", 0, day, day, day / 2, 1},
		{"a short one, before", 0, day, day, day/2 - 1, 0},
		{"over", 0, day, day, day, 0},
	} {
		if got := booking.EscalationLevels(c.asked, c.deadline, c.end, c.now); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}

func TestDeciders(t *testing.T) {
	w := readDemo(t).world()
	place := func(resource, group, school string) booking.Place {
		return booking.Place{Resource: w.Resources[resource], Group: group, School: school, Date: date("2026-10-26")}
	}
	for _, c := range []struct {
		name, word string
		place      booking.Place
		by         booking.Escalation
		never      []string
		want       string
	}{
		{"nothing yet", "host_manager", place("R019", "G2", "S06"), booking.Escalation{}, nil, "U44"},
		{"the office joins", "host_manager", place("R019", "G2", "S06"), booking.Escalation{Levels: 1}, nil, "U41 U44"},
		{"the group joins", "host_manager", place("R019", "G2", "S06"), booking.Escalation{Levels: 2}, nil, "U05 U41 U44"},
		{"the bureau never", "host_manager", place("R019", "G2", "S06"), booking.Escalation{Levels: 9}, nil, "U05 U41 U44"},
		{"the row's own first", "host_manager", place("R019", "G2", "S06"), booking.Escalation{Levels: 1, First: "group_office"}, nil, "U05 U44"},
		{"who acts already is passed over", "host_manager", place("R025", "G2", "S06"), booking.Escalation{Levels: 1}, nil, "U05 U41"},
		{"the requester never joins", "host_manager", place("R019", "G2", "S06"), booking.Escalation{Levels: 1}, []string{"U41"}, "U05 U44"},
		{"a technician's stays in the house", "lab_technician", place("R022", "G2", "S06"), booking.Escalation{Levels: 9, First: "group_office"}, nil, "U41 U42"},
		{"a base has the bureau alone", "base_manager", place("R061", "", "S10"), booking.Escalation{Levels: 1}, nil, "U01 U03"},
	} {
		users, _ := booking.Deciders(w, c.word, c.place, c.by, c.never...)
		if strings.Join(users, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.name, users, c.want)
		}
	}
}

func TestDelegates(t *testing.T) {
	w := readDemo(t).world()
	w.Delegations = []booking.Delegation{
		{From: "U44", To: "U43", First: date("2026-10-26"), Last: date("2026-10-30")}, // a colleague
		{From: "U44", To: "U13"}, // of another school: counts nothing
		{From: "U43", To: "U41"}, // a delegate has no delegates
		{From: "U42", To: "U43"}, // no technician
		{From: "U41", To: "U44"},
		{From: "U05", To: "U61"},                // the admin of a member school
		{From: "U44", To: "U41", School: "S06"}, // for another school
	}
	place := func(resource, day string) booking.Place {
		return booking.Place{Resource: w.Resources[resource], Group: "G2", School: "S06", Date: date(day)}
	}
	for _, c := range []struct {
		name, word, resource, day string
		never                     []string
		want                      string
	}{
		{"the first day", "host_manager", "R019", "2026-10-26", nil, "U43 U44"},
		{"the last day", "host_manager", "R019", "2026-10-30", nil, "U43 U44"},
		{"the day after", "host_manager", "R019", "2026-10-31", nil, "U44"},
		{"not on their own request", "host_manager", "R019", "2026-10-26", []string{"U43"}, "U44"},
		{"not on that of who they stand in for", "host_manager", "R019", "2026-10-26", []string{"U44"}, "U41"},
		{"nobody for a technician but one", "lab_technician", "R022", "2026-10-26", nil, "U42"},
		{"for a group a member's", "group_office", "R019", "2026-10-26", nil, "U05 U61"},
	} {
		users, _ := booking.Approvers(w, c.word, place(c.resource, c.day), c.never...)
		if strings.Join(users, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.name, users, c.want)
		}
	}
	p := place("R019", "2026-10-26")
	for user, want := range map[string]string{"U43": "U44", "U44": "", "U41": "", "U61": "U05"} {
		if got := booking.InNameOf(w, "host_manager", p, user); got != want {
			t.Errorf("%s decides in the name of %q, want %q", user, got, want)
		}
	}
	grants, decides := booking.Delegable(w, "U44", "U43", p.Date)
	if !decides || len(grants) != 1 || grants[0].School != "S04" {
		t.Errorf("%v %v", grants, decides)
	}
	if grants, decides := booking.Delegable(w, "U44", "U13", p.Date); !decides || len(grants) > 0 {
		t.Errorf("%v %v", grants, decides)
	}
	if _, decides := booking.Delegable(w, "U13", "U11", p.Date); decides {
		t.Error("a teacher decides")
	}
	if !slices.Equal(booking.Holders(w, "host_manager", p), []string{"U44"}) {
		t.Error("a delegate is no holder")
	}
}
