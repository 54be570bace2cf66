package service

import (
	"context"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// HolidayChange is what is sent of one day of the State Council's notice.
type HolidayChange struct {
	Name   *string `json:"name,omitempty" maxLength:"40"`
	IsOff  *bool   `json:"is_off,omitempty" doc:"true: off; false: worked instead"`
	Status *string `json:"status,omitempty" enum:"official,provisional"`
}

// Holidays lists the days of the notices from one date to another, both
// inclusive; after is the cursor, a date.
func (s *Service) Holidays(ctx context.Context, actor booking.Actor, from, to calendar.Date, page models.Page) ([]models.Holiday, string, error) {
	if page.After != "" {
		after, err := calendar.ParseDate(page.After)
		if err != nil {
			return nil, "", booking.BadField("cursor", "bad_cursor", nil)
		}
		from = max(from, after+1)
	}
	rows, err := s.Store.Read(ctx).Holidays(actor.District, from, to, page.Limit+1)
	if err != nil || len(rows) <= page.Limit {
		return rows, "", err
	}
	rows = rows[:page.Limit]
	return rows, rows[len(rows)-1].Date.String(), nil
}

// Holiday gives one day by its id or date.
func (s *Service) Holiday(ctx context.Context, actor booking.Actor, ref string) (*models.Holiday, error) {
	return s.Store.Read(ctx).HolidayByRef(actor.District, ref)
}

func fillHoliday(h *models.Holiday, c HolidayChange) error {
	var f faults
	if c.Name != nil {
		h.Name = strings.TrimSpace(*c.Name)
	}
	if h.Name == "" {
		f.add("name", "required", nil)
	}
	if c.IsOff != nil {
		h.IsOff = *c.IsOff
	}
	set(&h.Status, c.Status, "provisional")
	return f.err()
}

// AddHoliday puts one day into the notices.
func (s *Service) AddHoliday(ctx context.Context, actor booking.Actor, date string, c HolidayChange, displacing *Displacing) (*models.Holiday, error) {
	if !booking.CanManageDistrict(actor) {
		return nil, booking.Fail(booking.Forbidden, "not_permitted")
	}
	d, err := calendar.ParseDate(date)
	if err != nil {
		return nil, booking.BadField("date", "bad_date", nil)
	}
	h := &models.Holiday{ID: models.NewID(), DistrictID: actor.District, Date: d, Version: 1}
	if err := fillHoliday(h, c); err != nil {
		return nil, err
	}
	displacing.about = h.Name
	err = s.changeCalendar(displacing)(ctx, actor, func(tx *models.Tx, _ *booking.World) error {
		h.CreatedAt, h.UpdatedAt = tx.Now, tx.Now
		if err := models.Insert(tx, *h); err != nil {
			return taken(err, "date")
		}
		return record(tx, actor, "create", "holiday", h.ID, "", nil, h)
	})
	return h, err
}

// ChangeHoliday changes one day.
func (s *Service) ChangeHoliday(ctx context.Context, actor booking.Actor, ref string, version *int64, c HolidayChange, displacing *Displacing) (*models.Holiday, error) {
	var h *models.Holiday
	err := s.changeHoliday(ctx, actor, ref, version, displacing, "update", func(tx *models.Tx, row *models.Holiday) error {
		h = row
		if err := fillHoliday(row, c); err != nil {
			return err
		}
		return tx.UpdateHoliday(row, row.Version)
	})
	return h, err
}

// RemoveHoliday takes one day out of the notices.
func (s *Service) RemoveHoliday(ctx context.Context, actor booking.Actor, ref string, version *int64, displacing *Displacing) error {
	return s.changeHoliday(ctx, actor, ref, version, displacing, "delete", func(tx *models.Tx, row *models.Holiday) error {
		return tx.DeleteHoliday(row.ID, row.Version)
	})
}

func (s *Service) changeHoliday(ctx context.Context, actor booking.Actor, ref string, version *int64, displacing *Displacing, act string, do func(*models.Tx, *models.Holiday) error) error {
	return s.changeCalendar(displacing)(ctx, actor, func(tx *models.Tx, _ *booking.World) error {
		h, err := tx.HolidayByRef(actor.District, ref)
		if err != nil {
			return err
		}
		if !booking.CanManageDistrict(actor) {
			return booking.Fail(booking.Forbidden, "not_permitted")
		}
		if version != nil && *version != h.Version {
			return booking.Fail(booking.Stale, "stale")
		}
		before := *h
		displacing.about = h.Name
		if err := do(tx, h); err != nil {
			return err
		}
		return record(tx, actor, act, "holiday", h.ID, "", before, h)
	})
}
