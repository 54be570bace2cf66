package service

import (
	"context"
	"fmt"
	"slices"
	"strconv"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// TermChange is what is sent of a term.
type TermChange struct {
	Name        *string `json:"name,omitempty" maxLength:"120"`
	Week1Monday *string `json:"week1_monday,omitempty" format:"date"`
	FirstDay    *string `json:"first_day,omitempty" format:"date"`
	LastDay     *string `json:"last_day,omitempty" format:"date"`
	Weeks       *int    `json:"weeks,omitempty" minimum:"1" maximum:"30"`
	Status      *string `json:"status,omitempty" enum:"published,assumed"`
}

func (s *Service) editTerm(actor booking.Actor, c TermChange, d *Displacing) edit[models.Term] {
	return edit[models.Term]{
		kind: "term", may: districtOnly[models.Term](actor), change: s.changeCalendar(d),
		fill: func(w *booking.World, row *models.Term, f *faults) {
			f.name("name", &row.Name, c.Name)
			d.about = row.Name
			f.date("week1_monday", &row.Week1Monday, c.Week1Monday)
			f.date("first_day", &row.FirstDay, c.FirstDay)
			f.date("last_day", &row.LastDay, c.LastDay)
			f.number("weeks", &row.Weeks, c.Weeks, 1, 30)
			set(&row.Status, c.Status, "assumed")
			for field, d := range map[string]calendar.Date{"week1_monday": row.Week1Monday, "first_day": row.FirstDay, "last_day": row.LastDay} {
				if d == 0 {
					f.add(field, "required", nil)
				}
			}
			if row.Week1Monday != 0 && row.Week1Monday.Weekday() != 1 {
				f.add("week1_monday", "not_a_monday", nil)
			}
			if row.LastDay < row.FirstDay {
				f.add("last_day", "end_before_start", nil)
			}
			if row.Weeks == 0 {
				row.Weeks = max(1, int(row.LastDay-row.Week1Monday)/7+1)
			}
			for _, t := range w.Terms {
				if t.ID != row.ID && t.First <= row.LastDay && row.FirstDay <= t.Last {
					f.add("first_day", "term_overlap", map[string]any{"Ref": t.Code})
				}
			}
		},
	}
}

// Terms lists the terms.
func (s *Service) Terms(ctx context.Context, actor booking.Actor, page models.Page) ([]models.Term, string, error) {
	return pageOf[models.Term](ctx, s, actor, page)
}

// Term gives one term.
func (s *Service) Term(ctx context.Context, actor booking.Actor, ref string) (*models.Term, error) {
	return one[models.Term](ctx, s, actor, "term", ref)
}

// AddTerm makes a term.
func (s *Service) AddTerm(ctx context.Context, actor booking.Actor, code string, c TermChange, d *Displacing) (*models.Term, error) {
	return create(ctx, s, actor, code, s.editTerm(actor, c, d))
}

// ChangeTerm changes a term.
func (s *Service) ChangeTerm(ctx context.Context, actor booking.Actor, ref string, version *int64, c TermChange, d *Displacing) (*models.Term, error) {
	return update(ctx, s, actor, ref, version, s.editTerm(actor, c, d))
}

// RemoveTerm takes a term out of use.
func (s *Service) RemoveTerm(ctx context.Context, actor booking.Actor, ref string, version *int64, d *Displacing) error {
	return remove(ctx, s, actor, ref, version, s.editTerm(actor, TermChange{}, d))
}

// PeriodTableChange is what is sent of a bell table.
type PeriodTableChange struct {
	Name     *string          `json:"name,omitempty" maxLength:"120"`
	Stage    *string          `json:"stage,omitempty" enum:"primary,junior"`
	Schools  *[]string        `json:"schools,omitempty" doc:"Ids or codes; empty: every school with the stage"`
	Weekdays *[]int           `json:"weekdays,omitempty" minimum:"1" maximum:"7" doc:"1 to 7; empty: every weekday"`
	From     Nullable[string] `json:"from,omitempty" doc:"First day of each year, such as 10-01"`
	To       Nullable[string] `json:"to,omitempty" doc:"Last day, inclusive; may lie round the year end"`
	Periods  *[]PeriodChange  `json:"periods,omitempty"`
}

// stages are those that schools may teach.
var stages = []string{"primary", "junior"}

// PeriodChange is one period of a bell table.
type PeriodChange struct {
	Code  string `json:"code" minLength:"1" maxLength:"12"`
	Name  string `json:"name" maxLength:"40"`
	Kind  string `json:"kind" enum:"lesson,break,big_break,lunch,after_school"`
	Start string `json:"start" example:"08:20"`
	End   string `json:"end" example:"09:00"`
}

func (s *Service) editTable(actor booking.Actor, c PeriodTableChange, d *Displacing) edit[models.PeriodTable] {
	return edit[models.PeriodTable]{
		kind: "period_table", may: districtOnly[models.PeriodTable](actor), change: s.changeCalendar(d),
		fill: func(w *booking.World, row *models.PeriodTable, f *faults) {
			f.name("name", &row.Name, c.Name)
			d.about = row.Name
			set(&row.Stage, c.Stage, "")
			if row.Stage == "" {
				f.add("stage", "required", nil)
			} else if !slices.Contains(stages, row.Stage) {
				f.add("stage", "unknown_value", nil)
			}
			if row.Schools == nil {
				row.Schools, row.Weekdays, row.Periods = []string{}, []int{}, []calendar.Period{}
			}
			f.schools(w, "schools", &row.Schools, c.Schools)
			if c.Weekdays != nil {
				row.Weekdays = *c.Weekdays
				if slices.ContainsFunc(row.Weekdays, func(d int) bool { return d < 1 || d > 7 }) {
					f.add("weekdays", "bad_weekday", nil)
				}
			}
			f.monthDay("from", &row.FromMonthDay, c.From)
			f.monthDay("to", &row.ToMonthDay, c.To)
			if c.Periods != nil {
				row.Periods = f.periods(*c.Periods)
			}
			if len(row.Periods) == 0 {
				f.add("periods", "required", nil)
			}
		},
	}
}

func (f *faults) monthDay(field string, into *calendar.MonthDay, sent Nullable[string]) {
	if !sent.Set {
		return
	}
	*into = 0
	if text := sent.or(""); text != "" {
		d, err := calendar.ParseDate("2000-" + text)
		if err != nil {
			f.add(field, "bad_month_day", nil)
			return
		}
		_, month, day := d.Civil()
		*into = calendar.MonthDay(int(month)*100 + day)
	}
}

var periodKinds = []calendar.PeriodKind{calendar.Lesson, calendar.ShortBreak, calendar.BigBreak, calendar.Lunch, calendar.AfterSchool}

func (f *faults) periods(sent []PeriodChange) []calendar.Period {
	out := make([]calendar.Period, 0, len(sent))
	end := 0
	for i, p := range sent {
		field := "periods[" + strconv.Itoa(i) + "]"
		period := calendar.Period{Code: p.Code, Name: p.Name, Kind: calendar.PeriodKind(p.Kind)}
		period.Start, period.End = f.clock(field+".start", p.Start), f.clock(field+".end", p.End)
		if period.End <= period.Start {
			f.add(field+".end", "end_before_start", nil)
		}
		if period.Start < end {
			f.add(field+".start", "periods_overlap", nil)
		}
		if p.Code == "" {
			f.add(field+".code", "required", nil)
		}
		if !slices.Contains(periodKinds, period.Kind) {
			f.add(field+".kind", "unknown_value", nil)
		}
		if slices.ContainsFunc(out, func(o calendar.Period) bool { return o.Code == p.Code }) {
			f.add(field+".code", "named_twice", map[string]any{"Ref": p.Code})
		}
		end = period.End
		out = append(out, period)
	}
	return out
}

// clock reads "08:20" as minutes of the day; "24:00" is its end.
func (f *faults) clock(field, text string) int {
	var h, m int
	if n, err := fmt.Sscanf(text, "%02d:%02d", &h, &m); err != nil || n != 2 || len(text) != 5 || h < 0 || m < 0 || m > 59 || h*60+m > 1440 {
		f.add(field, "bad_clock", nil)
		return 0
	}
	return h*60 + m
}

// PeriodTables lists the bell tables.
func (s *Service) PeriodTables(ctx context.Context, actor booking.Actor, page models.Page) ([]models.PeriodTable, string, error) {
	return pageOf[models.PeriodTable](ctx, s, actor, page)
}

// PeriodTable gives one bell table.
func (s *Service) PeriodTable(ctx context.Context, actor booking.Actor, ref string) (*models.PeriodTable, error) {
	return one[models.PeriodTable](ctx, s, actor, "period_table", ref)
}

// AddPeriodTable makes a bell table.
func (s *Service) AddPeriodTable(ctx context.Context, actor booking.Actor, code string, c PeriodTableChange, d *Displacing) (*models.PeriodTable, error) {
	return create(ctx, s, actor, code, s.editTable(actor, c, d))
}

// ChangePeriodTable changes a bell table.
func (s *Service) ChangePeriodTable(ctx context.Context, actor booking.Actor, ref string, version *int64, c PeriodTableChange, d *Displacing) (*models.PeriodTable, error) {
	return update(ctx, s, actor, ref, version, s.editTable(actor, c, d))
}

// RemovePeriodTable takes a bell table out of use.
func (s *Service) RemovePeriodTable(ctx context.Context, actor booking.Actor, ref string, version *int64, d *Displacing) error {
	return remove(ctx, s, actor, ref, version, s.editTable(actor, PeriodTableChange{}, d))
}
