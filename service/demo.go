package service

import (
	"context"
	"fmt"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// DemoOptions says how much of the demo district is loaded.
type DemoOptions struct {
	Bare     bool   // leave its bookings out
	Lively   bool   // add the programs' term plans and ordinary bookings
	Password string // of every account
}

// DemoReport says what LoadDemo did.
type DemoReport struct {
	Loaded   bool   // false: the demo was there already and nothing was written
	District string // id
	Notice   string // that the district is fictional
	Now      time.Time
	Accounts []DemoAccount
	Bookings int
	Series   int
	Refused  []DemoRefusal
}

// DemoAccount is one account of the demo, all with the same password.
type DemoAccount struct {
	Username, Name string
	Roles          []string // role and the code of its scope: "teacher S01"
}

// DemoRefusal is one date of a program's term plan that the rules refused.
type DemoRefusal struct {
	Program, Name string
	Date          string
	Reason        string   // a reason of the rules, a kind of conflict or why the calendar left it out
	With          []string // codes of the bookings and locks in the way
}

// demoSetting keeps how the demo was filled, once its bookings are all there.
const demoSetting = "demo_filled"

// LoadDemo loads the demo district into an empty database: its reference data
// in one change, its bookings in another, both at the demo's own time. A start
// that was cut short between the two goes on with the second; a database that
// holds another district is refused.
func (s *Service) LoadDemo(ctx context.Context, o DemoOptions) (DemoReport, error) {
	f, err := readDemo()
	if err != nil {
		return DemoReport{}, err
	}
	report, err := f.report()
	if err != nil {
		return report, err
	}
	q := s.Store.Read(ctx)
	districts, err := q.Districts()
	if err != nil {
		return report, err
	}
	if len(districts) > 1 || len(districts) == 1 && !districts[0].Demo {
		return report, &booking.Error{
			Code: booking.Conflicted, Key: "database_not_empty",
			Message: "the demo district is loaded into an empty database only, and this one holds " + districts[0].Name,
		}
	}
	filled, err := q.Setting(demoSetting)
	if err != nil {
		return report, err
	}
	if len(districts) == 1 {
		report.District = districts[0].ID
		if filled != "" {
			return report, nil
		}
	} else if report.District, err = s.loadDistrict(ctx, f, report.Now, o.Password); err != nil {
		return report, err
	}
	report.Loaded = true
	return report, s.fillDemo(ctx, f, o, &report)
}

func (s *Service) loadDistrict(ctx context.Context, f *demoFile, now time.Time, password string) (string, error) {
	l := &demoLoad{f: f, zone: now.Location(), hash: HashPassword(password), demo: true}
	err := s.Store.Change(ctx, now.Unix(), func(tx *models.Tx) error {
		l.tx, l.missing = tx, nil
		return l.all()
	})
	return l.district, err
}

// fillDemo writes the bookings, all in one change.
func (s *Service) fillDemo(ctx context.Context, f *demoFile, o DemoOptions, report *DemoReport) error {
	if _, err := s.Store.Read(ctx).World(report.District); err != nil { // kept for the change
		return err
	}
	// The demo is the same whenever it is loaded: its clock stands still.
	at := New(s.Store, NewClock(func() time.Time { return report.Now }))
	how := "seed"
	err := s.Store.Change(ctx, report.Now.Unix(), func(tx *models.Tx) error {
		w, err := tx.World(report.District)
		if err != nil {
			return err
		}
		d := &demoFill{service: at, tx: tx, world: w, file: f}
		switch {
		case o.Bare:
			how = "bare"
		case o.Lively:
			how = "lively"
			err = d.lively()
		default:
			err = d.seed()
		}
		if err != nil {
			return err
		}
		report.Bookings, report.Series, report.Refused = d.bookings, d.series, d.refused
		return tx.Set(demoSetting, how)
	})
	return err
}

func (f *demoFile) report() (DemoReport, error) {
	report := DemoReport{Notice: f.Meta.Notice}
	zone, err := time.LoadLocation(f.Meta.Timezone)
	if err != nil {
		return report, fmt.Errorf("the zone of the demo district is not known here: %w", err)
	}
	now, err := time.Parse(time.RFC3339, f.Meta.DemoNow)
	if err != nil {
		return report, fmt.Errorf("the time of the demo district cannot be read: %w", err)
	}
	report.Now = now.In(zone)
	for _, u := range f.Users {
		account := DemoAccount{Username: demoUsername(u.ID), Name: u.Name}
		for _, r := range u.Roles {
			account.Roles = append(account.Roles, string(r.Role)+" "+r.Scope)
		}
		report.Accounts = append(report.Accounts, account)
	}
	return report, nil
}
