package service

import (
	"fmt"
	"strings"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// demoLoad writes the reference data of the demo district in one change.
type demoLoad struct {
	f        *demoFile
	tx       *models.Tx
	zone     *time.Location
	district string
	ids      map[string]string // by code
	missing  []string          // codes that stand for nothing
	hash     string            // of the one password of every account
	demo     bool              // false: a synthetic district
}

// number gives every entity of the file its id, so that rows may name one
// another in any order.
func (l *demoLoad) number() {
	l.ids = map[string]string{}
	give := func(code string) { l.ids[code] = models.NewID() }
	give(l.f.District.ID)
	l.district = l.ids[l.f.District.ID]
	for _, x := range l.f.LegalEntities {
		give(x.ID)
	}
	for _, x := range l.f.Schools {
		give(x.ID)
	}
	for _, x := range l.f.Groups {
		give(x.ID)
	}
	for _, x := range l.f.Projects {
		give(x.ID)
	}
	for _, x := range l.f.ShareProfiles {
		give(x.ID)
	}
	for _, x := range l.f.Resources {
		give(x.ID)
	}
	for _, x := range l.f.ClassGroups {
		give(x.ID)
	}
	for _, x := range l.f.Users {
		give(x.ID)
	}
}

// id is that of an entity which must be there.
func (l *demoLoad) id(code string) string {
	id, ok := l.ids[code]
	if !ok {
		l.missing = append(l.missing, code)
	}
	return id
}

// ref is an optional reference.
func (l *demoLoad) ref(code string) *string {
	if code == "" {
		return nil
	}
	return models.Ref(l.id(code))
}

func (l *demoLoad) refs(codes []string) []string {
	ids := make([]string, 0, len(codes))
	for _, c := range codes {
		ids = append(ids, l.id(c))
	}
	return ids
}

func (l *demoLoad) base(code string) models.Base {
	id, ok := l.ids[code]
	if !ok {
		id = models.NewID() // nothing names it
	}
	return models.Base{
		ID: id, DistrictID: l.district, Code: code, Version: 1, CreatedAt: l.tx.Now, UpdatedAt: l.tx.Now,
	}
}

// instant reads local clock text.
func (l *demoLoad) instant(text string) int64 {
	t, err := time.ParseInLocation("2006-01-02T15:04", text, l.zone)
	if err != nil {
		l.missing = append(l.missing, text)
	}
	return t.Unix()
}

// all writes everything but the bookings.
func (l *demoLoad) all() error {
	l.number()
	for _, step := range []func() error{
		l.districtRow, l.schools, l.groups, l.sharing, l.terms, l.days, l.locks,
		l.resources, l.classes, l.projects, l.users, l.programs,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	if len(l.missing) > 0 {
		return fmt.Errorf("the demo district names what it does not have: %s", strings.Join(l.missing, ", "))
	}
	return nil
}

func (l *demoLoad) districtRow() error {
	d := l.f.District
	t := d.Targets
	return models.Insert(l.tx, models.District{
		ID: l.district, Code: d.ID, Name: d.Name + l.f.Meta.NameSuffix, City: d.City, Bureau: d.Bureau,
		TimeZone: l.f.Meta.Timezone, OpenHours: l.f.open("district"), Policy: l.f.policy(), Demo: l.demo,
		Targets: map[string]any{
			"groups_by_year": t.GroupsByYear, "groups_total_min": t.GroupsTotalMin,
			"coverage_min": t.CoverageMin, "must_cover": t.MustCover,
		},
		WorldVersion: 1, Version: 1, CreatedAt: l.tx.Now, UpdatedAt: l.tx.Now,
	})
}

func (f *demoFile) open(whose string) []booking.OpenHours {
	o := f.OpenHours[whose]
	return []booking.OpenHours{{Weekdays: o.Weekdays, Start: int(o.Start), End: int(o.End)}}
}

// adultRatio is how many pupils one adult may take along (domain 2.3).
const adultRatio = 20

func (f *demoFile) policy() booking.Policy {
	p := f.PolicyDefaults
	return booking.Policy{
		QuotaHours: p.Quota, SupportedMultiplier: p.Multiplier, SLAWorkdays: p.SLA, CancelFreeHours: p.CancelFree,
		TravelDefault: f.Travel.Default, IndoorExcludes: f.AllIndoorExcludes, SpecialisedTypes: f.SpecialisedTypes,
		NoisyTypes: noisyTypes,
		AdultRatio: adultRatio, MaxOccurrences: calendar.MaxOccurrences, StrikeThreshold: p.Strike.Threshold,
		StrikeLateCancel: p.Strike.LateCancel, StrikeNoShow: p.Strike.NoShow, StrikeWeeks: strikeWeeks,
		HostBumpMinWorkdays: p.HostBump,
	}
}

func (f *demoFile) rules() []booking.Rule {
	rules := make([]booking.Rule, 0, len(f.SharingRules))
	for _, r := range f.SharingRules {
		rules = append(rules, booking.Rule{
			ID: r.ID, Relation: r.Relation, GroupState: r.GroupState, Risk: r.Risk, InWindow: r.InWindow,
			Purposes: r.Purposes, Attached: r.Attached, ProjectActive: r.ProjectActive,
			AgreementActive: r.AgreementActive, Listed: r.Listed, See: r.See, Request: r.Request, Auto: r.Auto,
			Approvers: r.Approvers, EscalateTo: r.EscalateTo, Notify: r.Notify,
			MinDays: r.Window[0], MaxDays: r.Window[1], Reason: r.Reason,
		})
	}
	return rules
}

// DefaultPolicy is the policy and the sharing rules with which a new district
// starts: those of the demo district, which are the proposal of the house.
func DefaultPolicy() (booking.Policy, []booking.Rule, error) {
	f, err := readDemo()
	if err != nil {
		return booking.Policy{}, nil, err
	}
	return f.policy(), f.rules(), nil
}

// sharingRules makes the rows of a district's decision table.
func sharingRules(district string, rules []booking.Rule, now int64) []models.SharingRule {
	rows := make([]models.SharingRule, 0, len(rules))
	for i, r := range rules {
		rows = append(rows, models.SharingRule{
			ID: models.NewID(), DistrictID: district, Code: r.ID, Position: i + 1, Body: r,
			Version: 1, CreatedAt: now, UpdatedAt: now,
		})
	}
	return rows
}

func (l *demoLoad) sharing() error {
	if err := models.Insert(l.tx, sharingRules(l.district, l.f.rules(), l.tx.Now)...); err != nil {
		return err
	}
	var rows []models.ShareProfile
	for _, p := range l.f.ShareProfiles {
		row := models.ShareProfile{Base: l.base(p.ID), Name: p.Name, Windows: []booking.Window{}}
		for _, w := range p.Windows {
			row.Windows = append(row.Windows, booking.Window{
				Weekdays: w.Weekdays, By: w.By, Periods: w.Periods, Start: int(w.Start), End: int(w.End),
			})
		}
		rows = append(rows, row)
	}
	return models.Insert(l.tx, rows...)
}

// noisyTypes are what disturbs an exam in the next building: a proposal, a
// district changes it.
var noisyTypes = []string{
	"gym_hall", "track_field", "court_outdoor", "music_room", "dance_room", "theatre", "workshop",
}
