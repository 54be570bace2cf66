package handlers

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// ExplainIn is a request to be explained.
type ExplainIn struct {
	Resource  string `query:"resource" required:"true" maxLength:"100" doc:"Id or code"`
	School    string `query:"school" required:"true" maxLength:"100" doc:"That asks; id or code"`
	User      string `query:"user" maxLength:"100" doc:"Another person of a school whose admin you are"`
	Start     string `query:"start" required:"true" maxLength:"40"`
	End       string `query:"end" required:"true" maxLength:"40"`
	Purpose   string `query:"purpose" maxLength:"40"`
	Project   string `query:"project" maxLength:"100"`
	Program   string `query:"program" maxLength:"100"`
	Headcount int    `query:"headcount" minimum:"0" maximum:"100000"`
}

// Explained is what the rules say, row by row.
type Explained struct {
	Decision string        `json:"decision" enum:"auto_approved,pending,needs_confirm,rejected,forbidden" doc:"What is in the way included"`
	Detail   string        `json:"detail"`
	Rule     *string       `json:"rule"`
	Reason   *string       `json:"reason"`
	Rows     []ExplainedOf `json:"rows" nullable:"false" doc:"In the order of the table"`
}

// ExplainedOf is what one row says.
type ExplainedOf struct {
	Rule     string  `json:"rule"`
	Relation string  `json:"relation"`
	Group    *string `json:"group"`
	Matched  bool    `json:"matched"`
	Decides  bool    `json:"decides"`
	Failed   *string `json:"failed" doc:"The first condition that does not hold; earlier_row: one above has taken the case"`
	By       *string `json:"by" doc:"The row above"`
	Outcome  *string `json:"outcome" doc:"What the row gives"`
	Reason   *string `json:"reason"`
	Held     *string `json:"held" doc:"Why it does not approve at once"`
	Detail   string  `json:"detail"`
}

// ExplainRules says row by row why a request is decided as it is.
func (h *Handlers) ExplainRules(ctx context.Context, in *ExplainIn) (*BodyOut[Explained], error) {
	got, err := h.Service.Explain(ctx, actor(ctx), in.User, service.Draft{
		Resources: []string{in.Resource}, School: in.School, Start: in.Start, End: in.End,
		Purpose: in.Purpose, Project: in.Project, Program: in.Program, Headcount: in.Headcount,
	})
	if err != nil {
		return nil, err
	}
	d, w, lang := got.Decision, got.World, CallerOf(ctx).Lang
	out := Explained{Decision: string(d.Outcome), Detail: lang.Decision(w, d), Rule: text(d.Rule), Reason: text(d.Reason), Rows: []ExplainedOf{}}
	for i := range got.Rows {
		out.Rows = append(out.Rows, explainedRow(ctx, w, &got.Rows[i]))
	}
	return &BodyOut[Explained]{out}, nil
}

func explainedRow(ctx context.Context, w *booking.World, v *booking.RowVerdict) ExplainedOf {
	lang := CallerOf(ctx).Lang
	out := ExplainedOf{
		Rule: v.Rule, Relation: v.Relation, Matched: v.Matched, Decides: v.Decides, Failed: text(v.Failed), By: text(v.By),
		Outcome: text(string(v.Outcome)), Reason: text(v.Reason), Held: text(v.Held),
	}
	if g := w.Groups[v.Group]; g != nil {
		out.Group = &g.Code
	}
	why := "explain." + v.Failed
	switch {
	case v.Decides:
		why = "explain.decides"
	case v.Failed == "":
		why = "explain.other"
	}
	out.Detail = lang.Text(why, map[string]any{"By": v.By})
	for _, more := range []string{v.Reason, prefixed("held.", v.Held)} {
		if more != "" {
			out.Detail += " " + lang.Text(more, nil)
		}
	}
	return out
}

func prefixed(prefix, word string) string {
	if word == "" {
		return ""
	}
	return prefix + word
}
