package service

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// What two bookings exchange.
const (
	SwapBoth      = "both"
	SwapTimes     = "times"
	SwapResources = "resources"
)

// Swap lets two bookings exchange their places, their times or both in one
// change. The actor must be able to change both: who speaks for one side alone
// is refused. Both are decided anew; where either is refused both stay.
func (s *Service) Swap(ctx context.Context, actor booking.Actor, ref, with, what string, confirm []string, version *int64) (*View, error) {
	if what == "" {
		what = SwapBoth
	}
	if what != SwapBoth && what != SwapTimes && what != SwapResources {
		return nil, booking.BadField("exchange", "unknown_value", map[string]any{"Value": what})
	}
	return s.act(ctx, actor, ref, ScopeThis, version, func(tx *models.Tx, views []View) error {
		other, err := s.booking(tx.Query, actor, with, tx.Now)
		if err != nil {
			return err
		}
		a, b := &views[0], other
		if a.Booking.ID == b.Booking.ID {
			return booking.BadField("with", "named_twice", map[string]any{"Ref": with})
		}
		pair := []View{*a, *b}
		keys := append(booking.LockKeys(a.World, requestOf(a)), booking.LockKeys(b.World, requestOf(b))...)
		if err := tx.Lock(keys); err != nil {
			return err
		}
		if err := each(pair, func(v *View) error { return editable(tx, actor, v) }); err != nil {
			return err
		}
		if err := each(pair, func(v *View) error { return tx.Unbook(v.Booking.ID) }); err != nil {
			return err
		}
		for i := range pair {
			d := exchanged(&pair[i], &pair[1-i], what)
			d.Confirm = confirm
			want, err := resolve(a.World, actor, d, tx.Now)
			if err != nil {
				return err
			}
			if err := s.rebook(tx, actor, &pair[i], want, d, "booking.swap"); err != nil {
				return err
			}
		}
		return nil
	})
}

// exchanged is one booking's request with the place or the time of another.
func exchanged(v, other *View, what string) Draft {
	r, o, zone := requestOf(v), requestOf(other), v.World.Zone
	var e Edit
	if what != SwapTimes {
		e.Resources = o.Resources
	}
	if what != SwapResources {
		e.Start, e.End = instantText(o.Start, zone), instantText(o.End, zone)
	}
	d := e.draft(v)
	if what != SwapResources {
		d.moveVehicles(v, o.Start-r.Start, o.End-r.End)
	}
	d.own = v.Booking.SeriesID != nil
	return d
}

// Copy books once more what a booking has, on another date or at another time.
func (s *Service) Copy(ctx context.Context, actor booking.Actor, ref, date, start, end string, confirm []string) (*Booked, error) {
	var out *Booked
	err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		v, err := s.booking(tx.Query, actor, ref, tx.Now)
		if err != nil {
			return err
		}
		if v.See != booking.SeeFull {
			return booking.Fail(booking.Forbidden, "not_permitted")
		}
		d, err := copied(v, actor, s.today(v.World), date, start, end)
		if err != nil {
			return err
		}
		d.Confirm = confirm
		out, err = s.book(tx, actor, d)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// copied is a booking's request on another date, at the same hour by the wall
// clock, or from start to end. It stays in its requester's name where the actor
// may book for them.
func copied(v *View, actor booking.Actor, today calendar.Date, date, start, end string) (Draft, error) {
	r, zone := requestOf(v), v.World.Zone
	e := Edit{Start: start, End: end}
	switch {
	case date != "" && (start != "" || end != ""):
		return Draft{}, booking.BadField("date", "date_or_times", nil)
	case date == "" && start == "" && end == "":
		return Draft{}, booking.BadField("date", "required", nil)
	case date != "":
		to, err := calendar.ParseDate(date)
		if err != nil || to < calendar.NewDate(2000, 1, 1) || to > calendar.NewDate(2200, 1, 1) {
			return Draft{}, booking.BadField("date", "bad_date", map[string]any{"Value": date})
		}
		from, minute := calendar.DateOf(r.Start, zone)
		last, lastMinute := calendar.DateOf(r.End, zone)
		e.Start = instantText(to.At(minute, zone), zone)
		e.End = instantText((to+last-from).At(lastMinute, zone), zone)
	}
	d := e.draft(v)
	if booking.CanBookOnBehalf(v.World, actor, r.School, today) {
		d.Requester = r.Requester
	}
	res := &resolver{world: v.World}
	if at := res.instant("start", d.Start); len(res.faults) == 0 {
		d.moveVehicles(v, at-r.Start, at-r.Start)
	}
	return d, nil
}
