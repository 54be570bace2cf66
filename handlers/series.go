package handlers

import (
	"context"

	"xiaoxiang/messages"
	"xiaoxiang/service"
)

// Series is a set of bookings made by one request.
type Series struct {
	ID       string    `json:"id"`
	Code     string    `json:"code"`
	School   string    `json:"school"`
	Title    *string   `json:"title"`
	Bookings []Booking `json:"bookings" nullable:"false" doc:"In the order of their start, whatever became of them"`
	LeftOut  []LeftOut `json:"left_out" nullable:"false" doc:"Dates that were not booked and may be added"`
	Can      []string  `json:"can" nullable:"false" doc:"What you may do with it now"`
	Version  int64     `json:"version"`
}

// GetSeries shows a series.
func (h *Handlers) GetSeries(ctx context.Context, in *RefIn) (*OneOut[Series], error) {
	v, err := h.Service.Series(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, err
	}
	row := &v.Series
	out := Series{
		ID: row.ID, Code: row.Code, Title: text(row.Title), Bookings: []Booking{}, LeftOut: leftOut(CallerOf(ctx).Lang, row.LeftOut),
		Can: some(v.Can), Version: row.Version,
	}
	if s := v.World.Schools[row.SchoolID]; s != nil {
		out.School = s.Code
	}
	for i := range v.Bookings {
		out.Bookings = append(out.Bookings, bookingBody(ctx, &v.Bookings[i]))
	}
	return &OneOut[Series]{ETag: tag(row.Version), Body: out}, nil
}

// leftOut shapes the dates that a series leaves out.
func leftOut(lang messages.Lang, dates []service.LeftOut) []LeftOut {
	out := make([]LeftOut, 0, len(dates))
	for _, l := range dates {
		detail := lang.Word("skip", l.Reason)
		if detail == l.Reason {
			detail = lang.Text("occurrence.conflict", nil)
		}
		out = append(out, LeftOut{Date: l.Date.String(), Reason: l.Reason, Detail: detail})
	}
	return out
}

// AddOccurrenceIn puts a date back into a series.
type AddOccurrenceIn struct {
	KeyIn
	MatchIn
	Body struct {
		Date     string   `json:"date" maxLength:"40" doc:"One that the series left out"`
		Start    *string  `json:"start,omitempty" nullable:"true" maxLength:"40" doc:"Left out: the series' own time"`
		End      *string  `json:"end,omitempty" nullable:"true" maxLength:"40"`
		Resource *string  `json:"resource,omitempty" nullable:"true" maxLength:"100" doc:"Left out: the series' own place"`
		Confirm  []string `json:"confirm,omitempty" nullable:"true" maxItems:"20" doc:"Kinds of warning that are accepted"`
	}
}

// AddOccurrence books a date that a series had left out.
func (h *Handlers) AddOccurrence(ctx context.Context, in *AddOccurrenceIn) (*MadeOut[Booking], error) {
	b := &in.Body
	add := service.Added{Date: b.Date, Start: deref(b.Start), End: deref(b.End), Resource: deref(b.Resource), Confirm: b.Confirm}
	return h.madeBooking(ctx)(h.Service.AddOccurrence(ctx, actor(ctx), in.ID, add, versionOf(in.IfMatch)))
}
