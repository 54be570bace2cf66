package service

import (
	"context"
	"slices"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// Instead is what a host names for whom it displaces; nil fields are those of
// the booking.
type Instead struct {
	Resources  []string // ids or codes
	Start, End string
}

// whyHost is the reason of a place that the host itself named.
const whyHost = "host"

// Bump displaces a booking for the host, with a reason and in good time. Up to
// three places are offered instead, the host's own first, and kept for the
// displaced for two days; see Accept.
func (s *Service) Bump(ctx context.Context, actor booking.Actor, ref, reason string, instead Instead, version *int64) (*View, error) {
	if strings.TrimSpace(reason) == "" {
		return nil, booking.BadField("reason", "required", nil)
	}
	return s.act(ctx, actor, ref, ScopeThis, version, func(tx *models.Tx, views []View) error {
		v := &views[0]
		if _, ok := booking.Next(v.Booking.Status, booking.ActBump); !ok {
			return wrongState(v.Booking.Status)
		}
		if err := v.bumpable(actor, s.today(v.World)); err != nil {
			return err
		}
		return s.displace(tx, actor, v, reason, instead)
	})
}

// displace offers other places, in the name and by the rights of the displaced,
// and gives up the booking. The places are looked for while it still stands, so
// that its own is not among them.
func (s *Service) displace(tx *models.Tx, actor booking.Actor, v *View, reason string, instead Instead) error {
	w, r := v.World, requestOf(v)
	candidates := similar(w, r.School, w.Resources[r.Resources[0]])
	keys := booking.LockKeys(w, r)
	for _, id := range candidates {
		keys = append(keys, booking.LockKeys(w, booking.Request{Resources: []string{id}})...)
	}
	places, err := s.named(tx, v, instead, &keys)
	if err != nil {
		return err
	}
	r.Except, r.Offered = "", true
	a := &asked{request: r, host: models.Deref(v.Booking.HostSchoolID), displaced: v.Booking.ID}
	free, err := alternatives(tx.Query, w, displacedActor(v, s), tx.Now, a)
	if err != nil {
		return err
	}
	for _, f := range free {
		if len(places) < booking.MaxOffered && !offeredAlready(places, f) {
			places = append(places, place(w, r, f.Resources, f.Start, f.End, f.Why))
		}
	}
	if v.Offer, err = s.offer(tx, v, places); err != nil {
		return err
	}
	if err := s.move(tx, actor, v, booking.ActBump, reason); err != nil {
		return err
	}
	tx.Withhold(v.Booking.ID) // the host needs the place itself, who waits does not get it
	return nil
}

// displacedActor is by whose rights another place is looked for.
func displacedActor(v *View, s *Service) booking.Actor {
	who := models.Deref(v.Booking.RequesterID)
	if who == "" { // what is only recorded has no requester: the school's own rights
		return booking.Actor{District: v.Booking.DistrictID, System: true}
	}
	return actorOf(v.World, who, s.today(v.World))
}

// named is the place that the host itself offers; one that is not free is
// refused. It locks what is looked at.
func (s *Service) named(tx *models.Tx, v *View, instead Instead, keys *[]string) ([]models.OfferedPlace, error) {
	if instead.Resources == nil && instead.Start == "" && instead.End == "" {
		return nil, tx.Lock(*keys)
	}
	who := displacedActor(v, s)
	d := (&Edit{Resources: instead.Resources, Start: instead.Start, End: instead.End}).draft(v)
	d.offer = &models.Offer{} // the notice gate does not apply
	a, err := resolve(v.World, who, d, tx.Now)
	if err != nil {
		return nil, err
	}
	a.request.Requester, a.request.Except = models.Deref(v.Booking.RequesterID), v.Booking.ID
	*keys = append(*keys, booking.LockKeys(v.World, a.request)...)
	if err := tx.Lock(*keys); err != nil {
		return nil, err
	}
	old := requestOf(v)
	if booking.Contend(v.World, old, a.request) {
		return nil, booking.BadField("start", "same_place", nil)
	}
	decision, err := decide(tx.Query, v.World, who, tx.Now, a)
	if err != nil {
		return nil, err
	}
	if decision.Outcome != booking.NeedsConfirm {
		if err := refusal(&decision, false); err != nil {
			return nil, err
		}
	}
	q := a.request
	return []models.OfferedPlace{place(v.World, q, q.Resources, q.Start, q.End, whyHost)}, nil
}

// place is one choice with what is to be kept free for it.
func place(w *booking.World, r booking.Request, resources []string, start, end int64, why string) models.OfferedPlace {
	q := booking.RequestOn(r, booking.OccurrenceOutcome{StartAt: start, EndAt: end, Resources: resources})
	return models.OfferedPlace{Resources: resources, Start: start, End: end, Why: why, Uses: booking.Uses(w, q)}
}

func offeredAlready(places []models.OfferedPlace, a booking.Alternative) bool {
	return slices.ContainsFunc(places, func(p models.OfferedPlace) bool {
		return p.Start == a.Start && slices.Equal(p.Resources, a.Resources)
	})
}

// offer keeps places for the displaced, for two days or until the first of them
// begins.
func (s *Service) offer(tx *models.Tx, v *View, places []models.OfferedPlace) (*models.Offer, error) {
	b := &v.Booking
	o := &models.Offer{
		ID: models.NewID(), DistrictID: b.DistrictID, SchoolID: b.SchoolID, HostSchoolID: b.HostSchoolID, BookingID: b.ID,
		Alternatives: places, UntilAt: tx.Now + booking.FirstPickSeconds, Status: "open", CreatedAt: tx.Now, UpdatedAt: tx.Now,
	}
	if len(places) == 0 {
		o.Status = "over"
	}
	for _, p := range places {
		o.UntilAt = min(o.UntilAt, p.Start)
		for _, u := range p.Uses {
			if o.StartAt == 0 || u.ClaimStart < o.StartAt {
				o.StartAt = u.ClaimStart
			}
			o.EndAt = max(o.EndAt, u.ClaimEnd)
		}
	}
	return o, models.Insert(tx, *o)
}

// offerKey is what is locked before an offer is looked at to be ended.
func offerKey(bookingID string) string { return "offer:" + bookingID }

// endOffer closes an offer; the places that it kept are free.
func endOffer(tx *models.Tx, o *models.Offer, status string) error {
	o.Status = status
	for _, p := range o.Alternatives {
		for _, u := range p.Uses {
			tx.Free(models.Freed{
				DistrictID: o.DistrictID, BookingID: o.BookingID, ResourceID: u.Resource, ClaimStart: u.ClaimStart, ClaimEnd: u.ClaimEnd,
			})
		}
	}
	return tx.SettleOffer(o)
}

// Accept books one of the places that the host offered to whom it displaced,
// numbered from 0, through the one write path. The others are given back.
func (s *Service) Accept(ctx context.Context, actor booking.Actor, ref string, choice int, confirm []string) (*Booked, error) {
	var out *Booked
	err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		v, err := s.booking(tx.Query, actor, ref, tx.Now)
		if err != nil {
			return err
		}
		t := v.taken(0)
		if !booking.CanCancel(v.World, actor, &t) {
			return booking.Fail(booking.Forbidden, "not_permitted")
		}
		if err := tx.Lock([]string{offerKey(v.Booking.ID)}); err != nil {
			return err
		}
		offers, err := tx.OffersFor([]string{v.Booking.ID}) // again, with the lock
		switch {
		case err != nil:
			return err
		case len(offers) == 0:
			return booking.Fail(booking.Conflicted, "nothing_offered")
		case offers[0].Status != "open" || offers[0].UntilAt <= tx.Now:
			return booking.Fail(booking.Gone, "offer_is_over")
		case choice < 0 || choice >= len(offers[0].Alternatives):
			return booking.BadField("alternative", "out_of_range", map[string]any{"Min": 0, "Max": len(offers[0].Alternatives) - 1})
		}
		o := &offers[0]
		d := acceptance(v, o, choice)
		d.Confirm = confirm
		if out, err = s.book(tx, actor, d); err != nil {
			return err
		}
		o.AcceptedID = &out.Bookings[0].Booking.ID
		return endOffer(tx, o, "accepted")
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// acceptance is the displaced booking's request at the place that is chosen.
func acceptance(v *View, o *models.Offer, choice int) Draft {
	p, r, zone := o.Alternatives[choice], requestOf(v), v.World.Zone
	d := (&Edit{Resources: p.Resources, Start: instantText(p.Start, zone), End: instantText(p.End, zone)}).draft(v)
	d.moveVehicles(v, p.Start-r.Start, p.End-r.End)
	d.Requester, d.offer = r.Requester, o
	return d
}

// moveVehicles takes the vehicles of a booking along to another time.
func (d *Draft) moveVehicles(v *View, start, end int64) {
	if x := requestOf(v).Vehicles; x != nil {
		d.Vehicles = &VehicleDraft{x.Resource, instantText(x.Start+start, v.World.Zone), instantText(x.End+end, v.World.Zone)}
	}
}
