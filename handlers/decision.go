package handlers

import (
	"context"
	"net/http"

	"xiaoxiang/booking"
	"xiaoxiang/messages"
	"xiaoxiang/service"
)

// Conflict is one thing in the way.
type Conflict struct {
	Kind      string  `json:"kind"`
	Severity  string  `json:"severity" enum:"hard,warn,info"`
	Detail    string  `json:"detail"`
	Subject   string  `json:"subject" doc:"Code of the resource, teacher or class"`
	With      string  `json:"with,omitempty" doc:"Code of the booking or lock; left out where you may not know"`
	Start     *string `json:"start"`
	End       *string `json:"end"`
	Available *int    `json:"available"`
}

// Alternative is a free choice near what was asked.
type Alternative struct {
	Resource string `json:"resource"`
	Start    string `json:"start"`
	End      string `json:"end"`
	Why      string `json:"why" enum:"same_time_other_resource,nearest_slot"`
}

// Occurrence is what becomes of one date of a series.
type Occurrence struct {
	Date      string     `json:"date"`
	Start     *string    `json:"start"`
	End       *string    `json:"end"`
	Follows   *string    `json:"follows" doc:"The date that this one stands for"`
	Outcome   string     `json:"outcome" enum:"create,skip,conflict"`
	Reason    *string    `json:"reason" doc:"Why it is skipped"`
	Conflicts []Conflict `json:"conflicts" nullable:"false"`
}

// Decision is the answer to a booking request.
type Decision struct {
	Decision      string        `json:"decision" enum:"auto_approved,pending,needs_confirm,rejected,forbidden"`
	Detail        string        `json:"detail"`
	Rule          *string       `json:"rule"`
	Reason        *string       `json:"reason"`
	Approvers     []string      `json:"approvers" nullable:"false"`
	ApproverNames []string      `json:"approver_names" nullable:"false"`
	AnswerBy      *string       `json:"answer_by"`
	Conflicts     []Conflict    `json:"conflicts" nullable:"false"`
	Alternatives  []Alternative `json:"alternatives" nullable:"false"`
	Occurrences   []Occurrence  `json:"occurrences" nullable:"false"`
	Vehicles      *int          `json:"vehicles" doc:"How many vehicles the party needs"`
	PlanVersion   *string       `json:"plan_version"`
	Warnings
	WouldBe int `json:"would_be" doc:"Status of the real call"`
}

// Conflicts shapes conflicts for whoever reads them.
func Conflicts(w *booking.World, lang messages.Lang, conflicts []booking.Conflict) []Conflict {
	out := make([]Conflict, 0, len(conflicts))
	for _, c := range conflicts {
		shaped := Conflict{
			Kind: string(c.Kind), Severity: string(c.Severity), Detail: lang.Conflict(w, c), Subject: subject(w, c.Subject),
			Start: stamp(c.Start, w.Zone), End: stamp(c.End, w.Zone), Available: c.Available,
		}
		if c.With != "" {
			shaped.With = c.WithCode
		}
		out = append(out, shaped)
	}
	return out
}

// subject gives the code of a resource, a person or a class.
func subject(w *booking.World, id string) string {
	switch {
	case w.Resources[id] != nil:
		return w.Resources[id].Code
	case w.Users[id] != nil:
		return w.Users[id].Code
	case w.Classes[id] != nil:
		return w.Classes[id].Code
	}
	return id
}

func decision(ctx context.Context, c *service.Checked) Decision {
	d, w, lang := c.Decision, c.World, CallerOf(ctx).Lang
	out := Decision{
		Decision: string(d.Outcome), Detail: lang.Decision(w, d), Rule: text(d.Rule), Reason: text(d.Reason),
		Approvers: some(messages.Words(d.Steps)), ApproverNames: []string{},
		AnswerBy: stamp(messages.AnswerBy(d.Steps), w.Zone), Conflicts: Conflicts(w, lang, d.Conflicts),
		Alternatives: []Alternative{}, Occurrences: []Occurrence{}, Vehicles: number(d.Vehicles),
		PlanVersion: text(d.PlanVersion), Warnings: warnings(w, lang, d.UnsureYears), WouldBe: wouldBe(d),
	}
	for _, word := range out.Approvers {
		out.ApproverNames = append(out.ApproverNames, lang.Word("approver", word))
	}
	for _, a := range d.Alternatives {
		if len(a.Resources) > 0 {
			out.Alternatives = append(out.Alternatives, Alternative{
				Resource: w.Resources[a.Resources[0]].Code, Start: instant(a.Start, w.Zone), End: instant(a.End, w.Zone), Why: a.Why,
			})
		}
	}
	for _, o := range d.Occurrences {
		out.Occurrences = append(out.Occurrences, Occurrence{
			Date: o.Date.String(), Start: stamp(o.StartAt, w.Zone), End: stamp(o.EndAt, w.Zone), Follows: day(o.Follows),
			Outcome: o.Outcome, Reason: text(o.Skip), Conflicts: Conflicts(w, lang, o.Conflicts),
		})
	}
	return out
}

// wouldBe is the status of the real call.
func wouldBe(d booking.Decision) int {
	switch d.Outcome {
	case booking.AutoApproved, booking.Pending:
		return http.StatusCreated
	case booking.ForbiddenOut:
		return Status(service.RefusalCode(d.Reason))
	}
	return http.StatusConflict
}

// Status is the HTTP status of a class of failure.
func Status(code booking.Code) int {
	if status, ok := statuses[code]; ok {
		return status
	}
	return http.StatusInternalServerError
}

var statuses = map[booking.Code]int{
	booking.Invalid: http.StatusUnprocessableEntity, booking.Unauthorized: http.StatusUnauthorized,
	booking.Forbidden: http.StatusForbidden, booking.NotFound: http.StatusNotFound,
	booking.Conflicted: http.StatusConflict, booking.Stale: http.StatusPreconditionFailed,
	booking.Gone: http.StatusGone, booking.TooMany: http.StatusTooManyRequests,
	booking.Unavailable: http.StatusServiceUnavailable, booking.Internal: http.StatusInternalServerError,
}
