package handlers

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/service"
)

// DayOverride is what the district or some schools say about one day.
type DayOverride struct {
	ID          string   `json:"id"`
	Date        string   `json:"date"`
	Schools     []string `json:"schools" nullable:"false" doc:"Empty: the whole district"`
	Kind        string   `json:"kind" enum:"makeup,activity,closure"`
	Name        string   `json:"name"`
	FollowsDate *string  `json:"follows_date" doc:"The date whose timetable is taught"`
	Teaching    bool     `json:"teaching"`
	AfterSchool bool     `json:"after_school"`
	Version     int64    `json:"version"`
}

// OverrideChanged is an override and what it did to bookings.
type OverrideChanged struct {
	DayOverride
	Effects
}

func overrideBody(w *booking.World) func(*service.DayOverride) DayOverride {
	return func(o *service.DayOverride) DayOverride {
		out := DayOverride{
			ID: o.ID, Date: o.Date.String(), Schools: []string{}, Kind: o.Kind, Name: o.Name, FollowsDate: day(o.FollowsDate),
			Teaching: o.Teaching || o.FollowsDate != 0, AfterSchool: o.AfterSchool, Version: o.Version,
		}
		for _, id := range o.Schools {
			out.Schools = append(out.Schools, schoolCode(w, id))
		}
		return out
	}
}

func (x DayOverride) id() string     { return x.ID }
func (x DayOverride) version() int64 { return x.Version }

// OverridesIn chooses days.
type OverridesIn struct {
	PageIn
	From string `query:"from" format:"date"`
	To   string `query:"to" format:"date" doc:"Inclusive"`
}

// ListDayOverrides lists what was said about days.
func (h *Handlers) ListDayOverrides(ctx context.Context, in *OverridesIn) (*ListOut[DayOverride], error) {
	from, to := calendar.NewDate(1970, 1, 1), calendar.NewDate(2999, 12, 31)
	for _, bound := range []struct {
		field, sent string
		into        *calendar.Date
	}{{"from", in.From, &from}, {"to", in.To, &to}} {
		if bound.sent != "" {
			d, err := dateOf(bound.field, bound.sent)
			if err != nil {
				return nil, err
			}
			*bound.into = d
		}
	}
	rows, next, err := h.Service.Overrides(ctx, actor(ctx), from, to, in.page())
	return pageOf(rows, next, err, overrideBody(world(ctx)))
}

// GetDayOverride shows what was said about a day.
func (h *Handlers) GetDayOverride(ctx context.Context, in *RefIn) (*OneOut[DayOverride], error) {
	row, err := h.Service.Override(ctx, actor(ctx), in.ID)
	return shown(row, err, overrideBody(world(ctx)))
}

// NewDayOverride is something to be said about a day.
type NewDayOverride struct {
	service.OverrideChange
	Displacing
}

// TransformSchema says what a new one cannot do without.
func (NewDayOverride) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return needs(s, "date", "kind")
}

// AddDayOverrideIn is something to be said about a day.
type AddDayOverrideIn struct {
	KeyIn
	DryIn
	Body NewDayOverride
}

// AddDayOverride says something about a day.
func (h *Handlers) AddDayOverride(ctx context.Context, in *AddDayOverrideIn) (*ChangedOut[OverrideChanged], error) {
	d := in.Body.Displacing.on(in.DryRun)
	row, err := h.Service.AddOverride(ctx, actor(ctx), in.Body.OverrideChange, d)
	if err != nil {
		return nil, err
	}
	return changed(d, "day-overrides", OverrideChanged{overrideBody(world(ctx))(row), effects(ctx, d)}), nil
}

// ChangeDayOverrideIn is a change to what was said about a day.
type ChangeDayOverrideIn struct {
	MatchIn
	DryIn
	Body struct {
		service.OverrideChange
		Displacing
	}
}

// ChangeDayOverride says something else about a day.
func (h *Handlers) ChangeDayOverride(ctx context.Context, in *ChangeDayOverrideIn) (*ChangedOut[OverrideChanged], error) {
	d := in.Body.Displacing.on(in.DryRun)
	row, err := h.Service.ChangeOverride(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), in.Body.OverrideChange, d)
	if err != nil {
		return nil, err
	}
	return changed(d, "", OverrideChanged{overrideBody(world(ctx))(row), effects(ctx, d)}), nil
}

// RemoveDayOverride takes back what was said about a day.
func (h *Handlers) RemoveDayOverride(ctx context.Context, in *RemoveIn) (*RemovedOut, error) {
	d := in.Body.on(in.DryRun)
	return removed(ctx, d, h.Service.RemoveOverride(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), d))
}
