package booking

import (
	"fmt"
	"slices"
)

// RuleFault is one thing wrong with a rule table. Row counts from 0; -1 where
// it is the table as a whole, as when a case is decided by no row.
type RuleFault struct {
	Row    int
	ID     string
	Key    string // stable: unknown_relation, duplicate_id, undecided, never_reached, ...
	Params map[string]any
}

func (f RuleFault) String() string {
	return fmt.Sprintf("row %d %s: %s %v", f.Row, f.ID, f.Key, f.Params)
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
		bad := func(key string, value any) {
			faults = append(faults, RuleFault{i, r.ID, key, map[string]any{"Value": value}})
		}
		if r.ID == "" || seen[r.ID] {
			bad("duplicate_id", r.ID)
		}
		seen[r.ID] = true
		checkWords(r, bad)
		checkSense(r, bad)
	}
	return append(faults, checkCases(rules)...)
}

// checkWords finds words that mean nothing.
func checkWords(r *Rule, bad func(key string, value any)) {
	if !slices.Contains(relations, r.Relation) {
		bad("unknown_relation", r.Relation)
	}
	for _, s := range r.GroupState {
		if !slices.Contains(ruleStates, s) {
			bad("unknown_group_state", s)
		}
	}
	for _, k := range r.Risk {
		if !slices.Contains(risks, k) {
			bad("unknown_risk", k)
		}
	}
	for _, p := range r.Purposes {
		if !slices.Contains(Purposes, p) {
			bad("unknown_purpose", p)
		}
	}
	if !slices.Contains(sees, r.See) {
		bad("unknown_see", r.See)
	}
	if !slices.Contains(ruleAutos, r.Auto) {
		bad("unknown_auto", r.Auto)
	}
	words := append(slices.Clone(r.Approvers), r.Notify...)
	if r.EscalateTo != "" {
		words = append(words, r.EscalateTo)
	}
	for _, word := range words {
		if !approverWord(word) {
			bad("unknown_approver", word)
		}
	}
	if r.Reason != "" && !slices.Contains(ruleReasons, r.Reason) {
		bad("unknown_reason", r.Reason)
	}
}

// checkSense finds rows that contradict themselves.
func checkSense(r *Rule, bad func(key string, value any)) {
	switch {
	case !r.Request && r.Reason == "":
		bad("refuses_without_reason", "")
	case r.Request && r.Reason != "":
		bad("grants_with_reason", r.Reason)
	case !r.Request && (len(r.Approvers) > 0 || r.Auto != AutoNever):
		bad("refuses_and_approves", r.Auto)
	case r.Request && r.See == SeeNone:
		bad("grants_unseen", r.See)
	case r.Request && r.Auto == AutoNever && len(r.Approvers) == 0:
		bad("nobody_approves", "")
	}
	if r.MinDays < 0 || r.MaxDays < 0 || r.Request && r.MaxDays > 0 && r.MaxDays < r.MinDays {
		bad("bad_window_days", []int{r.MinDays, r.MaxDays})
	}
}

// checkCases walks through everything that can be asked, and finds cases that
// no row decides and rows that decide none.
func checkCases(rules []Rule) []RuleFault {
	var faults []RuleFault
	reached := make([]bool, len(rules))
	for _, name := range relations {
		for _, rel := range factsOf(name) {
			faults = append(faults, checkRelation(rules, rel, reached)...)
		}
	}
	for i := range rules {
		if !reached[i] && slices.Contains(relations, rules[i].Relation) {
			faults = append(faults, RuleFault{i, rules[i].ID, "never_reached", nil})
		}
	}
	return faults
}

func checkRelation(rules []Rule, rel relation, reached []bool) []RuleFault {
	must, limited := risksOf[rel.name]
	if !limited {
		must = []Risk{Standard, Supervised, Hazardous}
	}
	windows := []fact{no, yes}
	if rel.name == RelNone {
		windows = []fact{unknown}
	}
	var faults []RuleFault
	for _, risk := range risks {
		for _, window := range windows {
			for _, purpose := range Purposes {
				row := ruleFor(rules, &ruleCase{&rel, risk, window, purpose})
				if row != nil {
					reached[slices.IndexFunc(rules, func(r Rule) bool { return r.ID == row.ID })] = true
				} else if slices.Contains(must, risk) && !alreadyUndecided(faults, risk, window) {
					faults = append(faults, undecided(&rel, risk, window, purpose))
				}
			}
		}
	}
	return faults
}

// undecided describes a case in the words of the table.
func undecided(rel *relation, risk Risk, window fact, purpose string) RuleFault {
	p := map[string]any{"Relation": rel.name, "Risk": risk, "InWindow": window == yes, "Purpose": purpose}
	if rel.state != "" {
		p["State"] = rel.state
	}
	for name, f := range map[string]fact{
		"Attached": rel.attached, "ProjectActive": rel.projectActive,
		"AgreementActive": rel.agreementActive, "Listed": rel.agreedListed,
	} {
		if f != unknown {
			p[name] = f == yes
		}
	}
	return RuleFault{Row: -1, Key: "undecided", Params: p}
}

// alreadyUndecided keeps one fault for all purposes of a case.
func alreadyUndecided(faults []RuleFault, risk Risk, window fact) bool {
	return slices.ContainsFunc(faults, func(f RuleFault) bool {
		return f.Params["Risk"] == risk && f.Params["InWindow"] == (window == yes)
	})
}

// factsOf lists the states a relation can be in.
func factsOf(name string) []relation {
	var out []relation
	switch name {
	case RelForming:
		out = []relation{{state: StateForming}, {state: StateNotFiled}}
	case RelTight, RelLed:
		out = []relation{{state: StateActive}}
	case RelProject:
		for _, f := range [][2]fact{{no, no}, {no, yes}, {yes, no}, {yes, yes}} {
			out = append(out, relation{state: StateActive, attached: f[0], projectActive: f[1]})
		}
	case RelAlliance:
		for _, f := range [][2]fact{{no, no}, {yes, no}, {yes, yes}} {
			out = append(out, relation{state: StateActive, agreementActive: f[0], agreedListed: f[1]})
		}
	default:
		out = []relation{{}}
	}
	for i := range out {
		out[i].name = name
	}
	return out
}
