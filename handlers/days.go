package handlers

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// DaysIn asks for the days of a school.
type DaysIn struct {
	School string `query:"school" required:"true" maxLength:"100" doc:"Id or code"`
	From   string `query:"from" required:"true" format:"date"`
	To     string `query:"to" required:"true" format:"date" doc:"Inclusive; at most 62 days"`
}

// Day is one date at one school.
type Day struct {
	Date        string    `json:"date"`
	Weekday     int       `json:"weekday"`
	Term        *string   `json:"term"`
	Week        *int      `json:"week" doc:"Teaching week"`
	Parity      *string   `json:"parity" enum:"odd,even"`
	InSession   bool      `json:"in_session"`
	StandsFor   *string   `json:"stands_for" doc:"The date whose timetable is taught, where it is another one"`
	AfterSchool bool      `json:"after_school"`
	Off         bool      `json:"off"`
	Kind        string    `json:"kind" enum:"school,weekend,holiday,makeup,activity,closure,break"`
	Name        string    `json:"name"`
	Known       bool      `json:"known" doc:"false: the holidays of this year are not published"`
	Bells       []Bells   `json:"bells" nullable:"false"`
	Locks       []DayLock `json:"locks" nullable:"false"`
}

// Bells is the bell table of one stage.
type Bells struct {
	Code    string   `json:"code"`
	Name    string   `json:"name"`
	Stage   string   `json:"stage"`
	Periods []Period `json:"periods" nullable:"false"`
}

// Period is one entry of a bell table.
type Period struct {
	Code  string `json:"code"`
	Name  string `json:"name"`
	Kind  string `json:"kind" enum:"lesson,break,big_break,lunch,after_school"`
	Start string `json:"start"`
	End   string `json:"end"`
}

// DayLock is what a lock takes of the school on the day.
type DayLock struct {
	Code      string   `json:"code"`
	Kind      string   `json:"kind"`
	Name      string   `json:"name"`
	Start     string   `json:"start"`
	End       string   `json:"end"`
	Resources []string `json:"resources" nullable:"false"`
}

// maxDays is the longest span of GET /days.
const maxDays = 62

// ListDays shows what the days of a school are.
func (h *Handlers) ListDays(ctx context.Context, in *DaysIn) (*ListOut[Day], error) {
	from, err := dateOf("from", in.From)
	if err != nil {
		return nil, err
	}
	to, err := dateOf("to", in.To)
	switch {
	case err != nil:
		return nil, err
	case to < from:
		return nil, booking.BadField("to", "end_before_start", nil)
	case to-from >= maxDays:
		return nil, booking.BadField("to", "span_too_long", map[string]any{"Days": maxDays})
	}
	days, w, err := h.Service.Days(ctx, actor(ctx), in.School, from, to)
	return pageOf(days, "", err, func(d *service.Day) Day { return dayBody(w, d) })
}

func dayBody(w *booking.World, d *service.Day) Day {
	out := Day{
		Date: d.Date.String(), Weekday: d.Date.Weekday(), Week: number(d.Week), InSession: d.InSession(),
		AfterSchool: d.AfterSchool, Off: d.Off, Kind: d.Kind, Name: d.Name, Known: d.Known, Bells: []Bells{}, Locks: []DayLock{},
	}
	if d.Term != nil {
		out.Term = &d.Term.Code
	}
	if d.Week > 0 {
		parity := "even"
		if d.Odd() {
			parity = "odd"
		}
		out.Parity = &parity
	}
	if d.Stands != d.Date {
		out.StandsFor = day(d.Stands)
	}
	for _, t := range d.Bells {
		out.Bells = append(out.Bells, Bells{Code: t.Code, Name: t.Name, Stage: t.Stage, Periods: periods(t.Periods)})
	}
	for _, l := range d.Locks {
		lock := DayLock{
			Code: l.Lock.Code, Kind: l.Lock.Kind, Name: l.Lock.Name, Resources: []string{},
			Start: instant(l.Start, w.Zone), End: instant(l.End, w.Zone),
		}
		for _, id := range l.Resources {
			lock.Resources = append(lock.Resources, w.Resources[id].Code)
		}
		out.Locks = append(out.Locks, lock)
	}
	return out
}
