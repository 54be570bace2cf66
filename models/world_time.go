package models

import (
	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

func (r *worldRows) tieTime(w *booking.World) {
	data := calendar.Data{Stages: map[string][]string{}}
	for _, s := range w.Schools {
		data.Stages[s.ID] = s.Stages
	}
	for _, t := range r.terms {
		if t.DeletedAt == 0 {
			data.Terms = append(data.Terms, calendar.Term{
				ID: t.ID, Code: t.Code, Name: t.Name, Week1Monday: t.Week1Monday,
				First: t.FirstDay, Last: t.LastDay, Weeks: t.Weeks, Status: t.Status,
			})
		}
	}
	for _, b := range r.breaks {
		data.Breaks = append(data.Breaks, calendar.Break{Name: b.Name, First: b.FirstDay, Last: b.LastDay})
	}
	for _, t := range r.tables {
		if t.DeletedAt == 0 {
			data.Tables = append(data.Tables, calendar.PeriodTable{
				ID: t.ID, Code: t.Code, Name: t.Name, Stage: t.Stage, Schools: t.Schools,
				Weekdays: t.Weekdays, From: t.FromMonthDay, To: t.ToMonthDay, Periods: t.Periods,
			})
		}
	}
	for _, h := range r.holidays {
		data.Holidays = append(data.Holidays, calendar.Holiday{Date: h.Date, Name: h.Name, IsOff: h.IsOff, Status: h.Status})
	}
	for _, o := range r.overrides {
		data.Overrides = append(data.Overrides, calendar.Override{
			Date: o.Date, Schools: o.Schools, Kind: o.Kind, Name: o.Name,
			Follows: o.FollowsDate, Teaching: o.Teaching, AfterSchool: o.AfterSchool,
		})
	}
	w.Terms = data.Terms
	w.Calendar = calendar.New(data)
	for _, l := range r.locks {
		if l.DeletedAt == 0 {
			w.Locks = append(w.Locks, l.Rule())
		}
	}
}

// Rule gives a lock as the rules know it.
func (l *Lock) Rule() *booking.Lock {
	return &booking.Lock{
		ID: l.ID, Code: l.Code, Name: l.Name, Kind: l.Kind, Daily: l.Daily, From: l.FromDate, To: l.ToDate,
		DayStart: l.DayStart, DayEnd: l.DayEnd, Start: l.StartAt, End: l.EndAt, Scope: l.Scope,
	}
}

func (r *worldRows) tieResources(w *booking.World) {
	open := map[string][]booking.OpenHours{}
	for _, s := range r.schools {
		open[s.ID] = s.OpenHours
	}
	windows := map[string][]booking.Window{}
	for _, p := range r.profiles {
		windows[p.ID] = p.Windows
	}
	for _, x := range r.resources {
		school := Deref(x.SchoolID)
		res := &booking.Resource{
			ID: x.ID, Code: x.Code, Name: x.Name, School: school, Type: x.Type, Alloc: x.Alloc,
			Parent: Deref(x.ParentID), Combos: x.Combos, Capacity: x.Capacity, MaxParties: x.MaxParties,
			Quantity: x.Quantity, Unit: x.Unit, SeatsEach: x.SeatsEach, Risk: x.Risk, Scope: x.Scope,
			Windows: windows[Deref(x.ShareProfileID)], BufferBefore: x.BufferBefore, BufferAfter: x.BufferAfter,
			NoticeDays: x.NoticeDays, Needs: x.Needs, OnlyWith: x.OnlyWith, AvailableFrom: x.AvailableFrom,
			AutoOwn: x.AutoOwn, Active: x.DeletedAt == 0, Open: open[school],
		}
		if school == "" {
			res.Open = r.district.OpenHours
		}
		w.Resources[x.ID] = res
	}
	for _, x := range r.resources {
		if parent := w.Resources[Deref(x.ParentID)]; parent != nil && x.DeletedAt == 0 {
			parent.Parts = append(parent.Parts, x.ID)
		}
	}
}

func (r *worldRows) tiePeople(w *booking.World) {
	for _, u := range r.users {
		w.Users[u.ID] = &booking.User{
			ID: u.ID, Code: u.Code, Name: u.Name, Active: u.Active && u.DeletedAt == 0, Credentials: u.Credentials,
		}
	}
	for _, g := range r.grants {
		if u := w.Users[g.UserID]; u != nil && u.Active {
			w.Grants = append(w.Grants, g.Rule())
		}
	}
	for _, p := range r.programs {
		if p.DeletedAt == 0 {
			w.Programs[p.ID] = &booking.Program{
				ID: p.ID, Code: p.Code, Name: p.Name, Type: p.Type, Lead: p.LeadSchoolID,
				Group: Deref(p.GroupID), Project: Deref(p.ProjectID), Schools: p.Schools,
			}
		}
	}
}

// Rule gives a grant as the rules know it.
func (g Grant) Rule() booking.Grant {
	rule := booking.Grant{
		User: g.UserID, Role: g.Role, Group: Deref(g.GroupID), School: Deref(g.SchoolID),
		Resources: g.Resources, From: g.FromDate, To: g.ToDate,
	}
	if rule.Group == "" && rule.School == "" {
		rule.District = g.DistrictID
	}
	return rule
}
