package service

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// Confirm takes a place that opened for who waited: the booking becomes what
// the rules give it now, approved or waiting for its approvers.
func (s *Service) Confirm(ctx context.Context, actor booking.Actor, ref string, confirm []string, version *int64) (*View, error) {
	return s.act(ctx, actor, ref, ScopeThis, version, func(tx *models.Tx, views []View) error {
		v := &views[0]
		if err := tx.Lock(booking.LockKeys(v.World, requestOf(v))); err != nil {
			return err
		}
		t := v.taken(0)
		held, err := tx.HeldFor([]string{v.Booking.ID})
		switch {
		case err != nil:
			return err
		case !booking.CanCancel(v.World, actor, &t):
			return booking.Fail(booking.Forbidden, "not_permitted")
		case len(held) == 0 || v.Booking.Status != booking.StatusPending:
			return booking.Fail(booking.Conflicted, "not_held")
		case v.Booking.DecideBy <= tx.Now:
			return booking.Fail(booking.Gone, "hold_is_over")
		}
		e := &held[0]
		seen := e.Version
		e.Status = models.WaitConfirmed
		if err := tx.SettleWait(e, seen); err != nil {
			return err
		}
		if err := tx.DropLetters([]string{letterPlaceOpened}, v.Booking.ID); err != nil {
			return err
		}
		if err := tx.Unbook(v.Booking.ID); err != nil {
			return err
		}
		d := (&Edit{Confirm: append(words(e.Request.Confirm), confirm...)}).draft(v)
		a, err := resolve(v.World, actor, d, tx.Now)
		if err != nil {
			return err
		}
		return s.rebook(tx, actor, v, a, d, "booking.confirm")
	})
}

func words(kinds []booking.Kind) []string {
	out := make([]string, len(kinds))
	for i, k := range kinds {
		out[i] = string(k)
	}
	return out
}
