package service

import (
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// follow adds to bookings what hangs on the waitlist and on offers.
func follow(q models.Query, ids []string, place map[string]*View) error {
	var pending, bumped []string
	for _, id := range ids {
		switch place[id].Booking.Status {
		case booking.StatusPending:
			pending = append(pending, id)
		case booking.StatusBumped:
			bumped = append(bumped, id)
		}
	}
	held, err := q.HeldFor(pending)
	if err != nil {
		return err
	}
	for _, e := range held {
		place[models.Deref(e.BookingID)].Held = true
	}
	offers, err := q.OffersFor(bumped)
	for i := range offers {
		place[offers[i].BookingID].Offer = &offers[i]
	}
	return err
}

// more says what else the actor may do with the booking.
func (v *View) more(actor booking.Actor, now int64, today calendar.Date) {
	t := v.taken(0)
	own, ahead := booking.CanCancel(v.World, actor, &t), v.Booking.StartAt > now
	switch st := v.Booking.Status; {
	case v.Offer != nil && own && v.Offer.Status == "open" && now < v.Offer.UntilAt:
		v.Can = append(v.Can, "accept")
	case v.Held && own && now < v.Booking.DecideBy:
		v.Can = append(v.Can, "confirm")
	case own && ahead && (st == booking.StatusPending || st == booking.StatusApproved):
		v.Can = append(v.Can, "edit")
	}
	if _, ok := booking.Next(v.Booking.Status, booking.ActBump); ok && ahead && !slices.Contains(v.Can, "approve") && v.bumpable(actor, today) == nil {
		v.Can = append(v.Can, "bump")
	}
}

// bumpable reports why the actor may not displace the booking, if so.
func (v *View) bumpable(actor booking.Actor, today calendar.Date) error {
	if !booking.CanBump(v.World, actor, v.resources()) {
		return booking.Fail(booking.Forbidden, "not_the_host")
	}
	date, _ := calendar.DateOf(v.Booking.StartAt, v.World.Zone)
	if date < booking.BumpableFrom(v.World, models.Deref(v.Booking.HostSchoolID), v.Booking.SchoolID, today) {
		e := booking.Fail(booking.Invalid, "bump_too_late")
		e.Params = map[string]any{"Days": v.World.Policy.HostBumpMinWorkdays}
		return e
	}
	return nil
}

// resources are the ids of what the booking takes.
func (v *View) resources() []string {
	ids := make([]string, len(v.Resources))
	for i := range v.Resources {
		ids[i] = v.Resources[i].ResourceID
	}
	return ids
}
