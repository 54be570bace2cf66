package booking_test

import (
	"fmt"
	"strings"
	"testing"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// weekly gives the occurrences of a clock time on some dates.
func weekly(from, to string, dates ...string) []calendar.Occurrence {
	var out []calendar.Occurrence
	for _, d := range dates {
		out = append(out, calendar.Occurrence{Date: date(d), Start: minute(from), End: minute(to), Known: true})
	}
	return out
}

func fates(d booking.Decision) string {
	var out []string
	for _, o := range d.Occurrences {
		s := o.Outcome
		if len(o.Conflicts) > 0 {
			kinds, with := kindsOf(o.Conflicts)
			s += ":" + strings.Join(append(kinds, with...), ",")
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestSeriesPlans(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	n := d.now(w, "U13")
	r := booking.Request{Resources: []string{"R002"}, School: "S01", Requester: "U13", Teacher: "U13"}
	occ := weekly("15:50", "16:50", "2026-10-27", "2026-11-03", "2026-11-10")
	occ = append(occ, calendar.Occurrence{Date: date("2026-11-17"), Start: minute("15:50"), End: minute("16:50"), Skip: "activity"})
	var version string
	for _, c := range []struct {
		name, want string
		outcome    booking.Outcome
		plan       []booking.PlanStep
	}{
		{"none", "create conflict:resource_overlap,teacher_overlap,B001 create skip", booking.Rejected, nil},
		{"book in spite", "create conflict:resource_overlap,teacher_overlap,B001 create skip", booking.Rejected, []booking.PlanStep{{Date: date("2026-11-03"), Do: "book"}}},
		{"skip", "create skip create skip", booking.AutoApproved, []booking.PlanStep{{Date: date("2026-11-03"), Do: "skip"}}},
		{"move in time", "create create create skip", booking.AutoApproved, []booking.PlanStep{{Date: date("2026-11-03"), Do: "move", Start: at("2026-11-03T17:00"), End: at("2026-11-03T18:00")}}},
		{"move to another hall", "create conflict:resource_overlap,teacher_overlap,B001,B002 create skip", booking.Rejected, []booking.PlanStep{{Date: date("2026-11-03"), Do: "move", Resource: "R003"}}},
		{"move onto another date of its own", "create conflict:resource_overlap,teacher_overlap create skip", booking.Rejected, []booking.PlanStep{{Date: date("2026-11-03"), Do: "move", Start: at("2026-10-27T16:00"), End: at("2026-10-27T17:00")}}},
		{"book what the calendar left out", "create skip create create", booking.AutoApproved, []booking.PlanStep{{Date: date("2026-11-03"), Do: "skip"}, {Date: date("2026-11-17"), Do: "book"}}},
	} {
		got := booking.DecideSeries(w, n, r, occ, c.plan)
		if fates(got) != c.want || got.Outcome != c.outcome {
			t.Errorf("%s: %s %s\nwant %s %s", c.name, got.Outcome, fates(got), c.outcome, c.want)
		}
		if version == "" {
			version = got.PlanVersion
		} else if version != got.PlanVersion {
			t.Errorf("%s: version %s, was %s", c.name, got.PlanVersion, version)
		}
	}
	n.Taken = nil
	if free := booking.DecideSeries(w, n, r, occ, nil); free.PlanVersion == version {
		t.Error("the version did not change when a booking went")
	}
}

// Quotas count up along a series, uses of an agreement too.
func TestSeriesAddsUp(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	n := d.now(w, "U21")
	n.Taken = nil
	r := booking.Request{Resources: []string{"R006"}, School: "S02", Requester: "U21"}
	week := []string{"2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"}
	for _, c := range []struct {
		to   string
		want booking.Outcome
	}{{"10:30", booking.AutoApproved}, {"10:40", booking.Pending}} { // 4 x 90 minutes are the 6 hours of the week
		if got := booking.DecideSeries(w, n, r, weekly("09:00", c.to, week...), nil); got.Outcome != c.want {
			t.Errorf("to %s: %s %s", c.to, got.Outcome, fates(got))
		}
	}
	n = booking.Now{At: n.At, Actor: actor(w, "U121")}
	r = booking.Request{Resources: []string{"R051"}, School: "S12", Requester: "U121"}
	w.Agreements[0].MaxUses = 2
	for i, want := range []string{"", "", "agreement_used_up"} {
		saturdays := []string{"2026-11-07", "2026-11-14", "2026-11-21"}[:i+1]
		if got := booking.DecideSeries(w, n, r, weekly("09:00", "10:00", saturdays...), nil); got.Reason != want {
			t.Errorf("%d uses: %s %s", i+1, got.Outcome, got.Reason)
		}
	}
}

// The series agrees with single decisions on every date, however long earlier
// bookings last.
func TestSeriesAgreesWithDecide(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	n := d.now(w, "U41")
	long := booking.Taken{Booking: "L", Resource: "R023", Start: at("2026-10-30T07:00"), End: at("2026-11-06T14:30"), Status: booking.StatusApproved}
	long.ClaimStart, long.ClaimEnd = long.Start, long.End
	n.Taken = append(n.Taken, long)
	for id := range w.Resources {
		r := booking.Request{Resources: []string{id}, School: "S04", Requester: "U41", Headcount: 30}
		occ := weekly("14:10", "15:00", "2026-11-03", "2026-11-04", "2026-11-06", "2026-11-11", "2026-11-12", "2026-12-08", "2027-01-01", "2027-01-19")
		got := booking.DecideSeries(w, n, r, occ, nil)
		for i, o := range occ {
			q := r
			q.Start, q.End = o.Date.At(o.Start, shanghai), o.Date.At(o.End, shanghai)
			one := booking.Decide(w, n, q)
			k1, w1 := kindsOf(one.Conflicts)
			k2, w2 := kindsOf(got.Occurrences[i].Conflicts)
			if fmt.Sprint(k1, w1, one.Rule) != fmt.Sprint(k2, w2, got.Occurrences[i].Rule) {
				t.Errorf("%s on %s: %v %v %s, alone %v %v %s", id, o.Date, k2, w2, got.Occurrences[i].Rule, k1, w1, one.Rule)
			}
		}
	}
}
