package service

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// SeedOptions says how large a synthetic district is.
type SeedOptions struct {
	Resources, Bookings int
	Rand                uint64 // the same number gives the same district
	Password            string // of its accounts; "" leaves them without one
	Progress            func(done, total int)
}

// SeedReport says what Seed wrote.
type SeedReport struct {
	Schools, Users, Resources, Bookings int
	From, To                            calendar.Date
}

// What a synthetic district is made of.
const (
	seedSchoolSize = 50 // resources a school
	seedMaxSchools = 40
	seedSlots      = 8 // a day and resource, 90 minutes from 07:30 on
	seedMinutes    = 90
	seedFirst      = 7*60 + 30
	seedChunk      = 10_000 // bookings a transaction
)

// Seed fills an empty database with a reproducible synthetic district, for
// benchmarks. Rows go in by bulk; the database's own guard over the claims
// stays on.
func (s *Service) Seed(ctx context.Context, o SeedOptions) (SeedReport, error) {
	if o.Resources < 1 || o.Bookings < 0 {
		return SeedReport{}, booking.BadField("resources", "out_of_range", map[string]any{"Min": 1})
	}
	districts, err := s.Store.Read(ctx).Districts()
	if err != nil {
		return SeedReport{}, err
	}
	if len(districts) > 0 {
		return SeedReport{}, &booking.Error{
			Code: booking.Conflicted, Key: "database_not_empty",
			Message: "a synthetic district goes into an empty database only, and this one holds " + districts[0].Name,
		}
	}
	f, err := readDemo()
	if err != nil {
		return SeedReport{}, err
	}
	zone, err := time.LoadLocation(f.Meta.Timezone)
	if err != nil {
		return SeedReport{}, err
	}
	f.synthetic(o.Resources)
	l := &demoLoad{f: f, zone: zone}
	if o.Password != "" {
		l.hash = HashPassword(o.Password)
	}
	err = s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		l.tx, l.missing = tx, nil
		return l.all()
	})
	if err != nil {
		return SeedReport{}, err
	}
	seeding := &seeding{service: s, options: o, load: l, random: rand.New(rand.NewPCG(o.Rand, 1))}
	report := SeedReport{Schools: len(f.Schools), Users: len(f.Users), Resources: o.Resources}
	report.From, report.To, err = seeding.run(ctx)
	report.Bookings = seeding.done
	return report, err
}

// synthetic replaces the schools, people and places of the demo; its calendar,
// bells, rules and policy stay.
func (f *demoFile) synthetic(resources int) {
	f.Meta.NameSuffix = ""
	f.District.Name = "合成区"
	f.LegalEntities, f.Documents, f.Projects, f.Agreements, f.Programs, f.ClassGroups = nil, nil, nil, nil, nil, nil
	f.Schools, f.Groups, f.Resources, f.Users, f.Travel.Pairs, f.Calendar.Locks = nil, nil, nil, nil, nil, nil
	f.PeriodTables = slices.DeleteFunc(f.PeriodTables, func(t demoTable) bool { return len(t.Applies.Schools) > 0 })
	f.Calendar.Overrides = slices.DeleteFunc(f.Calendar.Overrides, func(o demoOverride) bool { return len(o.Schools) > 0 })
	schools := min(max(resources/seedSchoolSize, 1), seedMaxSchools)
	group := demoGroup{
		ID: "G1", Name: "合成集团", Status: "active", Kind: booking.Tight, CharterStatus: "filed", LeadSchool: "S001",
		Governance: map[string]any{},
	}
	f.Users = append(f.Users, seedUser("U0000", booking.DistrictAdmin, f.District.ID))
	for i := range schools {
		code := fmt.Sprintf("S%03d", i+1)
		f.Schools = append(f.Schools, demoSchool{
			ID: code, Name: "合成学校" + code[1:], Short: code, Stage: []string{[]string{"primary", "junior"}[i%2]},
			Support: booking.NoSupport, Students: 1000, Classes: 24,
		})
		member := struct{ School, Role string }{code, "member"}
		group.Members = append(group.Members, member)
		f.Users = append(f.Users, seedUser("A"+code[1:], booking.SchoolAdmin, code))
		for k := range 3 {
			f.Users = append(f.Users, seedUser(fmt.Sprintf("T%s%d", code[1:], k+1), booking.Teacher, code))
		}
	}
	f.Groups = []demoGroup{group}
	for i := range resources {
		f.Resources = append(f.Resources, demoResource{
			ID: fmt.Sprintf("R%05d", i+1), School: f.Schools[i%schools].ID, Name: fmt.Sprintf("教室%05d", i+1),
			Type: "classroom", Alloc: booking.Exclusive, Capacity: 60, Risk: booking.Standard, Scope: "group",
			Share: "SP_CAMPUS",
		})
	}
}

func seedUser(code string, role booking.Role, scope string) demoUser {
	return demoUser{ID: code, Name: "合成账号" + code, Roles: []demoRole{{Role: role, Scope: scope}}}
}
