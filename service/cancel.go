package service

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// The scopes of an act on a booking of a series.
const (
	ScopeThis      = "this"
	ScopeFollowing = "following"
	ScopeAll       = "all"
)

// Cancel gives a booking up, or with a scope the rest of its series: a pending
// one is withdrawn, an approved one cancelled. Its claims are free at once.
// version, where given, is the one the caller saw: another is Stale.
func (s *Service) Cancel(ctx context.Context, actor booking.Actor, ref, reason, scope string, version *int64) (*View, error) {
	return s.act(ctx, actor, ref, scope, version, func(tx *models.Tx, views []View) error {
		return each(views, func(v *View) error {
			t := v.taken(0)
			if !booking.CanCancel(v.World, actor, &t) {
				return booking.Fail(booking.Forbidden, "not_permitted")
			}
			if v.Booking.StartAt <= tx.Now {
				return booking.Fail(booking.Invalid, "already_begun")
			}
			if err := s.move(tx, actor, v, booking.ActCancel, reason); err != nil {
				return err
			}
			return lateStrike(tx, actor, v)
		})
	})
}

func each(views []View, do func(*View) error) error {
	for i := range views {
		if err := do(&views[i]); err != nil {
			return err
		}
	}
	return nil
}

func wrongState(st booking.Status) error {
	return &booking.Error{Code: booking.Conflicted, Key: "wrong_state", Params: map[string]any{"Status": string(st)}}
}

// act does one thing to a booking, or to those of its series that the scope
// names, in one change: all or none. Everything that the change may touch is
// locked before anything is written, and the bookings are read again with the
// locks: of two who act at once the second sees what the first did, and none
// waits for the other in a ring.
func (s *Service) act(ctx context.Context, actor booking.Actor, ref, scope string, version *int64, do func(*models.Tx, []View) error) (*View, error) {
	var out *View
	err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		first, err := s.booking(tx.Query, actor, ref, tx.Now)
		if err != nil {
			return err
		}
		if version != nil && *version != first.Booking.Version {
			return booking.Fail(booking.Stale, "stale")
		}
		views, err := s.within(tx, actor, first, scope)
		if err != nil {
			return err
		}
		if err := s.lockViews(tx, views); err != nil {
			return err
		}
		if first, err = s.booking(tx.Query, actor, first.Booking.ID, tx.Now); err != nil {
			return err
		}
		if version != nil && *version != first.Booking.Version {
			return booking.Fail(booking.Stale, "stale")
		}
		if views, err = s.within(tx, actor, first, scope); err != nil {
			return err
		}
		if err := do(tx, views); err != nil {
			return err
		}
		out, err = s.booking(tx.Query, actor, first.Booking.ID, tx.Now)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// within lists the bookings of a scope that can still change, the named one
// first; the whole of it where there is no series.
func (s *Service) within(tx *models.Tx, actor booking.Actor, first *View, scope string) ([]View, error) {
	if scope == "" || scope == ScopeThis || first.Booking.SeriesID == nil {
		return []View{*first}, nil
	}
	if scope != ScopeFollowing && scope != ScopeAll {
		return nil, booking.BadField("scope", "unknown_scope", map[string]any{"Value": scope})
	}
	question := models.BookingQuery{District: actor.District, Series: *first.Booking.SeriesID, Status: []booking.Status{first.Booking.Status}}
	rows, err := tx.Bookings(question)
	if err != nil {
		return nil, err
	}
	keep := []models.Booking{first.Booking}
	for _, row := range rows {
		after := row.StartAt >= first.Booking.StartAt
		if row.ID != first.Booking.ID && row.StartAt > tx.Now && (scope == ScopeAll || after) {
			keep = append(keep, row)
		}
	}
	return s.views(tx.Query, first.World, actor, tx.Now, keep)
}

// move does one act to a booking: the state that the table of transitions
// gives, the claims dropped where it no longer holds them, those concerned
// told, the audit written.
func (s *Service) move(tx *models.Tx, actor booking.Actor, v *View, act booking.Act, reason string) error {
	b := v.Booking
	to, ok := booking.Next(b.Status, act)
	if !ok {
		return wrongState(b.Status)
	}
	before := b
	b.Status, b.Reason = to, reason
	if err := tx.SetStatus(&b, before.Version); err != nil {
		return err
	}
	// Who was not told of the request yet is not told that it is gone either.
	asked, err := tx.Told(b.ID, letterApprovalRequested, letterApprovalEscalated)
	if err != nil {
		return err
	}
	if err := tx.VoidSteps(b.ID); err != nil {
		return err
	}
	if !to.Live() {
		if err := tx.Release(b.ID); err != nil {
			return err
		}
	}
	o := occasion{world: v.World, booking: &b, state: string(b.Status), deciders: asked, actor: actor.User, held: v.Held, offer: v.Offer}
	if err := tx.Post(s.lettersFor(o, tx.Now)...); err != nil {
		return err
	}
	return record(tx, actor, "booking."+string(act), "booking", b.ID, b.SchoolID, before, b)
}
