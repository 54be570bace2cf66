package service

import (
	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

func (l *demoLoad) terms() error {
	var terms []models.Term
	for _, t := range l.f.Calendar.Terms {
		terms = append(terms, models.Term{
			Base: l.base(t.ID), Name: t.Name, Week1Monday: calendar.Date(t.Week1), FirstDay: calendar.Date(t.First),
			LastDay: calendar.Date(t.Last), Weeks: t.Weeks, Status: t.Status,
		})
	}
	if err := models.Insert(l.tx, terms...); err != nil {
		return err
	}
	var breaks []models.Break
	for _, b := range l.f.Calendar.Breaks {
		breaks = append(breaks, models.Break{
			ID: models.NewID(), DistrictID: l.district, Name: b.Name,
			FirstDay: calendar.Date(b.Start), LastDay: calendar.Date(b.End), Status: b.Status,
		})
	}
	if err := models.Insert(l.tx, breaks...); err != nil {
		return err
	}
	var tables []models.PeriodTable
	for _, t := range l.f.PeriodTables {
		row := models.PeriodTable{
			Base: l.base(t.ID), Name: t.Name, Stage: t.Applies.Stage, Schools: l.refs(t.Applies.Schools),
			Weekdays: append([]int{}, t.Applies.Weekdays...), FromMonthDay: calendar.MonthDay(t.Applies.From),
			ToMonthDay: calendar.MonthDay(t.Applies.To),
		}
		for _, p := range t.Periods {
			row.Periods = append(row.Periods, calendar.Period{
				Code: p.Code, Name: p.Name, Kind: p.Kind, Start: int(p.Start), End: int(p.End),
			})
		}
		tables = append(tables, row)
	}
	return models.Insert(l.tx, tables...)
}

func (l *demoLoad) days() error {
	var holidays []models.Holiday
	for _, h := range l.f.Calendar.Holidays.Days {
		holidays = append(holidays, models.Holiday{
			ID: models.NewID(), DistrictID: l.district, Date: calendar.Date(h.Date), Name: h.Name, IsOff: h.IsOff,
			Status: h.Status, Version: 1, CreatedAt: l.tx.Now, UpdatedAt: l.tx.Now,
		})
	}
	if err := models.Insert(l.tx, holidays...); err != nil {
		return err
	}
	var overrides []models.DayOverride
	for _, o := range l.f.Calendar.Overrides {
		overrides = append(overrides, models.DayOverride{
			ID: models.NewID(), DistrictID: l.district, Date: calendar.Date(o.Date), Schools: l.refs(o.Schools),
			Kind: o.Kind, Name: o.Name, FollowsDate: calendar.Date(o.Follows),
			Teaching: o.Teaching == nil || *o.Teaching, AfterSchool: o.AfterSchool,
			Version: 1, CreatedAt: l.tx.Now, UpdatedAt: l.tx.Now,
		})
	}
	return models.Insert(l.tx, overrides...)
}

// The words that a lock's scope uses for many things at once.
const (
	everything = "all"
	allIndoor  = "all_indoor"
)

func (l *demoLoad) locks() error {
	var rows []models.Lock
	for _, k := range l.f.Calendar.Locks {
		row := models.Lock{
			Base: l.base(k.ID), Name: k.Name, Kind: k.Kind,
			Scope: booking.LockScope{
				Stage: k.Scope.Stage, Schools: l.refs(k.Scope.Schools.Names), Types: k.Scope.Types.Names,
				AllIndoor: k.Scope.Types.Word == allIndoor, Resources: l.refs(k.Scope.Resources),
			},
		}
		for _, word := range []string{k.Scope.Schools.Word, k.Scope.Types.Word} {
			if word != "" && word != everything && word != allIndoor {
				l.missing = append(l.missing, word)
			}
		}
		if len(k.Daily) == 2 {
			row.Daily, row.DayStart, row.DayEnd = true, int(k.Daily[0]), int(k.Daily[1])
			row.FromDate, row.ToDate = calendar.Date(k.From), calendar.Date(k.To)
		} else {
			row.StartAt, row.EndAt = l.instant(k.Start), l.instant(k.End)
		}
		rows = append(rows, row)
	}
	return models.Insert(l.tx, rows...)
}
