package service

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// DayOverride is what the district or some schools say about one day.
type DayOverride = models.DayOverride

// OverrideChange is what is sent about a day; nil fields stay as they are.
type OverrideChange struct {
	Date        *string          `json:"date,omitempty" format:"date"`
	Schools     *[]string        `json:"schools,omitempty" maxItems:"500" doc:"Ids or codes; empty: the whole district"`
	Kind        *string          `json:"kind,omitempty" enum:"makeup,activity,closure"`
	Name        *string          `json:"name,omitempty" maxLength:"40"`
	Follows     Nullable[string] `json:"follows_date,omitempty" doc:"The date whose timetable is taught; null: the day's own, or none"`
	Teaching    *bool            `json:"teaching,omitempty" doc:"Left out: as the kind has it"`
	AfterSchool *bool            `json:"after_school,omitempty"`
}

// Overrides lists what was said about the days from one to another, both
// inclusive, a page at a time.
func (s *Service) Overrides(ctx context.Context, actor booking.Actor, from, to calendar.Date, page models.Page) ([]models.DayOverride, string, error) {
	rows, err := s.Store.Read(ctx).Overrides(actor.District, from, to)
	if err != nil {
		return nil, "", err
	}
	key := func(o *models.DayOverride) string { return o.Date.String() + "." + o.ID }
	rows = slices.DeleteFunc(rows, func(o models.DayOverride) bool { return key(&o) <= page.After })
	if len(rows) <= page.Limit {
		return rows, "", nil
	}
	rows = rows[:page.Limit]
	return rows, key(&rows[len(rows)-1]), nil
}

// Override gives what was said about a day, by its id.
func (s *Service) Override(ctx context.Context, actor booking.Actor, id string) (*models.DayOverride, error) {
	return s.Store.Read(ctx).OverrideByID(actor.District, id)
}

// canOverride reports whether the actor may say this: the district anything, a
// school's admin what speaks of their own school alone.
func canOverride(w *booking.World, actor booking.Actor, o *models.DayOverride) bool {
	return booking.CanManageDistrict(actor) ||
		len(o.Schools) > 0 && !slices.ContainsFunc(o.Schools, func(id string) bool { return !booking.CanManageSchool(w, actor, id) })
}

func fillOverride(w *booking.World, o *models.DayOverride, c OverrideChange) error {
	var f faults
	f.date("date", &o.Date, c.Date)
	if o.Date == 0 {
		f.add("date", "required", nil)
	}
	if o.Schools == nil {
		o.Schools = []string{}
	}
	f.schools(w, "schools", &o.Schools, c.Schools)
	set(&o.Kind, c.Kind, "")
	if o.Kind == "" {
		f.add("kind", "required", nil)
	}
	if c.Name != nil {
		o.Name = strings.TrimSpace(*c.Name)
	}
	if utf8.RuneCountInString(o.Name) > 40 {
		f.add("name", "too_long", map[string]any{"Limit": 40})
	}
	if c.Follows.Set {
		o.FollowsDate = 0
		f.date("follows_date", &o.FollowsDate, c.Follows.Value)
	}
	switch {
	case c.Teaching != nil:
		o.Teaching = *c.Teaching
	case c.Kind != nil:
		o.Teaching = o.Kind == calendar.KindMakeup
	}
	if c.AfterSchool != nil {
		o.AfterSchool = *c.AfterSchool
	}
	if o.Kind != calendar.KindMakeup && (o.Teaching || o.FollowsDate != 0) {
		f.add("kind", "teaches_nothing", nil)
	}
	if o.AfterSchool && !o.Teaching && o.FollowsDate == 0 {
		f.add("after_school", "teaches_nothing", nil)
	}
	return f.err()
}

// unsaid reports that somebody has said something about the same day already.
func unsaid(tx *models.Tx, o *models.DayOverride) error {
	rows, err := tx.Overrides(o.DistrictID, o.Date, o.Date)
	if err != nil {
		return err
	}
	for _, other := range rows {
		both := slices.ContainsFunc(o.Schools, func(id string) bool { return slices.Contains(other.Schools, id) })
		if other.ID != o.ID && (both || len(o.Schools) == 0 && len(other.Schools) == 0) {
			return taken(&booking.Error{Code: booking.Conflicted, Key: "duplicate"}, "date")
		}
	}
	return nil
}

// AddOverride says something about a day.
func (s *Service) AddOverride(ctx context.Context, actor booking.Actor, c OverrideChange, d *Displacing) (*models.DayOverride, error) {
	var o *models.DayOverride
	err := s.changeCalendar(d)(ctx, actor, func(tx *models.Tx, w *booking.World) error {
		o = &models.DayOverride{ID: models.NewID(), DistrictID: actor.District, Version: 1, CreatedAt: tx.Now, UpdatedAt: tx.Now}
		if err := s.said(tx, w, actor, o, c, d); err != nil {
			return err
		}
		if err := models.Insert(tx, *o); err != nil {
			return err
		}
		return record(tx, actor, "create", "day_override", o.ID, overrideSchool(o), nil, o)
	})
	return o, err
}

// said fills an override and asks whether the actor may say it.
func (s *Service) said(tx *models.Tx, w *booking.World, actor booking.Actor, o *models.DayOverride, c OverrideChange, d *Displacing) error {
	if err := fillOverride(w, o, c); err != nil {
		return err
	}
	if !canOverride(w, actor, o) {
		return booking.Fail(booking.Forbidden, "not_permitted")
	}
	d.about = o.Name
	return unsaid(tx, o)
}

// ChangeOverride says something else about a day.
func (s *Service) ChangeOverride(ctx context.Context, actor booking.Actor, id string, version *int64, c OverrideChange, d *Displacing) (*models.DayOverride, error) {
	var o *models.DayOverride
	err := s.onOverride(ctx, actor, id, version, d, func(tx *models.Tx, w *booking.World, row *models.DayOverride) error {
		before := *row
		if err := s.said(tx, w, actor, row, c, d); err != nil {
			return err
		}
		o = row
		if err := tx.UpdateOverride(row, before.Version); err != nil {
			return err
		}
		return record(tx, actor, "update", "day_override", row.ID, overrideSchool(row), before, row)
	})
	return o, err
}

// RemoveOverride takes back what was said about a day.
func (s *Service) RemoveOverride(ctx context.Context, actor booking.Actor, id string, version *int64, d *Displacing) error {
	return s.onOverride(ctx, actor, id, version, d, func(tx *models.Tx, _ *booking.World, row *models.DayOverride) error {
		d.about = row.Name
		if err := tx.DeleteOverride(row.ID, row.Version); err != nil {
			return err
		}
		return record(tx, actor, "delete", "day_override", row.ID, overrideSchool(row), row, nil)
	})
}

func (s *Service) onOverride(ctx context.Context, actor booking.Actor, id string, version *int64, d *Displacing, do func(*models.Tx, *booking.World, *models.DayOverride) error) error {
	return s.changeCalendar(d)(ctx, actor, func(tx *models.Tx, w *booking.World) error {
		row, err := tx.OverrideByID(actor.District, id)
		if err != nil {
			return err
		}
		if !canOverride(w, actor, row) {
			return booking.Fail(booking.Forbidden, "not_permitted")
		}
		if version != nil && *version != row.Version {
			return booking.Fail(booking.Stale, "stale")
		}
		return do(tx, w, row)
	})
}

// overrideSchool is the school whose day it is, where it is one school's.
func overrideSchool(o *models.DayOverride) string {
	if len(o.Schools) == 1 {
		return o.Schools[0]
	}
	return ""
}
