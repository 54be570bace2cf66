package service

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// HolidaysImported says what the notice of a year changed.
type HolidaysImported struct {
	Year                        int
	Added, Changed, Same, Taken int // days; Taken: provisional ones that the notice does not name
}

// ImportHolidays takes over the State Council's notice of a year, in the form
// of holiday-cn: its days become official, and the provisional days of that
// year which it does not name are taken back. Bookings and series are re-checked
// in the same change.
func (s *Service) ImportHolidays(ctx context.Context, actor booking.Actor, notice []byte, d *Displacing) (HolidaysImported, error) {
	var out HolidaysImported
	if !booking.CanManageDistrict(actor) {
		return out, booking.Fail(booking.Forbidden, "not_permitted")
	}
	year, days, err := calendar.ParseHolidays(notice)
	if err != nil {
		return out, calendarError(err)
	}
	err = s.changeCalendar(d)(ctx, actor, func(tx *models.Tx, _ *booking.World) error {
		out = HolidaysImported{Year: year}
		before, err := tx.Holidays(actor.District, calendar.NewDate(year-1, 12, 1), calendar.NewDate(year, 12, 31), -1)
		if err != nil {
			return err
		}
		for _, h := range days {
			if err := out.take(tx, actor.District, h, before); err != nil {
				return err
			}
		}
		for i := range before {
			h := &before[i]
			named := slices.ContainsFunc(days, func(day calendar.Holiday) bool { return day.Date == h.Date })
			if y, _, _ := h.Date.Civil(); y == year && !named && h.Status == calendar.Provisional {
				out.Taken++
				if err := tx.DeleteHoliday(h.ID, h.Version); err != nil {
					return err
				}
			}
		}
		d.about = noticeName(year)
		return record(tx, actor, "import", "holidays", strconv.Itoa(year), "", before, days)
	})
	return out, err
}

// take writes one day of a notice.
func (out *HolidaysImported) take(tx *models.Tx, district string, day calendar.Holiday, before []models.Holiday) error {
	i := slices.IndexFunc(before, func(h models.Holiday) bool { return h.Date == day.Date })
	if i < 0 {
		out.Added++
		return models.Insert(tx, models.Holiday{
			ID: models.NewID(), DistrictID: district, Date: day.Date, Name: day.Name, IsOff: day.IsOff,
			Status: calendar.Official, Version: 1, CreatedAt: tx.Now, UpdatedAt: tx.Now,
		})
	}
	h := before[i]
	if h.Name == day.Name && h.IsOff == day.IsOff && h.Status == calendar.Official {
		out.Same++
		return nil
	}
	out.Changed++
	h.Name, h.IsOff, h.Status = day.Name, day.IsOff, calendar.Official
	return tx.UpdateHoliday(&h, h.Version)
}

// noticeName is what the displaced are told where nothing else was said; it is
// a name of the State Council's own, in the language of the notice.
func noticeName(year int) string {
	return "国务院办公厅" + strconv.Itoa(year) + "年节假日安排"
}

// HolidayYear says how firmly the holidays of a year are known.
type HolidayYear struct {
	Year   int
	Status string // official, provisional, unknown
	Days   int
}

// HolidayYears lists the years from the first of which something is known to
// the one after next.
func (s *Service) HolidayYears(ctx context.Context, actor booking.Actor) ([]HolidayYear, error) {
	q := s.Store.Read(ctx)
	w, err := q.World(actor.District)
	if err != nil {
		return nil, err
	}
	rows, err := q.Holidays(actor.District, 0, calendar.NewDate(2999, 12, 31), -1)
	if err != nil {
		return nil, err
	}
	days := map[int]int{}
	first, _, _ := s.today(w).Civil()
	last := first + 2
	for i := range rows {
		year, _, _ := rows[i].Date.Civil()
		days[year]++
		first, last = min(first, year), max(last, year)
	}
	var out []HolidayYear
	for year := first; year <= last; year++ {
		out = append(out, HolidayYear{year, w.Calendar.YearStatus(year), days[year]})
	}
	return out, nil
}

// calendarError names what the calendar found wrong with what was sent.
func calendarError(err error) error {
	var e *calendar.Error
	if errors.As(err, &e) {
		return booking.BadField(e.Field, e.Key, map[string]any{"Detail": e.Detail})
	}
	return err
}
