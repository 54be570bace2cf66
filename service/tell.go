package service

import (
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// occasion is what letters are written about: a booking came to a state.
type occasion struct {
	world    *booking.World
	booking  *models.Booking
	state    string   // pending, approved, rejected, withdrawn, cancelled, expired, bumped
	deciders []string // whose turn it is, where pending
	actor    string   // who did it; they are not told what they did themselves
	held     bool     // a place that opened, kept until its requester confirms
	offer    *models.Offer
	series   int // how many bookings of one series this stands for; 0 or 1: one
}

// tell writes the letters of one booking's new state into the outbox.
func (s *Service) tell(tx *models.Tx, actor booking.Actor, w *booking.World, b *models.Booking, deciders []string) error {
	return tx.Post(s.lettersFor(occasion{
		world: w, booking: b, state: string(b.Status), deciders: deciders, actor: actor.User,
	}, tx.Now)...)
}

// announce writes the letters and the audit of what a request made; a series
// is one letter to each, about its first date.
func (s *Service) announce(tx *models.Tx, actor booking.Actor, w *booking.World, n *newRows) error {
	first := &n.bookings[0]
	if !actor.System {
		o := occasion{
			world: w, booking: first, state: string(first.Status), deciders: n.firstDeciders(first.ID),
			actor: actor.User, series: len(n.bookings),
		}
		if err := tx.Post(s.lettersFor(o, tx.Now)...); err != nil {
			return err
		}
	}
	if n.series != nil {
		return record(tx, actor, "series.create", "series", n.series.ID, n.series.SchoolID, nil, n.series)
	}
	return record(tx, actor, "booking.create", "booking", first.ID, first.SchoolID, nil, first)
}

// firstDeciders lists who may decide the first new step of a booking.
func (n *newRows) firstDeciders(bookingID string) []string {
	var out []string
	i := slices.IndexFunc(n.approvals, func(a models.Approval) bool { return a.BookingID == bookingID })
	if i < 0 {
		return nil
	}
	for _, d := range n.deciders {
		if d.ApprovalID == n.approvals[i].ID {
			out = append(out, d.UserID)
		}
	}
	return out
}
