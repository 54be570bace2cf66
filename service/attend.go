package service

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// CheckIn says that a booking is being used, from half an hour before its
// start until its end; once is enough.
func (s *Service) CheckIn(ctx context.Context, actor booking.Actor, ref string, version *int64) (*View, error) {
	return s.act(ctx, actor, ref, ScopeThis, version, func(tx *models.Tx, views []View) error {
		v := &views[0]
		b, t := v.Booking, v.taken(0)
		switch {
		case !booking.CanCheckIn(v.World, actor, &t):
			return booking.Fail(booking.Forbidden, "not_permitted")
		case b.Status != booking.StatusApproved:
			return wrongState(b.Status)
		case b.CheckedInAt != 0:
			return nil
		case !booking.CheckInOpen(b.StartAt, b.EndAt, tx.Now):
			return booking.Fail(booking.Invalid, "check_in_closed")
		}
		before := b
		if err := tx.CheckIn(&b, before.Version); err != nil {
			return err
		}
		return record(tx, actor, "booking.check_in", "booking", b.ID, b.SchoolID, before, b)
	})
}

// NoShow says that nobody came to a booking that has ended: its requester gets
// a strike. Who has checked in was there.
func (s *Service) NoShow(ctx context.Context, actor booking.Actor, ref, reason string, version *int64) (*View, error) {
	return s.act(ctx, actor, ref, ScopeThis, version, func(tx *models.Tx, views []View) error {
		v := &views[0]
		b := &v.Booking
		if !v.hostedBy(actor) {
			return booking.Fail(booking.Forbidden, "not_permitted")
		}
		if why := v.attended(tx.Now); why != nil {
			return why
		}
		held, err := tx.StrikeOn(b.ID, booking.StrikeNoShow)
		if err != nil {
			return err
		}
		if held != nil { // taken back on appeal: that stands
			return booking.Fail(booking.Conflicted, "already_voided")
		}
		if err := s.move(tx, actor, v, booking.ActNoShow, reason); err != nil {
			return err
		}
		return giveStrike(tx, actor, b, booking.StrikeNoShow, v.World.Policy.StrikeNoShow)
	})
}

// attended says why a booking cannot be called a no-show.
func (v *View) attended(now int64) error {
	b := &v.Booking
	_, ok := booking.Next(b.Status, booking.ActNoShow)
	switch {
	case !ok:
		return wrongState(b.Status)
	case b.CheckedInAt != 0:
		return booking.Fail(booking.Conflicted, "was_checked_in")
	case b.EndAt > now:
		return booking.Fail(booking.Invalid, "not_ended")
	}
	return nil
}

// hostedBy reports whether the actor manages a place of the booking.
func (v *View) hostedBy(actor booking.Actor) bool {
	for i := range v.Resources {
		if r := v.World.Resources[v.Resources[i].ResourceID]; r != nil && booking.CanManageResource(v.World, actor, r) {
			return true
		}
	}
	return false
}

// atTheDoor adds what may be done while a booking is used, and after.
func (v *View) atTheDoor(actor booking.Actor, t *booking.Taken, now int64) {
	b := &v.Booking
	if b.Status == booking.StatusApproved && b.CheckedInAt == 0 && booking.CheckInOpen(b.StartAt, b.EndAt, now) && booking.CanCheckIn(v.World, actor, t) {
		v.Can = append(v.Can, "check_in")
	}
	if v.attended(now) == nil && v.hostedBy(actor) {
		v.Can = append(v.Can, "no_show")
	}
}
