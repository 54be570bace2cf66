package service

import (
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// resources writes halls before their parts, which refer to them.
func (l *demoLoad) resources() error {
	var wholes, parts []models.Resource
	for i := range l.f.Resources {
		x := &l.f.Resources[i]
		row := models.Resource{
			Base: l.base(x.ID), SchoolID: l.ref(x.School), ParentID: l.ref(x.Parent), ShareProfileID: l.ref(x.Share),
			Name: x.Name, Type: x.Type, Alloc: x.Alloc, Combos: [][]string{}, Capacity: x.Capacity,
			MaxParties: x.MaxParties, Quantity: x.Quantity, Unit: x.Unit, SeatsEach: x.SeatsEach, Risk: x.Risk,
			Scope: x.Scope, BufferBefore: x.Buffers[0], BufferAfter: x.Buffers[1], NoticeDays: x.Notice,
			Needs: append([]string{}, x.Needs...), Features: []string{}, OnlyWith: append([]string{}, x.OnlyWith...),
			AvailableFrom: calendar.Date(x.AvailableFrom), AutoOwn: x.AutoOwn == nil || *x.AutoOwn, Note: x.Note,
		}
		for _, c := range x.Combos {
			row.Combos = append(row.Combos, l.refs(c))
		}
		l.refs(x.Parts)
		if row.ParentID == nil {
			wholes = append(wholes, row)
		} else {
			parts = append(parts, row)
		}
	}
	if err := models.Insert(l.tx, wholes...); err != nil {
		return err
	}
	return models.Insert(l.tx, parts...)
}

func (l *demoLoad) classes() error {
	stages := map[string][]string{}
	for _, s := range l.f.Schools {
		stages[s.ID] = s.Stage
	}
	var rows []models.ClassGroup
	for _, c := range l.f.ClassGroups {
		row := models.ClassGroup{
			Base: l.base(c.ID), SchoolID: l.id(c.School), Name: c.Name, Headcount: c.Headcount,
			Stage: stageOfClass(stages[c.School], c.Name), Members: []string{},
		}
		if c.IncludesClasses > 0 {
			grade, _, _ := strings.Cut(c.Name, "（")
			for _, other := range l.f.ClassGroups {
				if other.School == c.School && other.IncludesClasses == 0 && strings.HasPrefix(other.Name, grade) {
					row.Members = append(row.Members, l.id(other.ID))
				}
			}
		}
		rows = append(rows, row)
	}
	return models.Insert(l.tx, rows...)
}

// stageOfClass is the school's only stage, or that of the class's grade.
func stageOfClass(stages []string, name string) string {
	if len(stages) == 1 {
		return stages[0]
	}
	for _, grade := range []string{"七", "八", "九"} {
		if strings.HasPrefix(name, grade) {
			return "junior"
		}
	}
	return "primary"
}

func (l *demoLoad) users() error {
	var users []models.User
	var grants []models.Grant
	for _, u := range l.f.Users {
		name := demoUsername(u.ID)
		row := models.User{
			Base: l.base(u.ID), Username: name, Name: u.Name, Email: name + "@xiaoxiang.example", Locale: "zh-CN",
			PasswordHash: l.hash, Active: true, Credentials: []booking.Credential{},
		}
		for _, c := range u.Credentials {
			row.Credentials = append(row.Credentials, booking.Credential{Kind: c.Kind, To: calendar.Date(c.ValidTo)})
		}
		users = append(users, row)
		for _, r := range u.Roles {
			grant := models.Grant{
				ID: models.NewID(), DistrictID: l.district, UserID: row.ID, Role: r.Role,
				Resources: l.refs(r.Resources), CreatedAt: l.tx.Now,
			}
			switch id := l.id(r.Scope); r.Scope[0] {
			case 'G':
				grant.GroupID = models.Ref(id)
			case 'S':
				grant.SchoolID = models.Ref(id)
			}
			grants = append(grants, grant)
		}
	}
	if err := models.Insert(l.tx, users...); err != nil {
		return err
	}
	return models.Insert(l.tx, grants...)
}

func (l *demoLoad) programs() error {
	var rows []models.Program
	for _, p := range l.f.Programs {
		plan := models.TermPlan{
			Weekday: p.Weekly.Weekday, Periods: p.Weekly.Periods, Parity: p.Weekly.Parity,
			Start: int(p.Start), End: int(p.End),
		}
		for _, d := range p.Dates {
			plan.Dates = append(plan.Dates, calendar.Date(d))
		}
		rows = append(rows, models.Program{
			Base: l.base(p.ID), LeadSchoolID: l.id(p.Lead), GroupID: l.ref(p.Group), ProjectID: l.ref(p.Project),
			ResourceID: l.ref(p.Resource), Name: p.Name, Area: p.Area, Type: p.Type, Schools: l.refs(p.Schools),
			TermPlan: plan, Headcount: p.Headcount,
		})
	}
	return models.Insert(l.tx, rows...)
}
