package handlers

import (
	"context"
	"encoding/json"
	"reflect"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/service"
)

// HolidayNotice is the notice of a year as holiday-cn has it, and beside it
// what becomes of the bookings that it touches.
type HolidayNotice struct {
	notice []byte
	Displacing
}

// Schema describes the notice no closer than is needed to send one: what is
// wrong with it the calendar says, with the key at fault.
func (HolidayNotice) Schema(r huma.Registry) *huma.Schema {
	s := huma.SchemaFromType(r, reflect.TypeFor[Displacing]())
	s.AdditionalProperties = true
	s.Description = "{year, papers, days: [{name, date, isOffDay}]}, as github.com/NateScarlet/holiday-cn publishes it"
	s.Properties["year"] = &huma.Schema{Type: "integer", Examples: []any{2027}}
	s.Properties["papers"] = &huma.Schema{Type: "array", Items: &huma.Schema{Type: "string"}}
	s.Properties["days"] = &huma.Schema{Type: "array", Items: &huma.Schema{Type: "object", AdditionalProperties: true}}
	s.PrecomputeMessages()
	return s
}

// UnmarshalJSON takes apart the notice and the choices.
func (b *HolidayNotice) UnmarshalJSON(text []byte) error {
	var keys map[string]json.RawMessage
	if err := json.Unmarshal(text, &keys); err != nil {
		return err
	}
	choices := map[string]json.RawMessage{}
	for _, key := range []string{"displaced", "displaced_default", "reason"} {
		if value, sent := keys[key]; sent {
			choices[key] = value
			delete(keys, key)
		}
	}
	var err error
	if b.notice, err = json.Marshal(keys); err != nil {
		return err
	}
	said, err := json.Marshal(choices)
	if err != nil {
		return err
	}
	return json.Unmarshal(said, &b.Displacing)
}

// ImportHolidaysIn is the notice of a year.
type ImportHolidaysIn struct {
	DryIn
	Body HolidayNotice
}

// HolidaysImported says what a notice changed.
type HolidaysImported struct {
	Year    int `json:"year"`
	Added   int `json:"added"`
	Changed int `json:"changed" doc:"Provisional days that are official now, and days that are named otherwise"`
	Same    int `json:"same"`
	Taken   int `json:"taken" doc:"Provisional days that the notice does not name"`
	Effects
}

// ImportHolidays takes over the notice of a year.
func (h *Handlers) ImportHolidays(ctx context.Context, in *ImportHolidaysIn) (*BodyOut[HolidaysImported], error) {
	d := in.Body.Displacing.on(in.DryRun)
	done, err := h.Service.ImportHolidays(ctx, actor(ctx), in.Body.notice, d)
	if err != nil {
		return nil, err
	}
	return &BodyOut[HolidaysImported]{HolidaysImported{done.Year, done.Added, done.Changed, done.Same, done.Taken, effects(ctx, d)}}, nil
}

// HolidayYear says how firmly the holidays of a year are known.
type HolidayYear struct {
	Year   int    `json:"year"`
	Status string `json:"status" enum:"official,provisional,unknown"`
	Days   int    `json:"days"`
}

// ListHolidayYears says of each year whether its notice is known.
func (h *Handlers) ListHolidayYears(ctx context.Context, _ *struct{}) (*ListOut[HolidayYear], error) {
	years, err := h.Service.HolidayYears(ctx, actor(ctx))
	return pageOf(years, "", err, func(y *service.HolidayYear) HolidayYear { return HolidayYear(*y) })
}
