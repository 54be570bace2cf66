package service

import (
	"context"
	"slices"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// Approve decides the step whose turn it is; the last one makes the booking
// approved. The actor's right and what is in the way are asked again inside
// the change.
func (s *Service) Approve(ctx context.Context, actor booking.Actor, ref, reason string, version *int64) (*View, error) {
	return s.act(ctx, actor, ref, ScopeThis, version, func(tx *models.Tx, views []View) error {
		v := &views[0]
		n, err := turnOf(v, actor, tx.Now)
		if err != nil {
			return err
		}
		if v.Booking.StartAt <= tx.Now {
			return booking.Fail(booking.Invalid, "already_begun")
		}
		if err := s.recheck(tx, v); err != nil {
			return err
		}
		_, done := v.steps(tx.Now)
		for i := done; i < done+n; i++ {
			if err := decideStep(tx, actor, v, i, "approved", reason); err != nil {
				return err
			}
		}
		if done+n < len(v.Approvals) {
			return s.passOn(tx, actor, v, done+n)
		}
		return s.move(tx, actor, v, booking.ActApprove, reason)
	})
}

// Reject refuses a pending booking at the step whose turn it is; a reason is
// needed.
func (s *Service) Reject(ctx context.Context, actor booking.Actor, ref, reason string, version *int64) (*View, error) {
	if strings.TrimSpace(reason) == "" {
		return nil, booking.BadField("reason", "required", nil)
	}
	return s.act(ctx, actor, ref, ScopeThis, version, func(tx *models.Tx, views []View) error {
		v := &views[0]
		if _, err := turnOf(v, actor, tx.Now); err != nil {
			return err
		}
		_, done := v.steps(tx.Now)
		if err := decideStep(tx, actor, v, done, "rejected", reason); err != nil {
			return err
		}
		return s.move(tx, actor, v, booking.ActReject, reason)
	})
}

// turnOf is how many steps the actor settles, or why none.
func turnOf(v *View, actor booking.Actor, now int64) (int, error) {
	b := v.Booking
	if b.Status != booking.StatusPending {
		return 0, wrongState(b.Status)
	}
	if actor.User == models.Deref(b.RequesterID) {
		return 0, booking.Fail(booking.Forbidden, "own_request")
	}
	if n := v.turn(actor, now); n > 0 {
		return n, nil
	}
	steps, _ := v.steps(now)
	for _, step := range steps {
		if slices.Contains(step.Users, actor.User) {
			return 0, booking.Fail(booking.Conflicted, "not_your_turn")
		}
	}
	return 0, booking.Fail(booking.Forbidden, "not_permitted")
}

// decideStep closes a step. What a delegate decides says in whose name, in the
// row and in the audit.
func decideStep(tx *models.Tx, actor booking.Actor, v *View, i int, status, reason string) error {
	a := &v.Approvals[i]
	place, requester := v.place(a, tx.Now), models.Deref(v.Booking.RequesterID)
	a.Status, a.DecidedBy, a.DecidedAt, a.Reason = status, models.Ref(actor.User), tx.Now, reason
	a.DecidedFor = models.Ref(booking.InNameOf(v.World, a.Word, place, actor.User, requester))
	holders := booking.Holders(v.World, a.Word, place)
	a.Acting = !slices.Contains(holders, actor.User) && !slices.Contains(holders, models.Deref(a.DecidedFor))
	if err := tx.Decide(a); err != nil || a.DecidedFor == nil {
		return err
	}
	return record(tx, actor, "booking.decide_for", "booking", v.Booking.ID, v.Booking.SchoolID, nil, map[string]string{
		"step": a.Word, "status": status, "decided_by": actor.User, "decided_for": *a.DecidedFor,
	})
}

// recheck looks again at what is in the way of a pending booking: a lock may
// have come since, and raw changes may have been made.
func (s *Service) recheck(tx *models.Tx, v *View) error {
	r := requestOf(v)
	if err := tx.Lock(booking.LockKeys(v.World, r)); err != nil {
		return err
	}
	taken, err := tx.Taken(booking.Needs(v.World, r))
	if err != nil {
		return err
	}
	now := booking.Now{At: tx.Now, Actor: booking.Actor{System: true, District: v.Booking.DistrictID}, Taken: taken}
	var hard []booking.Conflict
	for _, c := range booking.Conflicts(v.World, now, r) {
		if c.Severity == booking.Hard {
			hard = append(hard, c)
		}
	}
	if len(hard) > 0 {
		return &booking.Error{Code: booking.Conflicted, Key: "conflicts", Conflicts: hard}
	}
	return nil
}

// requestOf is the request that a booking answers.
func requestOf(v *View) booking.Request {
	b := &v.Booking
	r := booking.Request{
		Quantity: b.Quantity, School: b.SchoolID, Requester: models.Deref(b.RequesterID), Start: b.StartAt, End: b.EndAt,
		Title: b.Title, Purpose: b.Purpose, Program: models.Deref(b.ProgramID), Project: models.Deref(b.ProjectID),
		Class: models.Deref(b.ClassGroupID), Headcount: b.Headcount, Adults: b.Adults, Teacher: models.Deref(b.TeacherID),
		Except: b.ID,
	}
	for i := range v.Resources {
		x := &v.Resources[i]
		if x.StartAt != b.StartAt || x.EndAt != b.EndAt {
			r.Vehicles = &booking.Vehicles{Resource: x.ResourceID, Start: x.StartAt, End: x.EndAt}
			continue
		}
		r.Resources = append(r.Resources, x.ResourceID)
	}
	return r
}

// passOn tells the next ones that it is their turn.
func (s *Service) passOn(tx *models.Tx, actor booking.Actor, v *View, next int) error {
	b := v.Booking
	before := b
	if err := tx.SetStatus(&b, before.Version); err != nil {
		return err
	}
	if err := s.tell(tx, actor, v.World, &b, v.Deciders[v.Approvals[next].ID]); err != nil {
		return err
	}
	return record(tx, actor, "booking.step", "booking", b.ID, b.SchoolID, before, b)
}
