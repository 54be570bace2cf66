package service

import (
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

func (l *demoLoad) schools() error {
	var entities []models.LegalEntity
	for _, e := range l.f.LegalEntities {
		entities = append(entities, models.LegalEntity{Base: l.base(e.ID), Name: e.Name, Note: e.Note})
	}
	if err := models.Insert(l.tx, entities...); err != nil {
		return err
	}
	var schools []models.School
	for _, s := range l.f.Schools {
		schools = append(schools, models.School{
			Base: l.base(s.ID), LegalEntityID: l.ref(s.LegalEntity), Name: s.Name + l.f.Meta.NameSuffix, Short: s.Short,
			Stages: s.Stage, Support: s.Support, Students: s.Students, Classes: s.Classes, OpenHours: l.f.open("school"),
		})
	}
	if err := models.Insert(l.tx, schools...); err != nil {
		return err
	}
	var travel []models.TravelTime
	for _, p := range l.f.Travel.Pairs {
		from, _ := p[0].(string)
		to, _ := p[1].(string)
		minutes, _ := p[2].(int)
		travel = append(travel, models.TravelTime{
			ID: models.NewID(), DistrictID: l.district, FromID: l.id(from), ToID: l.id(to), Minutes: minutes,
		})
	}
	return models.Insert(l.tx, travel...)
}

func (l *demoLoad) groups() error {
	documents := map[string]map[string]any{}
	for _, d := range l.f.Documents {
		code, _ := d["group"].(string)
		kept := map[string]any{}
		for k, v := range d {
			if k != "group" {
				kept[k] = v
			}
		}
		documents[code] = kept
	}
	var groups []models.Group
	var members []models.Membership
	for _, g := range l.f.Groups {
		row := models.Group{
			Base: l.base(g.ID), Kind: g.Kind, Name: g.Name + l.f.Meta.NameSuffix, FoundedOn: calendar.Date(g.Founded),
			Status: g.Status, CharterStatus: g.CharterStatus, CharterFiledOn: calendar.Date(g.CharterFiledOn),
			LeadSchoolID: l.id(g.LeadSchool), Council: g.Governance, Documents: documents[g.ID],
		}
		if row.Documents == nil {
			row.Documents = map[string]any{}
		}
		groups = append(groups, row)
		for _, m := range g.Members {
			members = append(members, models.Membership{
				ID: models.NewID(), DistrictID: l.district, GroupID: row.ID, SchoolID: l.id(m.School),
				Role: m.Role, FromDate: calendar.Date(g.Founded),
			})
		}
	}
	if err := models.Insert(l.tx, groups...); err != nil {
		return err
	}
	return models.Insert(l.tx, members...)
}

// projects writes what binds groups to resources: projects and agreements.
func (l *demoLoad) projects() error {
	var projects []models.Project
	for _, p := range l.f.Projects {
		projects = append(projects, models.Project{
			Base: l.base(p.ID), GroupID: l.id(p.Group), Name: p.Name, Area: p.Area, ConvenorID: l.id(p.Convenor),
			Members: l.refs(p.Members), Resources: l.refs(p.Resources),
			StartDate: calendar.Date(p.Start), EndDate: calendar.Date(p.End), Status: p.Status,
		})
	}
	if err := models.Insert(l.tx, projects...); err != nil {
		return err
	}
	var agreements []models.Agreement
	for _, a := range l.f.Agreements {
		agreements = append(agreements, models.Agreement{
			Base: l.base(a.ID), GroupID: l.id(a.Group), ProviderID: l.id(a.Provider), PartnerID: l.id(a.Partner),
			StartDate: calendar.Date(a.Start), EndDate: calendar.Date(a.End), Bidirectional: a.Bidirectional,
			Resources: l.refs(a.Resources), MaxUses: a.MaxUses, NoticeDays: a.NoticeDays, Status: a.Status,
		})
	}
	return models.Insert(l.tx, agreements...)
}
