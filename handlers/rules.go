package handlers

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// RuleRow is one row of the rule table; a condition that is left out matches
// anything, and the first row of a relation that matches counts.
type RuleRow struct {
	ID              string   `json:"id" maxLength:"40"`
	Relation        string   `json:"relation" maxLength:"40" doc:"self, tight, led, project, alliance, district, any_forming_group, none"`
	GroupState      []string `json:"group_state,omitempty" maxItems:"10"`
	Risk            []string `json:"risk,omitempty" maxItems:"10"`
	InWindow        *bool    `json:"in_window,omitempty" doc:"The whole time lies in a share window"`
	Purposes        []string `json:"purposes,omitempty" maxItems:"30"`
	Attached        *bool    `json:"attached,omitempty" doc:"A project lists the resource"`
	ProjectActive   *bool    `json:"project_active,omitempty"`
	AgreementActive *bool    `json:"agreement_active,omitempty"`
	Listed          *bool    `json:"listed,omitempty" doc:"The agreement lists the resource"`
	See             string   `json:"see" maxLength:"20" doc:"none, free_busy, summary, full"`
	Request         bool     `json:"request" doc:"false: refused, with the reason"`
	Auto            string   `json:"auto" maxLength:"40" doc:"always, never, if_owner_allows, if_under_quota, if_owner_allows_and_under_quota, if_term_allocated"`
	Approvers       []string `json:"approvers,omitempty" nullable:"false" maxItems:"10"`
	EscalateTo      string   `json:"escalate_to,omitempty" maxLength:"40"`
	Notify          []string `json:"notify,omitempty" maxItems:"10"`
	MinDays         int      `json:"min_days,omitempty" doc:"Least days ahead"`
	MaxDays         int      `json:"max_days,omitempty" doc:"Most days ahead; 0: to the end of the term"`
	Reason          string   `json:"reason,omitempty" maxLength:"40"`
}

func ruleRow(r booking.Rule) RuleRow {
	out := RuleRow{
		ID: r.ID, Relation: r.Relation, GroupState: r.GroupState, InWindow: r.InWindow, Purposes: r.Purposes, Attached: r.Attached,
		ProjectActive: r.ProjectActive, AgreementActive: r.AgreementActive, Listed: r.Listed, See: r.See, Request: r.Request, Auto: r.Auto,
		Approvers: some(r.Approvers), EscalateTo: r.EscalateTo, Notify: r.Notify, MinDays: r.MinDays, MaxDays: r.MaxDays, Reason: r.Reason,
	}
	for _, k := range r.Risk {
		out.Risk = append(out.Risk, string(k))
	}
	return out
}

func (r RuleRow) rule() booking.Rule {
	out := booking.Rule{
		ID: r.ID, Relation: r.Relation, GroupState: r.GroupState, InWindow: r.InWindow, Purposes: r.Purposes, Attached: r.Attached,
		ProjectActive: r.ProjectActive, AgreementActive: r.AgreementActive, Listed: r.Listed, See: r.See, Request: r.Request, Auto: r.Auto,
		Approvers: r.Approvers, EscalateTo: r.EscalateTo, Notify: r.Notify, MinDays: r.MinDays, MaxDays: r.MaxDays, Reason: r.Reason,
	}
	for _, k := range r.Risk {
		out.Risk = append(out.Risk, booking.Risk(k))
	}
	return out
}

// RuleTable is the rule table in its order.
type RuleTable struct {
	Version int64     `json:"version"`
	Rules   []RuleRow `json:"rules" nullable:"false"`
}

func (t RuleTable) id() string     { return "" }
func (t RuleTable) version() int64 { return t.Version }

func ruleTable(t *service.RuleTable) RuleTable {
	out := RuleTable{Version: t.Version, Rules: []RuleRow{}}
	for _, r := range t.Rules {
		out.Rules = append(out.Rules, ruleRow(r))
	}
	return out
}

// GetRules shows the rule table that counts.
func (h *Handlers) GetRules(ctx context.Context, _ *struct{}) (*OneOut[RuleTable], error) {
	table, err := h.Service.Rules(ctx, actor(ctx))
	return shown(table, err, ruleTable)
}

// RulesBody is a whole rule table.
type RulesBody struct {
	Rules []RuleRow `json:"rules" nullable:"false" minItems:"1" maxItems:"200"`
	Note  *string   `json:"note,omitempty" nullable:"true" doc:"Why"`
}

func (b *RulesBody) rules() []booking.Rule {
	out := make([]booking.Rule, 0, len(b.Rules))
	for _, r := range b.Rules {
		out = append(out, r.rule())
	}
	return out
}

// PutRulesIn is a rule table in the place of the one that counts.
type PutRulesIn struct {
	IfMatch string `header:"If-Match" maxLength:"200" doc:"ETag of the table that it was made on; needed"`
	Body    RulesBody
}

// PutRules replaces the rule table.
func (h *Handlers) PutRules(ctx context.Context, in *PutRulesIn) (*OneOut[RuleTable], error) {
	table, err := h.Service.ReplaceRules(ctx, actor(ctx), versionOf(in.IfMatch), in.Body.rules(), deref(in.Body.Note))
	return shown(table, err, ruleTable)
}

// CheckRulesIn is a rule table that is only asked about.
type CheckRulesIn struct{ Body RulesBody }

// RulesCheck is what is wrong with a table, and what it changes.
type RulesCheck struct {
	Faults []RuleFault `json:"faults" nullable:"false"`
	Diff   []RuleDiff  `json:"diff" nullable:"false"`
}

// RuleFault is one thing wrong with a rule table.
type RuleFault struct {
	Row    *int    `json:"row" doc:"From 0; null: the table as a whole"`
	Rule   *string `json:"rule"`
	Field  string  `json:"field"`
	Key    string  `json:"key"`
	Detail string  `json:"detail"`
}

// RuleDiff is what becomes of one row.
type RuleDiff struct {
	Rule   string   `json:"rule"`
	Change string   `json:"change" enum:"added,removed,changed,moved"`
	Fields []string `json:"fields" nullable:"false"`
}

func ruleDiffs(list []booking.RuleDiff) []RuleDiff {
	out := []RuleDiff{}
	for _, d := range list {
		out = append(out, RuleDiff{Rule: d.ID, Change: d.Change, Fields: some(d.Fields)})
	}
	return out
}

// CheckRules says what is wrong with a rule table, and writes nothing.
func (h *Handlers) CheckRules(ctx context.Context, in *CheckRulesIn) (*BodyOut[RulesCheck], error) {
	faults, diff, err := h.Service.CheckRules(ctx, actor(ctx), in.Body.rules())
	if err != nil {
		return nil, err
	}
	out := RulesCheck{Faults: []RuleFault{}, Diff: ruleDiffs(diff)}
	for _, f := range faults {
		fault := RuleFault{Rule: text(f.ID), Field: service.RuleField(f), Key: f.Key, Detail: CallerOf(ctx).Lang.Text(f.Key, f.Params)}
		if f.Row >= 0 {
			fault.Row = &f.Row
		}
		out.Faults = append(out.Faults, fault)
	}
	return &BodyOut[RulesCheck]{out}, nil
}

// RuleVersion is one version of the rule table.
type RuleVersion struct {
	Version int64      `json:"version"`
	Current bool       `json:"current"`
	Since   *string    `json:"since" doc:"null: from the first"`
	By      *string    `json:"by"`
	ByName  *string    `json:"by_name"`
	Note    *string    `json:"note"`
	Diff    []RuleDiff `json:"diff" nullable:"false" doc:"Against the version before"`
	Rules   []RuleRow  `json:"rules,omitempty" doc:"Of one version alone"`
}

func ruleVersion(ctx context.Context) func(*service.RuleTable) RuleVersion {
	w := world(ctx)
	return func(t *service.RuleTable) RuleVersion {
		out := RuleVersion{Version: t.Version, Current: t.Current, Since: stamp(t.At, w.Zone), Note: text(t.Note), Diff: ruleDiffs(t.Diff)}
		out.By, out.ByName = user(w, t.By)
		return out
	}
}

// ListRuleVersions lists the versions of the rule table, newest first.
func (h *Handlers) ListRuleVersions(ctx context.Context, in *PageIn) (*ListOut[RuleVersion], error) {
	rows, next, err := h.Service.RuleVersions(ctx, actor(ctx), in.page())
	return pageOf(rows, next, err, ruleVersion(ctx))
}

// GetRuleVersion shows one version of the rule table.
func (h *Handlers) GetRuleVersion(ctx context.Context, in *RefIn) (*BodyOut[RuleVersion], error) {
	table, err := h.Service.RuleVersion(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	out := ruleVersion(ctx)(table)
	out.Rules = ruleTable(table).Rules
	return &BodyOut[RuleVersion]{out}, nil
}
