package booking

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
)

// RuleFault is one thing wrong with a rule table. Row counts from 0; -1 where
// it is the table as a whole, as when a case is decided by no row.
type RuleFault struct {
	Row    int
	ID     string
	Field  string // of the row, as a door names it: approvers[1]; "" the row or the table as a whole
	Key    string // stable: unknown_relation, duplicate_id, undecided, never_reached, ...
	Params map[string]any
}

func (f RuleFault) String() string {
	return fmt.Sprintf("row %d %s %s: %s %v", f.Row, f.ID, f.Field, f.Key, f.Params)
}

// The words a row may use.
var (
	ruleAutos = []string{
		AutoAlways, AutoNever, AutoIfOwner, AutoIfQuota, AutoIfOwnerAndQuota, AutoIfAllocated,
	}
	ruleReasons = []string{
		ReasonNotVisible, ReasonNotPermitted, ReasonOutsideWindow, ReasonNotAttached,
		ReasonProjectEnded, ReasonAgreementExpired,
	}
	ruleStates = []string{StateActive, StateForming, StateNotFiled}
	risks      = []Risk{Standard, Supervised, Hazardous, Offsite}
)

// Purposes are what a booking may be for.
var Purposes = []string{
	"ad_hoc", "lesson", "after_school", "student_activity", "family_guidance", "study_trip",
	"joint_research", "joint_teaching", "joint_training", "joint_assessment", "joint_curriculum",
	"course_delivery", "meeting", "exam",
}

// risksOf are the risks that a relation must decide: schools have no bases or
// buses, the district no laboratories or pools. What is asked for all the same
// is refused as not_permitted.
var risksOf = map[string][]Risk{
	RelDistrict: {Standard, Supervised, Offsite},
	RelForming:  {Standard, Supervised, Hazardous},
	RelNone:     risks,
}

// CheckRules names everything wrong with a rule table: words that mean
// nothing, rows that contradict themselves or are never reached, ids given
// twice, and cases that no row decides. An empty answer means it may be saved.
func CheckRules(rules []Rule) []RuleFault {
	var faults []RuleFault
	seen := map[string]bool{}
	for i := range rules {
		r := &rules[i]
		bad := func(field, key string, value any) {
			faults = append(faults, RuleFault{i, r.ID, field, key, map[string]any{"Row": i + 1, "Rule": r.ID, "Value": value}})
		}
		switch {
		case !ruleID.MatchString(r.ID):
			bad("id", "bad_code", r.ID)
		case seen[r.ID]:
			bad("id", "duplicate_id", r.ID)
		}
		seen[r.ID] = true
		checkWords(r, bad)
		checkSense(r, bad)
	}
	return append(faults, checkCases(rules)...)
}

// ruleID is how a row is named: bookings keep it, people read it out.
var ruleID = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$`)

// checkWords finds words that mean nothing.
func checkWords(r *Rule, bad func(field, key string, value any)) {
	one := func(field, key string, ok bool, value string) {
		if !ok {
			bad(field, key, value)
		}
	}
	one("relation", "unknown_relation", slices.Contains(relations, r.Relation), r.Relation)
	one("see", "unknown_see", slices.Contains(sees, r.See), r.See)
	one("auto", "unknown_auto", slices.Contains(ruleAutos, r.Auto), r.Auto)
	one("reason", "unknown_reason", r.Reason == "" || slices.Contains(ruleReasons, r.Reason), r.Reason)
	one("escalate_to", "unknown_approver", r.EscalateTo == "" || approverWord(r.EscalateTo), r.EscalateTo)
	each := func(field, key string, values []string, known func(string) bool) {
		for i, v := range values {
			one(field+"["+strconv.Itoa(i)+"]", key, known(v), v)
		}
	}
	each("group_state", "unknown_group_state", r.GroupState, func(s string) bool { return slices.Contains(ruleStates, s) })
	each("purposes", "unknown_purpose", r.Purposes, func(s string) bool { return slices.Contains(Purposes, s) })
	each("approvers", "unknown_approver", r.Approvers, approverWord)
	each("notify", "unknown_approver", r.Notify, approverWord)
	for i, k := range r.Risk {
		one("risk["+strconv.Itoa(i)+"]", "unknown_risk", slices.Contains(risks, k), string(k))
	}
}

// maxRuleDays bounds the days of a row.
const maxRuleDays = 730

// checkSense finds rows that contradict themselves.
func checkSense(r *Rule, bad func(field, key string, value any)) {
	switch {
	case !r.Request && r.Reason == "":
		bad("reason", "refuses_without_reason", "")
	case r.Request && r.Reason != "":
		bad("reason", "grants_with_reason", r.Reason)
	case !r.Request && len(r.Approvers) > 0:
		bad("approvers", "refuses_and_approves", r.Approvers[0])
	case !r.Request && r.Auto != AutoNever:
		bad("auto", "refuses_and_approves", r.Auto)
	case r.Request && r.See == SeeNone:
		bad("see", "grants_unseen", r.See)
	case r.Request && r.Auto == AutoNever && len(r.Approvers) == 0:
		bad("approvers", "nobody_approves", "")
	}
	if min(r.MinDays, r.MaxDays) < 0 || max(r.MinDays, r.MaxDays) > maxRuleDays || r.Request && r.MaxDays > 0 && r.MaxDays < r.MinDays {
		bad("max_days", "bad_window_days", strconv.Itoa(r.MinDays)+"–"+strconv.Itoa(r.MaxDays))
	}
}
