package booking_test

import (
	"slices"
	"strings"
	"testing"

	"xiaoxiang/booking"
)

func TestDemoRulesAreComplete(t *testing.T) {
	for _, f := range booking.CheckRules(readDemo(t).world().Rules) {
		t.Error(f)
	}
}

func TestCheckRulesNamesTheFault(t *testing.T) {
	rules := func() []booking.Rule { return slices.Clone(readDemo(t).world().Rules) }
	row := func(rs []booking.Rule, id string) *booking.Rule {
		return &rs[slices.IndexFunc(rs, func(r booking.Rule) bool { return r.ID == id })]
	}
	for _, c := range []struct {
		name, id, key string
		spoil         func(*booking.Rule)
	}{
		{"unknown approver", "T2", "unknown_approver", func(r *booking.Rule) { r.Approvers = []string{"janitor"} }},
		{"unknown escalation", "T2", "unknown_approver", func(r *booking.Rule) { r.EscalateTo = "janitor" }},
		{"unknown reason", "L5", "unknown_reason", func(r *booking.Rule) { r.Reason = "because" }},
		{"unknown relation", "T2", "unknown_relation", func(r *booking.Rule) { r.Relation = "cousin" }},
		{"unknown auto", "T2", "unknown_auto", func(r *booking.Rule) { r.Auto = "maybe" }},
		{"unknown see", "T2", "unknown_see", func(r *booking.Rule) { r.See = "half" }},
		{"unknown state", "X1", "unknown_group_state", func(r *booking.Rule) { r.GroupState = append(r.GroupState, "odd") }},
		{"unknown risk", "S1", "unknown_risk", func(r *booking.Rule) { r.Risk = append(r.Risk, "odd") }},
		{"unknown purpose", "L4", "unknown_purpose", func(r *booking.Rule) { r.Purposes = append(r.Purposes, "odd") }},
		{"same id twice", "T1", "duplicate_id", func(r *booking.Rule) { r.ID = "S1" }},
		{"no without why", "L5", "refuses_without_reason", func(r *booking.Rule) { r.Reason = "" }},
		{"yes with a reason", "T2", "grants_with_reason", func(r *booking.Rule) { r.Reason = "not_visible" }},
		{"no with approvers", "L5", "refuses_and_approves", func(r *booking.Rule) { r.Approvers = []string{"host_manager"} }},
		{"yes to the unseen", "T2", "grants_unseen", func(r *booking.Rule) { r.See = "none" }},
		{"nobody approves", "T4", "nobody_approves", func(r *booking.Rule) { r.Approvers = nil }},
		{"window backwards", "T4", "bad_window_days", func(r *booking.Rule) { r.MinDays = 99 }},
		{"case left open", "T3", "undecided", func(r *booking.Rule) { r.Risk = []booking.Risk{booking.Offsite} }},
		{"purpose left open", "L5", "undecided", func(r *booking.Rule) { r.Purposes = []string{"meeting"} }},
		{"row in the shade", "L4", "never_reached", func(r *booking.Rule) { r.Relation = "tight" }},
		{"conditions that never hold together", "T1", "never_matches", func(r *booking.Rule) { yes := true; r.Attached = &yes }},
		{"a state that the relation cannot have", "T1", "never_matches", func(r *booking.Rule) { r.GroupState = []string{"forming"} }},
		{"no id", "T1", "bad_code", func(r *booking.Rule) { r.ID = "" }},
		{"days beyond all terms", "T1", "bad_window_days", func(r *booking.Rule) { r.MaxDays = 9999 }},
	} {
		rs := rules()
		spoilt := row(rs, c.id)
		c.spoil(spoilt)
		if !slices.ContainsFunc(booking.CheckRules(rs), func(f booking.RuleFault) bool {
			return f.Key == c.key && (f.Row == -1 || rs[f.Row].ID == spoilt.ID)
		}) {
			t.Errorf("%s: %v", c.name, booking.CheckRules(rs))
		}
	}
}

// A fault names the row, its field and, for one in the shade, who casts it.
func TestCheckRulesNamesRowAndField(t *testing.T) {
	rules := slices.Clone(readDemo(t).world().Rules)
	i := slices.IndexFunc(rules, func(r booking.Rule) bool { return r.ID == "L3" })
	rules[i].Approvers = []string{"lab_technician", "janitor"}
	faults := booking.CheckRules(rules)
	if len(faults) != 1 || faults[0].Row != i || faults[0].ID != "L3" || faults[0].Field != "approvers[1]" || faults[0].Params["Value"] != "janitor" {
		t.Errorf("%v", faults)
	}
	rules = slices.Clone(readDemo(t).world().Rules)
	k := slices.IndexFunc(rules, func(r booking.Rule) bool { return r.ID == "T4" })
	rules[k].InWindow = nil // now it takes the cases of no row below
	rules = append(rules, booking.Rule{ID: "T9", Relation: "tight", See: "full", Request: true, Auto: "never", Approvers: []string{"group_office"}})
	faults = booking.CheckRules(rules)
	if len(faults) != 1 || faults[0].ID != "T9" || faults[0].Key != "never_reached" || strings.Join(faults[0].Params["By"].([]string), " ") != "T1 T2 T3 T4" {
		t.Errorf("%v", faults)
	}
}

// rich is the demo district with what its rules speak of and it does not have:
// a pool on a tight campus, a hazardous resource of a project.
func rich(d *demo) *booking.World {
	w := d.world()
	add := func(id, school string) {
		r := *w.Resources["R022"]
		r.ID, r.Code, r.School = id, id, school
		w.Resources[id] = &r
	}
	add("R901", "S01")
	add("R902", "S08")
	p := *w.Projects["PJ1"]
	p.Resources = append(slices.Clone(p.Resources), "R902")
	w.Projects["PJ1"] = &p
	all := w.Users["U62"].Credentials
	for _, u := range w.Users {
		u.Credentials = all
	}
	return w
}

// survey decides a spread of requests over the whole district and writes down
// what came out, as long as yield wants more.
func survey(w *booking.World, yield func(string) bool) {
	who := map[string]string{}
	for _, g := range w.Grants {
		if g.Role == booking.Teacher {
			who[g.School] = g.User
		}
	}
	for _, g := range w.Grants {
		if g.Role == booking.SchoolAdmin && who[g.School] == "" {
			who[g.School] = g.User
		}
	}
	days := []string{"2026-10-27", "2026-10-28", "2026-11-04", "2026-11-05", "2026-11-14", "2026-11-21", "2027-03-10"}
	for _, school := range sorted(w.Schools) {
		user := who[school]
		now := booking.Now{At: at("2026-10-26T09:00"), Actor: actor(w, user)}
		for _, id := range sorted(w.Resources) {
			for _, purpose := range []string{"ad_hoc", "joint_research"} {
				for _, day := range days {
					for _, hours := range [][2]string{{"09:30", "10:10"}, {"14:00", "14:45"}, {"17:10", "17:50"}} {
						d := booking.Decide(w, now, booking.Request{
							Resources: []string{id}, School: school, Requester: user, Purpose: purpose,
							Start: at(day + "T" + hours[0]), End: at(day + "T" + hours[1]), Headcount: 20,
						})
						if !yield(strings.Join([]string{string(d.Outcome), d.Rule, d.Reason, words(d.Steps), d.See}, " ")) {
							return
						}
					}
				}
			}
		}
	}
}

// changes reports whether a world answers the survey in another way.
func changes(w *booking.World, before []string) bool {
	i, same := 0, true
	survey(w, func(s string) bool {
		same = s == before[i]
		i++
		return same
	})
	return !same
}

func sorted[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// Every row of the table decides something, and each of its fields does: a
// table without the row, or with the field altered, gives another answer
// somewhere.
func TestEveryRuleRowCounts(t *testing.T) {
	d := readDemo(t)
	w := rich(d)
	var before []string
	survey(w, func(s string) bool { before = append(before, s); return true })
	for i, r := range w.Rules {
		changed := w.Copy()
		changed.Rules = slices.Delete(slices.Clone(w.Rules), i, i+1)
		if !changes(changed, before) {
			t.Errorf("without row %s nothing changes", r.ID)
		}
		for name, alter := range alterations(r) {
			changed := w.Copy()
			changed.Rules = slices.Clone(w.Rules)
			alter(&changed.Rules[i])
			if !changes(changed, before) {
				t.Errorf("row %s with another %s: nothing changes", r.ID, name)
			}
		}
	}
}

// alterations are ways to spoil the fields that a row makes use of.
func alterations(r booking.Rule) map[string]func(*booking.Rule) {
	out := map[string]func(*booking.Rule){}
	if r.Request {
		out["request"] = func(r *booking.Rule) { r.Request, r.Reason = false, "not_permitted" }
		out["notice"] = func(r *booking.Rule) { r.MinDays = 50 }
		if r.Relation != booking.RelDistrict {
			out["furthest day"] = func(r *booking.Rule) { r.MaxDays = 1 }
		}
		out["approvers"] = func(r *booking.Rule) {
			r.Approvers, r.Auto = append([]string{"group_office"}, strings.Fields("base_manager own_school_admin")...), "never"
		}
	} else if r.See == booking.SeeNone { // not_visible, whatever the row's reason
		out["see"] = func(r *booking.Rule) { r.See = booking.SeeFull }
	} else {
		out["reason"] = func(r *booking.Rule) { r.Reason = "bad" }
	}
	return out
}

// Approvers are those of today: a grant that ended yields to the fallback, and
// the requester never decides.
func TestApproverFallbacks(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	day := date("2026-10-26")
	place := func(resource, group, school string) booking.Place {
		return booking.Place{Resource: w.Resources[resource], Group: group, School: school, Date: day}
	}
	for _, c := range []struct {
		word   string
		place  booking.Place
		never  []string
		want   string
		acting bool
	}{
		{"host_manager", place("R019", "G2", "S06"), nil, "U44", false},
		{"host_manager", place("R025", "G2", "S06"), nil, "U41", true},
		{"host_manager", place("R019", "G2", "S06"), []string{"U44"}, "U41", true},
		{"host_manager", place("R019", "G2", "S06"), []string{"U44", "U41"}, "U05", true},
		{"host_manager", place("R019", "", "S06"), []string{"U44", "U41"}, "U01", true},
		{"lab_technician", place("R022", "G2", "S06"), nil, "U42", false},
		{"lab_technician", place("R022", "G2", "S06"), []string{"U42"}, "U41", true},
		{"lab_technician", place("R022", "G2", "S06"), []string{"U42", "U41"}, "U01", true},
		{"lab_technician", place("R050", "G4", "S12"), nil, "U111", true},
		{"host_school_admin", place("R045", "G3", "S10"), nil, "U92", false},
		{"own_school_admin", place("R061", "", "S10"), nil, "U102", false},
		{"own_school_admin", place("R061", "", "S10"), []string{"U102"}, "U01", true},
		{"base_manager", place("R061", "", "S10"), nil, "U03", false},
		{"base_manager", place("R063", "", "S10"), nil, "U01", true},
		{"group_coordinator", place("R042", "G3", "S10"), nil, "U06", false},
	} {
		users, acting := booking.Approvers(w, c.word, c.place, c.never...)
		if strings.Join(users, " ") != c.want || acting != c.acting {
			t.Errorf("%s of %s without %v: %v acting %v, want %s %v", c.word, c.place.Resource.ID, c.never, users, acting, c.want, c.acting)
		}
	}
	ended := w.Copy()
	ended.Grants = slices.Clone(w.Grants)
	for i := range ended.Grants {
		if ended.Grants[i].User == "U44" {
			ended.Grants[i].To = day - 1
		}
	}
	p := place("R019", "G2", "S06")
	if users, _ := booking.Approvers(ended, "host_manager", p); !slices.Equal(users, []string{"U41"}) {
		t.Errorf("after the grant ended: %v", users)
	}
}
