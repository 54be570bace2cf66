package service

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// Book is the one write path: whatever becomes a booking, one or a series,
// comes through here. In one change it locks the subjects, looks, decides,
// writes and posts the letters.
//
// A refusal is an *Error with the decision: Conflicted with its conflicts,
// or the class that its reason has (api: reasons). A plan made on an older
// preview is Conflicted with key plan_changed.
func (s *Service) Book(ctx context.Context, actor booking.Actor, d Draft) (*Booked, error) {
	var out *Booked
	err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		var err error
		out, err = s.book(tx, actor, d)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// book is Book inside a change that is already open.
func (s *Service) book(tx *models.Tx, actor booking.Actor, d Draft) (*Booked, error) {
	w, err := tx.World(actor.District)
	if err != nil {
		return nil, err
	}
	a, err := resolve(w, actor, d, tx.Now)
	if err != nil {
		return nil, err
	}
	if err := tx.Lock(lockKeys(w, a)); err != nil {
		return nil, err
	}
	decision, err := decide(tx.Query, w, actor, tx.Now, a)
	if err != nil {
		return nil, err
	}
	if a.series && len(d.Plan) > 0 && d.PlanVersion != decision.PlanVersion {
		return nil, &booking.Error{Code: booking.Conflicted, Key: "plan_changed", Decision: &decision, Conflicts: decision.Conflicts}
	}
	if err := refusal(&decision, d.SkipConflicts); err != nil {
		return nil, err
	}
	out := &Booked{Checked: Checked{World: w, Request: a.request, Decision: decision}}
	rows := s.rows(tx, actor, w, a, d, decision)
	if len(rows.bookings) == 0 {
		return nil, &booking.Error{Code: booking.Conflicted, Key: "nothing_left", Decision: &decision, Conflicts: decision.Conflicts}
	}
	if err := rows.write(tx); err != nil {
		return nil, err
	}
	if err := s.announce(tx, actor, w, rows); err != nil {
		return nil, err
	}
	out.Series = rows.series
	out.Bookings, err = s.views(tx.Query, w, actor, tx.Now, rows.bookings)
	return out, err
}

func lockKeys(w *booking.World, a *asked) []string {
	keys := booking.LockKeys(w, a.request)
	for _, step := range a.plan {
		if step.Resource != "" {
			moved := a.request
			moved.Resources = []string{step.Resource}
			keys = append(keys, booking.LockKeys(w, moved)...)
		}
	}
	return keys
}

// refusals gives the class of each reason that the rules refuse with; one
// that is not here is Forbidden (api: reasons and their status).
var refusals = map[string]booking.Code{
	booking.ReasonNotVisible:  booking.NotFound,
	booking.ReasonNotice:      booking.Invalid,
	booking.ReasonTooFar:      booking.Invalid,
	booking.ReasonPast:        booking.Invalid,
	booking.ReasonOutsideTerm: booking.Invalid,
	booking.ReasonOnlyWith:    booking.Invalid,
}

// RefusalCode is the class of failure that a reason of the rules has.
func RefusalCode(reason string) booking.Code {
	if code, ok := refusals[reason]; ok {
		return code
	}
	return booking.Forbidden
}

// refusal turns a decision that is a no into the error that says so.
func refusal(d *booking.Decision, skip bool) error {
	switch d.Outcome {
	case booking.AutoApproved, booking.Pending:
		return nil
	case booking.ForbiddenOut:
		return &booking.Error{Code: RefusalCode(d.Reason), Key: d.Reason, Decision: d, Conflicts: d.Conflicts}
	case booking.NeedsConfirm:
		return &booking.Error{Code: booking.Conflicted, Key: "needs_confirm", Decision: d, Conflicts: d.Conflicts}
	}
	if skip {
		return nil
	}
	return &booking.Error{Code: booking.Conflicted, Key: "conflicts", Decision: d, Conflicts: d.Conflicts}
}

// status is the state that a decision gives a new booking.
func status(d Draft, decision booking.Decision, system bool) booking.Status {
	if system && d.Status != "" {
		return booking.Status(d.Status)
	}
	if decision.Outcome == booking.Pending {
		return booking.StatusPending
	}
	return booking.StatusApproved
}

// leftOut lists the dates of a series that are not booked, each with why.
func leftOut(w *booking.World, occ []booking.OccurrenceOutcome) []models.LeftOut {
	var out []models.LeftOut
	for _, o := range occ {
		if o.Outcome == booking.OccCreate {
			continue
		}
		l := models.LeftOut{Date: o.Date, Start: o.StartAt, End: o.EndAt, Reason: o.Skip}
		for _, c := range o.Conflicts {
			if l.Reason == "" {
				l.Reason = string(c.Kind)
			}
			if c.WithCode != "" {
				l.With = append(l.With, c.WithCode)
			}
		}
		if l.Reason == "" {
			l.Reason = "planned" // left out by the requester's own plan
		}
		out = append(out, l)
	}
	return out
}
