package handlers

import (
	"context"
	"strings"

	"xiaoxiang/service"
)

// ActIn is something done to a booking.
type ActIn struct {
	MatchIn
	Scope string `query:"scope" enum:"this,following,all" doc:"Of a series; may stand in the body too"`
	Body  *ActBody
}

// ActBody says why, and for a series what of it.
type ActBody struct {
	Reason *string `json:"reason,omitempty" nullable:"true" maxLength:"500"`
	Scope  *string `json:"scope,omitempty" nullable:"true" enum:"this,following,all"`
}

func (in *ActIn) said() (reason, scope string) {
	if in.Body == nil {
		return "", in.Scope
	}
	if scope = deref(in.Body.Scope); scope == "" {
		scope = in.Scope
	}
	return strings.TrimSpace(deref(in.Body.Reason)), scope
}

// CancelBooking withdraws or cancels a booking.
func (h *Handlers) CancelBooking(ctx context.Context, in *ActIn) (*OneOut[Booking], error) {
	reason, scope := in.said()
	return h.oneBooking(ctx)(h.Service.Cancel(ctx, actor(ctx), in.ID, reason, scope, versionOf(in.IfMatch)))
}

// ApproveBooking settles the step whose turn it is.
func (h *Handlers) ApproveBooking(ctx context.Context, in *ActIn) (*OneOut[Booking], error) {
	reason, _ := in.said()
	return h.oneBooking(ctx)(h.Service.Approve(ctx, actor(ctx), in.ID, reason, versionOf(in.IfMatch)))
}

// RejectBooking refuses a booking, with a reason.
func (h *Handlers) RejectBooking(ctx context.Context, in *ActIn) (*OneOut[Booking], error) {
	reason, _ := in.said()
	return h.oneBooking(ctx)(h.Service.Reject(ctx, actor(ctx), in.ID, reason, versionOf(in.IfMatch)))
}

// ChangeBookingIn is a change to a booking.
type ChangeBookingIn struct {
	MatchIn
	Scope string `query:"scope" enum:"this,following,all" doc:"Of a series"`
	Body  BookingChange
}

// BookingChange is what is sent of a booking; what is left out stays. A change
// of what was decided on is decided anew.
type BookingChange struct {
	Resources  []string                 `json:"resources,omitempty" nullable:"true" maxItems:"20"`
	Quantity   *int                     `json:"quantity,omitempty" nullable:"true" minimum:"0" maximum:"100000"`
	Start      *string                  `json:"start,omitempty" nullable:"true" maxLength:"40"`
	End        *string                  `json:"end,omitempty" nullable:"true" maxLength:"40"`
	Date       *string                  `json:"date,omitempty" nullable:"true" maxLength:"40"`
	Periods    []string                 `json:"periods,omitempty" nullable:"true" maxItems:"20"`
	Stage      *string                  `json:"stage,omitempty" nullable:"true" maxLength:"20"`
	Title      *string                  `json:"title,omitempty" nullable:"true"`
	Note       *string                  `json:"note,omitempty" nullable:"true"`
	Purpose    *string                  `json:"purpose,omitempty" nullable:"true" maxLength:"40"`
	ClassGroup service.Nullable[string] `json:"class_group,omitempty" doc:"null: none"`
	Teacher    service.Nullable[string] `json:"teacher,omitempty" doc:"null: none"`
	Headcount  *int                     `json:"headcount,omitempty" nullable:"true"`
	Adults     *int                     `json:"adults,omitempty" nullable:"true"`
	Confirm    []string                 `json:"confirm,omitempty" nullable:"true" maxItems:"20"`
}

func (b *BookingChange) edit() service.Edit {
	e := service.Edit{
		Title: b.Title, Note: b.Note, Purpose: b.Purpose, Headcount: b.Headcount, Adults: b.Adults, Quantity: b.Quantity,
		Resources: b.Resources, Start: deref(b.Start), End: deref(b.End), Date: deref(b.Date), Periods: b.Periods,
		Stage: deref(b.Stage), Confirm: b.Confirm,
	}
	if b.ClassGroup.Set {
		class := deref(b.ClassGroup.Value)
		e.Class = &class
	}
	if b.Teacher.Set {
		teacher := deref(b.Teacher.Value)
		e.Teacher = &teacher
	}
	return e
}

// ChangeBooking changes a booking, or with a scope the rest of its series.
func (h *Handlers) ChangeBooking(ctx context.Context, in *ChangeBookingIn) (*OneOut[Booking], error) {
	return h.oneBooking(ctx)(h.Service.Edit(ctx, actor(ctx), in.ID, in.Scope, in.Body.edit(), versionOf(in.IfMatch)))
}
