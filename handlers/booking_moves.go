package handlers

import (
	"context"
	"strings"

	"xiaoxiang/service"
)

// BumpIn displaces a booking.
type BumpIn struct {
	MatchIn
	Body BumpBody
}

// BumpBody says why a booking is displaced, and what the host offers instead.
type BumpBody struct {
	Reason    string   `json:"reason" maxLength:"500"`
	Resources []string `json:"resources,omitempty" nullable:"true" maxItems:"20" doc:"Offered instead; left out: the same"`
	Start     *string  `json:"start,omitempty" nullable:"true" maxLength:"40" doc:"Offered instead; left out: the same"`
	End       *string  `json:"end,omitempty" nullable:"true" maxLength:"40"`
}

// BumpBooking displaces a booking for its host, with other places offered.
func (h *Handlers) BumpBooking(ctx context.Context, in *BumpIn) (*OneOut[Booking], error) {
	instead := service.Instead{Resources: in.Body.Resources, Start: deref(in.Body.Start), End: deref(in.Body.End)}
	return h.oneBooking(ctx)(h.Service.Bump(ctx, actor(ctx), in.ID, strings.TrimSpace(in.Body.Reason), instead, versionOf(in.IfMatch)))
}

// AcceptIn takes one of the places that were offered.
type AcceptIn struct {
	KeyIn
	RefIn
	Body struct {
		Alternative int      `json:"alternative" minimum:"0" maximum:"9" doc:"Its number in the offer, from 0"`
		Confirm     []string `json:"confirm,omitempty" nullable:"true" maxItems:"20" doc:"Kinds of warning that are accepted"`
	}
}

// AcceptOffer books one of the places that were offered to whom was displaced.
func (h *Handlers) AcceptOffer(ctx context.Context, in *AcceptIn) (*MadeOut[Booking], error) {
	return h.madeBooking(ctx)(h.Service.Accept(ctx, actor(ctx), in.ID, in.Body.Alternative, in.Body.Confirm))
}

func (h *Handlers) madeBooking(ctx context.Context) func(*service.Booked, error) (*MadeOut[Booking], error) {
	return func(done *service.Booked, err error) (*MadeOut[Booking], error) {
		if err != nil {
			return nil, err
		}
		b := bookingBody(ctx, &done.Bookings[0])
		return &MadeOut[Booking]{ETag: tag(b.Version), Location: "/api/v1/bookings/" + b.ID, Body: b}, nil
	}
}

// ConfirmIn takes a place that opened.
type ConfirmIn struct {
	MatchIn
	Body *ConfirmBody
}

// ConfirmBody accepts warnings.
type ConfirmBody struct {
	Confirm []string `json:"confirm,omitempty" nullable:"true" maxItems:"20" doc:"Kinds of warning that are accepted"`
}

// ConfirmBooking takes a place that opened for who waited.
func (h *Handlers) ConfirmBooking(ctx context.Context, in *ConfirmIn) (*OneOut[Booking], error) {
	var confirm []string
	if in.Body != nil {
		confirm = in.Body.Confirm
	}
	return h.oneBooking(ctx)(h.Service.Confirm(ctx, actor(ctx), in.ID, confirm, versionOf(in.IfMatch)))
}

// SwapIn lets two bookings exchange their places.
type SwapIn struct {
	MatchIn
	Body struct {
		With     string   `json:"with" maxLength:"100" doc:"The other booking, id or code"`
		Exchange *string  `json:"exchange,omitempty" nullable:"true" enum:"both,times,resources" doc:"Left out: both"`
		Confirm  []string `json:"confirm,omitempty" nullable:"true" maxItems:"20" doc:"Kinds of warning that are accepted"`
	}
}

// SwapBookings lets two bookings exchange their places, their times or both.
func (h *Handlers) SwapBookings(ctx context.Context, in *SwapIn) (*OneOut[Booking], error) {
	b := &in.Body
	return h.oneBooking(ctx)(h.Service.Swap(ctx, actor(ctx), in.ID, b.With, deref(b.Exchange), b.Confirm, versionOf(in.IfMatch)))
}

// CopyIn books the same once more.
type CopyIn struct {
	KeyIn
	RefIn
	Body struct {
		Date    *string  `json:"date,omitempty" nullable:"true" maxLength:"40" doc:"At the same hour; instead of start and end"`
		Start   *string  `json:"start,omitempty" nullable:"true" maxLength:"40"`
		End     *string  `json:"end,omitempty" nullable:"true" maxLength:"40"`
		Confirm []string `json:"confirm,omitempty" nullable:"true" maxItems:"20" doc:"Kinds of warning that are accepted"`
	}
}

// CopyBooking books what a booking has once more, at another time.
func (h *Handlers) CopyBooking(ctx context.Context, in *CopyIn) (*MadeOut[Booking], error) {
	b := &in.Body
	return h.madeBooking(ctx)(h.Service.Copy(ctx, actor(ctx), in.ID, deref(b.Date), deref(b.Start), deref(b.End), b.Confirm))
}
