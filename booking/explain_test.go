package booking_test

import (
	"slices"
	"strings"
	"testing"

	"xiaoxiang/booking"
)

// said gives the verdict on a row, and whether there is one.
func said(rows []booking.RowVerdict, rule string) booking.RowVerdict {
	i := slices.IndexFunc(rows, func(v booking.RowVerdict) bool { return v.Rule == rule })
	if i < 0 {
		return booking.RowVerdict{}
	}
	return rows[i]
}

// For every scenario of one resource the row that Explain marks is the one
// that Decide names, with the same reason, and every row of the table is
// spoken of.
func TestExplainAgreesWithDecide(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	seen := 0
	for _, s := range d.Scenarios {
		r := s.Request.request(w)
		now := d.now(w, r.Requester)
		got := booking.Decide(w, now, r)
		if len(r.Resources) != 1 || got.Rule == "" {
			continue
		}
		rows := booking.Explain(w, now, r)
		for _, rule := range w.Rules {
			if said(rows, rule.ID).Rule == "" {
				t.Errorf("%s: nothing is said of row %s", s.ID, rule.ID)
			}
		}
		decides := slices.DeleteFunc(slices.Clone(rows), func(v booking.RowVerdict) bool { return !v.Decides })
		if len(decides) != 1 {
			t.Errorf("%s: %d rows decide: %+v", s.ID, len(decides), decides)
			continue
		}
		v := decides[0]
		if v.Rule != got.Rule || v.Group != got.Group || v.Reason != got.Reason || !v.Matched {
			t.Errorf("%s: %+v, want %s %s %s", s.ID, v, got.Rule, got.Group, got.Reason)
		}
		if got.Outcome == booking.AutoApproved && (v.Outcome != booking.AutoApproved || v.Held != "") {
			t.Errorf("%s: %+v", s.ID, v)
		}
		if got.Outcome == booking.Pending && v.Held == "" {
			t.Errorf("%s: nothing says why %s waits", s.ID, v.Rule)
		}
		seen++
	}
	if seen < 20 {
		t.Errorf("only %d scenarios were looked at", seen)
	}
}

func TestExplainNamesTheFirstConditionThatFails(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	ask := func(w *booking.World, user, school, resource, start string, change func(*booking.Now, *booking.Request)) []booking.RowVerdict {
		r := booking.Request{
			Resources: []string{resource}, School: school, Requester: user, Purpose: "ad_hoc",
			Start: at(start), End: at(start) + 2400, Headcount: 20,
		}
		now := booking.Now{At: at("2026-10-26T09:00"), Actor: actor(w, user)}
		if change != nil {
			change(&now, &r)
		}
		return booking.Explain(w, now, r)
	}
	own := ask(w, "U13", "S01", "R001", "2026-11-05T16:20", nil)
	other := ask(w, "U62", "S06", "R021", "2026-11-05T17:05", nil)
	struck := ask(w, "U13", "S01", "R001", "2026-11-05T16:20", func(n *booking.Now, _ *booking.Request) { n.Usage.Strikes = 3 })
	doubled := w.Copy()
	again := *ruleOf(w, "S2")
	again.ID = "S2b"
	doubled.Rules = append(slices.Clone(w.Rules), again)
	for _, c := range []struct {
		name string
		got  booking.RowVerdict
		want booking.RowVerdict
	}{
		{"one's own, the risk", said(own, "S1"), booking.RowVerdict{Failed: "risk"}},
		{"one's own", said(own, "S2"), booking.RowVerdict{Matched: true, Outcome: booking.AutoApproved, Decides: true}},
		{"no such relation", said(own, "T1"), booking.RowVerdict{Failed: "relation"}},
		{"of another school", said(other, "L2"), booking.RowVerdict{Matched: true, Outcome: booking.Pending, Held: booking.HeldAllocated, Decides: true}},
		{"inside the window", said(other, "L5"), booking.RowVerdict{Failed: "in_window"}},
		{"another purpose", said(ask(w, "U62", "S06", "R021", "2026-11-05T09:30", nil), "L4"), booking.RowVerdict{Failed: "purposes"}},
		{"refused", said(ask(w, "U62", "S06", "R021", "2026-11-05T09:30", nil), "L5"), booking.RowVerdict{Matched: true, Outcome: booking.ForbiddenOut, Reason: "outside_share_window", Decides: true}},
		{"strikes", said(struck, "S2"), booking.RowVerdict{Matched: true, Outcome: booking.Pending, Held: booking.HeldStrikes, Decides: true}},
		{"a gate", said(ask(w, "U62", "S06", "R021", "2026-10-27T17:05", nil), "L2"), booking.RowVerdict{Matched: true, Outcome: booking.ForbiddenOut, Reason: "notice_too_short", Decides: true}},
		{"a row above", said(ask(doubled, "U13", "S01", "R001", "2026-11-05T16:20", nil), "S2b"), booking.RowVerdict{Matched: true, Failed: booking.FailedEarlier, By: "S2"}},
	} {
		c.got.Rule, c.got.Resource, c.got.Relation, c.got.Group = "", "", "", ""
		if c.got != c.want {
			t.Errorf("%s: %+v, want %+v", c.name, c.got, c.want)
		}
	}
	if rows := ask(w, "U13", "S02", "R001", "2026-11-05T16:20", nil); rows != nil {
		t.Errorf("a school that is not theirs is explained: %d rows", len(rows))
	}
}

func ruleOf(w *booking.World, id string) *booking.Rule {
	return &w.Rules[slices.IndexFunc(w.Rules, func(r booking.Rule) bool { return r.ID == id })]
}

func TestDiffRules(t *testing.T) {
	before := readDemo(t).world().Rules
	for _, c := range []struct {
		name  string
		alter func(rs []booking.Rule) []booking.Rule
		want  string
	}{
		{"nothing", func(rs []booking.Rule) []booking.Rule { return rs }, ""},
		{"a field", func(rs []booking.Rule) []booking.Rule { rs[0].MaxDays = 7; rs[0].See = "summary"; return rs }, "S1 changed max_days,see"},
		{"a condition taken out", func(rs []booking.Rule) []booking.Rule { rs[0].Risk = nil; return rs }, "S1 changed risk"},
		{"an empty list is none", func(rs []booking.Rule) []booking.Rule { rs[0].Approvers = nil; return rs }, ""},
		{"a row less", func(rs []booking.Rule) []booking.Rule { return rs[1:] }, "S1 removed "},
		{"a row more", func(rs []booking.Rule) []booking.Rule { return append([]booking.Rule{{ID: "Z"}}, rs...) }, "Z added "},
		{"one moved down", func(rs []booking.Rule) []booking.Rule { return append(rs[1:], rs[0]) }, "S1 moved "},
		{"renamed", func(rs []booking.Rule) []booking.Rule { rs[0].ID = "S0"; return rs }, "S0 added ;S1 removed "},
	} {
		var got []string
		for _, d := range booking.DiffRules(before, c.alter(slices.Clone(before))) {
			got = append(got, d.ID+" "+d.Change+" "+strings.Join(d.Fields, ","))
		}
		if strings.Join(got, ";") != c.want {
			t.Errorf("%s: %q, want %q", c.name, strings.Join(got, ";"), c.want)
		}
	}
}
