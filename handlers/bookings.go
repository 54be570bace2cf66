package handlers

import (
	"context"
	"encoding/json"
	"reflect"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// BookingRequest is what somebody asks for. References are ids or codes;
// times are RFC 3339, or local to the resource: 2026-11-03T15:50.
type BookingRequest struct {
	Resources   []string                 `json:"resources" minItems:"1" maxItems:"20" nullable:"false"`
	Quantity    *int                     `json:"quantity,omitempty" nullable:"true" minimum:"0" maximum:"100000"`
	School      string                   `json:"school" maxLength:"100"`
	Requester   *string                  `json:"requester,omitempty" nullable:"true" maxLength:"100" doc:"In whose name; left out: yourself. For others: the offices of the school, its groups and the district"`
	Start       *string                  `json:"start,omitempty" nullable:"true" maxLength:"40"`
	End         *string                  `json:"end,omitempty" nullable:"true" maxLength:"40"`
	Date        *string                  `json:"date,omitempty" nullable:"true" maxLength:"40" doc:"With periods, instead of start and end"`
	Periods     []string                 `json:"periods,omitempty" nullable:"true" maxItems:"20"`
	Stage       *string                  `json:"stage,omitempty" nullable:"true" maxLength:"20" doc:"primary or junior, where the host has both"`
	Title       *string                  `json:"title,omitempty" nullable:"true"`
	Note        *string                  `json:"note,omitempty" nullable:"true"`
	Purpose     *string                  `json:"purpose,omitempty" nullable:"true" maxLength:"40"`
	Program     *string                  `json:"program,omitempty" nullable:"true" maxLength:"100"`
	Project     *string                  `json:"project,omitempty" nullable:"true" maxLength:"100"`
	ClassGroup  *string                  `json:"class_group,omitempty" nullable:"true" maxLength:"100"`
	Headcount   *int                     `json:"headcount,omitempty" nullable:"true"`
	Adults      *int                     `json:"adults,omitempty" nullable:"true"`
	Teacher     service.Nullable[string] `json:"teacher,omitempty" doc:"Left out: the requester where they teach at the school; null: none"`
	Vehicles    *VehicleRequest          `json:"vehicles,omitempty"`
	Confirm     []string                 `json:"confirm,omitempty" nullable:"true" maxItems:"20" doc:"Kinds of warning that are accepted"`
	Recurrence  *Recurrence              `json:"recurrence,omitempty"`
	PlanVersion *string                  `json:"plan_version,omitempty" nullable:"true" maxLength:"200"`
	Plan        []PlanStep               `json:"plan,omitempty" nullable:"true" maxItems:"400"`
}

// VehicleRequest asks for vehicles beside a trip; their number is computed.
type VehicleRequest struct {
	_        struct{} `nullable:"true"`
	Resource string   `json:"resource" maxLength:"100"`
	Start    string   `json:"start" maxLength:"40"`
	End      string   `json:"end" maxLength:"40"`
}

// Recurrence is a weekly rule on the teaching calendar, or a rule of RFC 5545
// with the start and end of its first date.
type Recurrence struct {
	_       struct{} `nullable:"true"`
	RRule   *string  `json:"rrule,omitempty" nullable:"true" maxLength:"2000" doc:"RFC 5545: DAILY, WEEKLY, MONTHLY or YEARLY with COUNT or UNTIL, at most 400 dates; only start and end go with it"`
	Term    *string  `json:"term,omitempty" nullable:"true" maxLength:"100"`
	Weekday *int     `json:"weekday,omitempty" nullable:"true" doc:"1 to 7; not with rrule"`
	Periods []string `json:"periods,omitempty" nullable:"true" maxItems:"20"`
	Parity  *string  `json:"parity,omitempty" nullable:"true" maxLength:"10" doc:"all, odd or even"`
	Weeks   []int    `json:"weeks,omitempty" nullable:"true" maxItems:"60"`
	From    *string  `json:"from,omitempty" nullable:"true" maxLength:"40"`
	Until   *string  `json:"until,omitempty" nullable:"true" maxLength:"40"`
	Start   *string  `json:"start,omitempty" nullable:"true" maxLength:"40" doc:"15:50, without periods; with rrule that of the first date: 2026-11-03T15:50"`
	End     *string  `json:"end,omitempty" nullable:"true" maxLength:"40"`
}

// PlanStep says what to do with one date of a series.
type PlanStep struct {
	Date     string  `json:"date" maxLength:"40"`
	Do       string  `json:"do" maxLength:"10" doc:"book, skip or move"`
	Start    *string `json:"start,omitempty" nullable:"true" maxLength:"40"`
	End      *string `json:"end,omitempty" nullable:"true" maxLength:"40"`
	Resource *string `json:"resource,omitempty" nullable:"true" maxLength:"100"`
}

func (b *BookingRequest) draft() service.Draft {
	d := service.Draft{
		Resources: b.Resources, Quantity: count(b.Quantity), School: b.School, Requester: deref(b.Requester), Start: deref(b.Start), End: deref(b.End),
		Date: deref(b.Date), Periods: b.Periods, Stage: deref(b.Stage), Title: deref(b.Title), Note: deref(b.Note),
		Purpose: deref(b.Purpose), Program: deref(b.Program), Project: deref(b.Project), Class: deref(b.ClassGroup),
		Headcount: count(b.Headcount), Adults: count(b.Adults), Confirm: b.Confirm, PlanVersion: deref(b.PlanVersion),
	}
	if b.Teacher.Set {
		teacher := deref(b.Teacher.Value)
		d.Teacher = &teacher
	}
	if v := b.Vehicles; v != nil {
		d.Vehicles = &service.VehicleDraft{Resource: v.Resource, Start: v.Start, End: v.End}
	}
	if r := b.Recurrence; r != nil {
		d.Recurrence = &service.RecurrenceDraft{
			Term: deref(r.Term), Weekday: count(r.Weekday), Periods: r.Periods, Parity: deref(r.Parity), Weeks: r.Weeks,
			From: deref(r.From), Until: deref(r.Until), Start: deref(r.Start), End: deref(r.End), RRule: deref(r.RRule),
		}
	}
	for _, p := range b.Plan {
		d.Plan = append(d.Plan, service.PlanDraft{Date: p.Date, Do: p.Do, Start: deref(p.Start), End: deref(p.End), Resource: deref(p.Resource)})
	}
	return d
}

func count(n *int) int {
	if n == nil {
		return 0
	}
	return *n
}

// CheckIn is a booking request that is only asked about.
type CheckIn struct{ Body BookingRequest }

// CheckBooking answers a booking request and writes nothing.
func (h *Handlers) CheckBooking(ctx context.Context, in *CheckIn) (*BodyOut[Decision], error) {
	checked, err := h.Service.Check(ctx, actor(ctx), in.Body.draft())
	if err != nil {
		return nil, err
	}
	return &BodyOut[Decision]{decision(ctx, checked)}, nil
}

// BookIn is a booking request.
type BookIn struct {
	KeyIn
	Body BookingRequest
}

// BookedOut is the new booking, or the new series.
type BookedOut struct {
	ETag     string `header:"ETag"`
	Location string `header:"Location"`
	Body     Booked
}

// Booked is one booking or a series; which one, series_id with bookings says.
type Booked struct {
	*Booking
	*SeriesBooked
}

// Schema describes the two.
func (Booked) Schema(r huma.Registry) *huma.Schema {
	return &huma.Schema{OneOf: []*huma.Schema{
		r.Schema(reflect.TypeFor[Booking](), true, ""), r.Schema(reflect.TypeFor[SeriesBooked](), true, ""),
	}}
}

// MarshalJSON writes the one that is there.
func (b Booked) MarshalJSON() ([]byte, error) {
	if b.SeriesBooked != nil {
		return json.Marshal(b.SeriesBooked)
	}
	return json.Marshal(b.Booking)
}

// SeriesBooked is a new series and the dates that it leaves out.
type SeriesBooked struct {
	SeriesID string    `json:"series_id"`
	Code     string    `json:"code"`
	Bookings []Booking `json:"bookings" nullable:"false"`
	LeftOut  []LeftOut `json:"left_out" nullable:"false"`
	Warnings
}

// LeftOut is one date of a series that was not booked.
type LeftOut struct {
	Date   string `json:"date"`
	Reason string `json:"reason"`
	Detail string `json:"detail"`
}

// AddBooking books, or refuses with the decision.
func (h *Handlers) AddBooking(ctx context.Context, in *BookIn) (*BookedOut, error) {
	done, err := h.Service.Book(ctx, actor(ctx), in.Body.draft())
	if err != nil {
		return nil, err
	}
	if done.Series == nil {
		b := bookingBody(ctx, &done.Bookings[0])
		return &BookedOut{ETag: tag(b.Version), Location: "/api/v1/bookings/" + b.ID, Body: Booked{Booking: &b}}, nil
	}
	series := &SeriesBooked{SeriesID: done.Series.ID, Code: done.Series.Code, Bookings: []Booking{}, LeftOut: leftOut(CallerOf(ctx).Lang, done.Series.LeftOut)}
	series.Warnings = warnings(done.World, CallerOf(ctx).Lang, done.Decision.UnsureYears)
	for i := range done.Bookings {
		series.Bookings = append(series.Bookings, bookingBody(ctx, &done.Bookings[i]))
	}
	return &BookedOut{ETag: tag(done.Series.Version), Location: "/api/v1/series/" + series.SeriesID, Body: Booked{SeriesBooked: series}}, nil
}

// GetBooking shows one booking.
func (h *Handlers) GetBooking(ctx context.Context, in *RefIn) (*OneOut[Booking], error) {
	return h.oneBooking(ctx)(h.Service.Booking(ctx, actor(ctx), in.ID))
}

func (h *Handlers) oneBooking(ctx context.Context) func(*service.View, error) (*OneOut[Booking], error) {
	return func(v *service.View, err error) (*OneOut[Booking], error) {
		if err != nil {
			return nil, err
		}
		return &OneOut[Booking]{ETag: tag(v.Booking.Version), Body: bookingBody(ctx, v)}, nil
	}
}

// BookingsIn chooses bookings.
type BookingsIn struct {
	PageIn
	Mine      bool     `query:"mine" doc:"Those that you asked for"`
	ToApprove bool     `query:"to_approve" doc:"Those that wait for you"`
	School    string   `query:"school" maxLength:"100" doc:"As requester or host; id or code"`
	Resource  string   `query:"resource" maxLength:"100" doc:"Id or code"`
	Status    []string `query:"status,explode" maxItems:"20" doc:"One or several"`
	From      string   `query:"from" maxLength:"40" doc:"They end after this"`
	To        string   `query:"to" maxLength:"40" doc:"They start before this"`
}

var bookingStatuses = []booking.Status{
	booking.StatusPending, booking.StatusApproved, booking.StatusRejected, booking.StatusWithdrawn, booking.StatusCancelled,
	booking.StatusExpired, booking.StatusBumped, booking.StatusCompleted, booking.StatusNoShow,
}

// ListBookings lists the bookings that you may see, in the order of their
// start.
func (h *Handlers) ListBookings(ctx context.Context, in *BookingsIn) (*ListOut[Booking], error) {
	f := service.BookingFilter{Mine: in.Mine, ToApprove: in.ToApprove, School: in.School, Resource: in.Resource, Page: in.page()}
	for _, list := range in.Status {
		for _, s := range strings.Split(list, ",") {
			if !known(bookingStatuses, booking.Status(s)) {
				return nil, booking.BadField("status", "unknown_value", map[string]any{"Value": s})
			}
			f.Status = append(f.Status, s)
		}
	}
	var err error
	if f.From, err = instantOf("from", in.From, zone(ctx)); err != nil {
		return nil, err
	}
	if f.To, err = instantOf("to", in.To, zone(ctx)); err != nil {
		return nil, err
	}
	if f.To != 0 && f.To <= f.From {
		return nil, booking.BadField("to", "end_before_start", nil)
	}
	views, next, err := h.Service.Bookings(ctx, actor(ctx), f)
	return pageOf(views, next, err, func(v *service.View) Booking { return bookingBody(ctx, v) })
}

func known[T comparable](all []T, one T) bool {
	for _, v := range all {
		if v == one {
			return true
		}
	}
	return false
}
