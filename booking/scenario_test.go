package booking_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// Every scenario of the demo district has exactly the decision, rule, reason,
// approvers and set of conflicts that it names.
func TestScenarios(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	if len(d.Scenarios) == 0 {
		t.Fatal("no scenarios")
	}
	for _, s := range d.Scenarios {
		t.Run(s.ID, func(t *testing.T) {
			r := s.Request.request(w)
			got := booking.Decide(w, d.now(w, r.Requester), r)
			want := s.Expect
			if string(got.Outcome) != want.Decision {
				t.Errorf("%s: decision %s, want %s (%s, reason %s)", s.Title, got.Outcome, want.Decision, got.Rule, got.Reason)
			}
			if want.Rule != "" && got.Rule != want.Rule {
				t.Errorf("rule %s, want %s", got.Rule, want.Rule)
			}
			if got.Reason != want.Reason {
				t.Errorf("reason %q, want %q", got.Reason, want.Reason)
			}
			if words(got.Steps) != strings.Join(want.Approvers, " ") {
				t.Errorf("approvers %q, want %v", words(got.Steps), want.Approvers)
			}
			for _, st := range got.Steps {
				if len(st.Users) == 0 || slices.Contains(st.Users, r.Requester) || st.Deadline <= d.now(w, "").At || st.Deadline > r.Start {
					t.Errorf("step %+v", st)
				}
			}
			if want.Decision == "forbidden" {
				return
			}
			kinds, with := kindsOf(got.Conflicts)
			slices.Sort(want.Conflicts)
			if strings.Join(kinds, " ") != strings.Join(want.Conflicts, " ") {
				t.Errorf("conflicts %v, want %v", kinds, want.Conflicts)
			}
			if strings.Join(with, " ") != strings.Join(want.With, " ") {
				t.Errorf("with %v, want %v", with, want.With)
			}
			if want.Available != nil && (len(got.Conflicts) != 1 || got.Conflicts[0].Available == nil || *got.Conflicts[0].Available != *want.Available) {
				t.Errorf("conflicts %+v, want %d available", got.Conflicts, *want.Available)
			}
		})
	}
}

// kindsOf gives the sets of kinds and of bookings or locks in the way, sorted.
func kindsOf(cs []booking.Conflict) (kinds, with []string) {
	for _, c := range cs {
		kinds = append(kinds, string(c.Kind))
		if c.With != "" {
			with = append(with, c.With)
		}
	}
	slices.Sort(kinds)
	slices.Sort(with)
	return slices.Compact(kinds), slices.Compact(with)
}

// The seed bookings can all be recorded, one after the other.
func TestSeedBookings(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	now := d.now(w, "")
	now.Actor.System = true
	now.Taken = nil
	for _, b := range d.Bookings {
		r := b.request(w)
		r.Ledger = true
		if got := booking.Decide(w, now, r); got.Outcome != booking.AutoApproved {
			t.Errorf("%s: %s, conflicts %+v", b.ID, got.Outcome, got.Conflicts)
		}
		now.Taken = append(now.Taken, rowsOf(w, b.ID, r, booking.StatusApproved)...)
	}
}

// The series scenarios, on the demo district without its bookings in August.
func TestSeriesScenarios(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	for _, s := range d.Series {
		t.Run(s.ID, func(t *testing.T) {
			now := booking.Now{At: at("2026-08-24T09:00"), Actor: actor(w, s.As)}
			occ, err := w.Calendar.Expand(s.School, calendar.Recurrence{
				Term: s.Term, Weekday: s.Weekday, Parity: calendar.Parity(s.Parity), Stage: s.Stage, Periods: []string{s.Period},
			})
			if err != nil {
				t.Fatal(err)
			}
			r := booking.Request{Resources: []string{s.Resource}, School: s.School, Requester: s.As}
			got := booking.DecideSeries(w, now, r, occ, nil)
			var created, makeup, skipped, rejected []string
			for _, o := range got.Occurrences {
				text := fmt.Sprintf("%s %02d:%02d-%02d:%02d", o.Date, o.Start/60, o.Start%60, o.End/60, o.End%60)
				switch o.Outcome {
				case booking.OccSkip:
					skipped = append(skipped, o.Date.String())
				case booking.OccConflict:
					rejected = append(rejected, fmt.Sprint(o.Date, o.Conflicts[0].Kind, o.Conflicts[0].With))
				default:
					created = append(created, text)
				}
				if o.Follows != 0 {
					makeup = append(makeup, text+" follows "+o.Follows.String())
				}
			}
			var wantRejected []string
			for _, x := range s.Expect.Rejected {
				wantRejected = append(wantRejected, fmt.Sprint(x.Date, x.Kind, x.Lock))
			}
			if len(created) != s.Expect.Created || created[0] != s.Expect.First {
				t.Errorf("created %d from %s: %v", len(created), created[0], created)
			}
			for _, x := range [][2][]string{{makeup, s.Expect.Makeup}, {skipped, s.Expect.Skipped}, {rejected, wantRejected}} {
				if !slices.Equal(x[0], x[1]) {
					t.Errorf("got %v, want %v", x[0], x[1])
				}
			}
			checkPlan(t, w, now, r, occ, got)
		})
	}
}

// checkPlan skips what is in conflict: nothing is rejected then, and the
// version is the same.
func checkPlan(t *testing.T, w *booking.World, now booking.Now, r booking.Request, occ []calendar.Occurrence, first booking.Decision) {
	t.Helper()
	var plan []booking.PlanStep
	for _, o := range first.Occurrences {
		if o.Outcome == booking.OccConflict {
			plan = append(plan, booking.PlanStep{Date: o.Date, Do: booking.PlanSkip})
		}
	}
	if len(plan) > 0 && first.Outcome != booking.Rejected {
		t.Errorf("conflicts unresolved, yet %s", first.Outcome)
	}
	second := booking.DecideSeries(w, now, r, occ, plan)
	if second.PlanVersion != first.PlanVersion {
		t.Errorf("the plan changed the version")
	}
	if second.Outcome == booking.Rejected {
		t.Errorf("rejected in spite of the plan: %+v", second.Conflicts)
	}
}
