package handlers

import (
	"context"
	"fmt"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/service"
)

// PeriodTable is a bell table (作息表) and where it applies.
type PeriodTable struct {
	ID       string   `json:"id"`
	Code     string   `json:"code"`
	Name     string   `json:"name"`
	Stage    string   `json:"stage"`
	Schools  []string `json:"schools" nullable:"false" doc:"Empty: every school with the stage"`
	Weekdays []int    `json:"weekdays" nullable:"false" doc:"Empty: every weekday"`
	From     *string  `json:"from" doc:"First day of each year, such as 10-01"`
	To       *string  `json:"to"`
	Periods  []Period `json:"periods" nullable:"false"`
	Version  int64    `json:"version"`
}

func periodTableBody(w *booking.World) func(*service.PeriodTable) PeriodTable {
	return func(t *service.PeriodTable) PeriodTable {
		out := PeriodTable{
			ID: t.ID, Code: t.Code, Name: t.Name, Stage: t.Stage, Schools: []string{}, Weekdays: some(t.Weekdays),
			From: monthDay(t.FromMonthDay), To: monthDay(t.ToMonthDay), Periods: periods(t.Periods), Version: t.Version,
		}
		for _, id := range t.Schools {
			out.Schools = append(out.Schools, schoolCode(w, id))
		}
		return out
	}
}

func periods(list []calendar.Period) []Period {
	out := make([]Period, 0, len(list))
	for _, p := range list {
		out = append(out, Period{Code: p.Code, Name: p.Name, Kind: string(p.Kind), Start: clock(p.Start), End: clock(p.End)})
	}
	return out
}

func monthDay(m calendar.MonthDay) *string {
	if m == 0 {
		return nil
	}
	s := fmt.Sprintf("%02d-%02d", m/100, m%100)
	return &s
}

// NewPeriodTable is a bell table to be made.
type NewPeriodTable struct {
	Code *string `json:"code,omitempty" maxLength:"40"`
	service.PeriodTableChange
	Displacing
}

// TransformSchema says what a new one cannot do without.
func (NewPeriodTable) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return needs(s, "name", "stage", "periods")
}

func (x PeriodTable) id() string     { return x.ID }
func (x PeriodTable) version() int64 { return x.Version }

// ListPeriodTables lists the bell tables.
func (h *Handlers) ListPeriodTables(ctx context.Context, in *PageIn) (*ListOut[PeriodTable], error) {
	rows, next, err := h.Service.PeriodTables(ctx, actor(ctx), in.page())
	return pageOf(rows, next, err, periodTableBody(world(ctx)))
}

// GetPeriodTable shows a bell table.
func (h *Handlers) GetPeriodTable(ctx context.Context, in *RefIn) (*OneOut[PeriodTable], error) {
	row, err := h.Service.PeriodTable(ctx, actor(ctx), in.ID)
	return shown(row, err, periodTableBody(world(ctx)))
}

// PeriodTableChanged is a bell table and what it did to bookings.
type PeriodTableChanged struct {
	PeriodTable
	Effects
}

// AddPeriodTableIn is a bell table to be made.
type AddPeriodTableIn struct {
	KeyIn
	DryIn
	Body NewPeriodTable
}

// AddPeriodTable makes a bell table.
func (h *Handlers) AddPeriodTable(ctx context.Context, in *AddPeriodTableIn) (*ChangedOut[PeriodTableChanged], error) {
	d := in.Body.Displacing.on(in.DryRun)
	row, err := h.Service.AddPeriodTable(ctx, actor(ctx), deref(in.Body.Code), in.Body.PeriodTableChange, d)
	if err != nil {
		return nil, err
	}
	return changed(d, "period-tables", PeriodTableChanged{periodTableBody(world(ctx))(row), effects(ctx, d)}), nil
}

// ChangePeriodTableIn is a change to a bell table.
type ChangePeriodTableIn struct {
	MatchIn
	DryIn
	Body struct {
		service.PeriodTableChange
		Displacing
	}
}

// ChangePeriodTable changes a bell table.
func (h *Handlers) ChangePeriodTable(ctx context.Context, in *ChangePeriodTableIn) (*ChangedOut[PeriodTableChanged], error) {
	d := in.Body.Displacing.on(in.DryRun)
	row, err := h.Service.ChangePeriodTable(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), in.Body.PeriodTableChange, d)
	if err != nil {
		return nil, err
	}
	return changed(d, "", PeriodTableChanged{periodTableBody(world(ctx))(row), effects(ctx, d)}), nil
}

// RemovePeriodTable takes a bell table out of use.
func (h *Handlers) RemovePeriodTable(ctx context.Context, in *RemoveIn) (*RemovedOut, error) {
	d := in.Body.on(in.DryRun)
	return removed(ctx, d, h.Service.RemovePeriodTable(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), d))
}
