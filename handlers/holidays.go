package handlers

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/calendar"
	"xiaoxiang/service"
)

// Holiday is one day of the State Council's notice; its code is its date.
type Holiday struct {
	ID      string `json:"id"`
	Code    string `json:"code"`
	Date    string `json:"date"`
	Name    string `json:"name"`
	IsOff   bool   `json:"is_off" doc:"true: off; false: worked instead"`
	Status  string `json:"status" enum:"official,provisional"`
	Version int64  `json:"version"`
}

func holidayBody(h *service.Holiday) Holiday {
	return Holiday{
		ID: h.ID, Code: h.Date.String(), Date: h.Date.String(), Name: h.Name, IsOff: h.IsOff, Status: h.Status, Version: h.Version,
	}
}

func (x Holiday) id() string     { return x.ID }
func (x Holiday) version() int64 { return x.Version }

// HolidaysIn chooses days.
type HolidaysIn struct {
	PageIn
	Year int    `query:"year" minimum:"1970" maximum:"2999"`
	From string `query:"from" format:"date"`
	To   string `query:"to" format:"date" doc:"Inclusive"`
}

// ListHolidays lists days off and days worked instead.
func (h *Handlers) ListHolidays(ctx context.Context, in *HolidaysIn) (*ListOut[Holiday], error) {
	from, to := calendar.NewDate(1970, 1, 1), calendar.NewDate(2999, 12, 31)
	if in.Year != 0 {
		from, to = calendar.NewDate(in.Year, 1, 1), calendar.NewDate(in.Year, 12, 31)
	}
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
	rows, next, err := h.Service.Holidays(ctx, actor(ctx), from, to, in.page())
	return pageOf(rows, next, err, holidayBody)
}

// GetHoliday shows one day, by id or date.
func (h *Handlers) GetHoliday(ctx context.Context, in *RefIn) (*OneOut[Holiday], error) {
	row, err := h.Service.Holiday(ctx, actor(ctx), in.ID)
	return shown(row, err, holidayBody)
}

// NewHoliday is a day to be put into the notices.
type NewHoliday struct {
	Date string `json:"date" format:"date"`
	service.HolidayChange
	Displacing
}

// TransformSchema says what a new one cannot do without.
func (NewHoliday) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return needs(s, "name", "is_off")
}

// HolidayChanged is a day and what it did to bookings.
type HolidayChanged struct {
	Holiday
	Effects
}

// AddHolidayIn is a day to be put into the notices.
type AddHolidayIn struct {
	KeyIn
	DryIn
	Body NewHoliday
}

// AddHoliday puts a day into the notices.
func (h *Handlers) AddHoliday(ctx context.Context, in *AddHolidayIn) (*ChangedOut[HolidayChanged], error) {
	d := in.Body.Displacing.on(in.DryRun)
	row, err := h.Service.AddHoliday(ctx, actor(ctx), in.Body.Date, in.Body.HolidayChange, d)
	if err != nil {
		return nil, err
	}
	return changed(d, "holidays", HolidayChanged{holidayBody(row), effects(ctx, d)}), nil
}

// ChangeHolidayIn is a change to a day.
type ChangeHolidayIn struct {
	MatchIn
	DryIn
	Body struct {
		service.HolidayChange
		Displacing
	}
}

// ChangeHoliday changes a day.
func (h *Handlers) ChangeHoliday(ctx context.Context, in *ChangeHolidayIn) (*ChangedOut[HolidayChanged], error) {
	d := in.Body.Displacing.on(in.DryRun)
	row, err := h.Service.ChangeHoliday(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), in.Body.HolidayChange, d)
	if err != nil {
		return nil, err
	}
	return changed(d, "", HolidayChanged{holidayBody(row), effects(ctx, d)}), nil
}

// RemoveHoliday takes a day out of the notices.
func (h *Handlers) RemoveHoliday(ctx context.Context, in *RemoveIn) (*RemovedOut, error) {
	d := in.Body.on(in.DryRun)
	return removed(ctx, d, h.Service.RemoveHoliday(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), d))
}
