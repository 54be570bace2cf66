package models

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"gorm.io/gorm"

	"xiaoxiang/booking"
)

// World gives everything the rules know of a district. It is built once for
// each version of the district and shared: readers must not change it. Inside a
// change it stays the current one until the change ends.
func (q Query) World(district string) (*booking.World, error) {
	if err := q.shareWorld(district); err != nil {
		return nil, err
	}
	var version []int64
	if err := q.db.Raw("SELECT world_version FROM districts WHERE id = ?", district).Scan(&version).Error; err != nil {
		return nil, translate(err)
	}
	if len(version) == 0 {
		return nil, booking.Missing("district", district)
	}
	if kept, ok := q.store.worlds.Load(district); ok && kept.(*booking.World).Version == version[0] {
		return kept.(*booking.World), nil
	}
	w, err := q.loadWorld(district)
	if err != nil {
		return nil, err
	}
	// Inside a change the version may yet be rolled back and given out again
	// for another content, so only what is committed is kept.
	if !q.inChange {
		q.store.worlds.Store(district, w)
	}
	return w, nil
}

// loadWorld reads the tables in one snapshot and ties them together.
func (q Query) loadWorld(district string) (*booking.World, error) {
	var w *booking.World
	err := q.db.Transaction(func(db *gorm.DB) error {
		in := q
		in.db = db
		rows, err := in.worldRows(district)
		if err != nil {
			return err
		}
		w, err = rows.tie()
		return err
	})
	return w, translate(err)
}

func (r *worldRows) tie() (*booking.World, error) {
	zone, err := time.LoadLocation(r.district.TimeZone)
	if err != nil {
		return nil, fmt.Errorf("district %s: %w", r.district.Code, err)
	}
	w := &booking.World{
		District: r.district.ID, Version: r.district.WorldVersion, Zone: zone, Policy: r.district.Policy,
		Schools: map[string]*booking.School{}, Groups: map[string]*booking.Group{},
		Projects: map[string]*booking.Project{}, Resources: map[string]*booking.Resource{},
		Classes: map[string]*booking.ClassGroup{}, Programs: map[string]*booking.Program{},
		Users: map[string]*booking.User{}, Travel: map[[2]string]int{},
	}
	r.tieSchools(w)
	r.tieGroups(w)
	r.tieTime(w)
	r.tieResources(w)
	r.tiePeople(w)
	r.tieDelegations(w)
	r.tieRules(w)
	return w, nil
}

func (r *worldRows) tieRules(w *booking.World) {
	slices.SortFunc(r.rules, func(a, b SharingRule) int { return cmp.Compare(a.Position, b.Position) })
	for _, rule := range r.rules {
		w.Rules = append(w.Rules, rule.Body)
	}
}

func (r *worldRows) tieSchools(w *booking.World) {
	for i := range r.schools {
		s := &r.schools[i]
		if s.DeletedAt != 0 {
			continue
		}
		w.Schools[s.ID] = &booking.School{
			ID: s.ID, Code: s.Code, Name: s.Name, Stages: s.Stages, LegalEntity: Deref(s.LegalEntityID),
			Support: s.Support, Students: s.Students,
		}
	}
	for _, t := range r.travel {
		w.Travel[[2]string{t.FromID, t.ToID}] = t.Minutes
		w.Travel[[2]string{t.ToID, t.FromID}] = t.Minutes
	}
	for _, c := range r.classes {
		if c.DeletedAt == 0 {
			w.Classes[c.ID] = &booking.ClassGroup{
				ID: c.ID, Code: c.Code, Name: c.Name, School: c.SchoolID, Stage: c.Stage,
				Headcount: c.Headcount, Members: c.Members,
			}
		}
	}
}

func (r *worldRows) tieGroups(w *booking.World) {
	for _, g := range r.groups {
		if g.DeletedAt == 0 {
			w.Groups[g.ID] = &booking.Group{
				ID: g.ID, Code: g.Code, Name: g.Name, Kind: g.Kind, Status: g.Status,
				Charter: g.CharterStatus, LeadSchool: g.LeadSchoolID,
			}
		}
	}
	for _, m := range r.members {
		if g := w.Groups[m.GroupID]; g != nil {
			g.Members = append(g.Members, booking.Membership{School: m.SchoolID, Role: m.Role, From: m.FromDate, To: m.ToDate})
		}
	}
	for _, p := range r.projects {
		if p.DeletedAt == 0 {
			w.Projects[p.ID] = &booking.Project{
				ID: p.ID, Code: p.Code, Name: p.Name, Group: p.GroupID, Convenor: p.ConvenorID,
				Members: p.Members, Start: p.StartDate, End: p.EndDate, Status: p.Status, Resources: p.Resources,
			}
		}
	}
	for _, a := range r.agreements {
		if a.DeletedAt == 0 {
			w.Agreements = append(w.Agreements, &booking.Agreement{
				ID: a.ID, Code: a.Code, Group: a.GroupID, Provider: a.ProviderID, Partner: a.PartnerID,
				Start: a.StartDate, End: a.EndDate, Bidirectional: a.Bidirectional, Resources: a.Resources,
				MaxUses: a.MaxUses, NoticeDays: a.NoticeDays, Status: a.Status,
			})
		}
	}
}
