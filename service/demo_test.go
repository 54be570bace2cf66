package service

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/models"
	"xiaoxiang/models/storetest"
)

func loadDemo(t testing.TB, store *models.Store, o DemoOptions) (*Service, DemoReport) {
	t.Helper()
	s := New(store, NewClock(time.Now))
	o.Password = "Xiaoxiang-demo-1"
	r, err := s.LoadDemo(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	s.Clock = NewClock(func() time.Time { return r.Now })
	return s, r
}

func TestLoadDemo_IsTheFile(t *testing.T) {
	f, err := readDemo()
	if err != nil {
		t.Fatal(err)
	}
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		s, r := loadDemo(t, store, DemoOptions{})
		if !r.Loaded || r.Bookings != len(f.Bookings) || len(r.Accounts) != len(f.Users) {
			t.Errorf("%+v", r)
		}
		q := s.Store.Read(context.Background())
		members, grants := 0, 0
		for _, g := range f.Groups {
			members += len(g.Members)
		}
		for _, u := range f.Users {
			grants += len(u.Roles)
		}
		rows[models.LegalEntity](t, q, r.District, len(f.LegalEntities))
		rows[models.School](t, q, r.District, len(f.Schools))
		rows[models.TravelTime](t, q, r.District, len(f.Travel.Pairs))
		rows[models.Group](t, q, r.District, len(f.Groups))
		rows[models.Membership](t, q, r.District, members)
		rows[models.Project](t, q, r.District, len(f.Projects))
		rows[models.Agreement](t, q, r.District, len(f.Agreements))
		rows[models.Term](t, q, r.District, len(f.Calendar.Terms))
		rows[models.Break](t, q, r.District, len(f.Calendar.Breaks))
		rows[models.PeriodTable](t, q, r.District, len(f.PeriodTables))
		rows[models.Holiday](t, q, r.District, len(f.Calendar.Holidays.Days))
		rows[models.DayOverride](t, q, r.District, len(f.Calendar.Overrides))
		rows[models.Lock](t, q, r.District, len(f.Calendar.Locks))
		rows[models.ShareProfile](t, q, r.District, len(f.ShareProfiles))
		rows[models.Resource](t, q, r.District, len(f.Resources))
		rows[models.ClassGroup](t, q, r.District, len(f.ClassGroups))
		rows[models.User](t, q, r.District, len(f.Users))
		rows[models.Grant](t, q, r.District, grants)
		rows[models.Program](t, q, r.District, len(f.Programs))
		rows[models.SharingRule](t, q, r.District, len(f.SharingRules))
		for _, b := range f.Bookings {
			row, err := q.BookingByRef(r.District, b.ID)
			if err != nil {
				t.Fatal(err)
			}
			if string(row.Status) != b.Status || row.Headcount < b.Headcount || row.Title == "" {
				t.Errorf("%s is %+v", b.ID, row)
			}
			if (b.Parent != "") != (row.ParentID != nil) {
				t.Errorf("%s has the parent %v", b.ID, row.ParentID)
			}
			steps, err := q.ApprovalsOf([]string{row.ID})
			if err != nil {
				t.Fatal(err)
			}
			if want := max(len(b.Approvals), boolInt(b.Status == "pending")); len(steps) != want {
				t.Errorf("%s has %d steps, want %d", b.ID, len(steps), want)
			}
			if row.Status == booking.StatusPending && row.DecideBy <= r.Now.Unix() {
				t.Errorf("%s would expire at once", b.ID)
			}
		}
		noOverlap(t, s)
		if again, err := s.LoadDemo(context.Background(), DemoOptions{Lively: true}); err != nil || again.Loaded || again.District != r.District {
			t.Errorf("a second load did %+v, %v", again, err)
		}
		u, err := q.UserByName("u13")
		if err != nil || !passwordFits(u.PasswordHash, "Xiaoxiang-demo-1") {
			t.Errorf("u13 cannot sign in: %v", err)
		}
	})
}

func rows[T any](t *testing.T, q models.Query, district string, want int) {
	t.Helper()
	all, err := models.All[T](q, district)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != want {
		t.Errorf("%T: %d rows, want %d", *new(T), len(all), want)
	}
}

func TestLoadDemo_Bare(t *testing.T) {
	s, r := loadDemo(t, storetest.SQLite(t), DemoOptions{Bare: true})
	rows[models.Booking](t, s.Store.Read(context.Background()), r.District, 0)
}

func TestLoadDemo_RefusesAnotherDistrict(t *testing.T) {
	s := New(storetest.SQLite(t), NewClock(time.Now))
	if _, err := s.Seed(context.Background(), SeedOptions{Resources: 1}); err != nil {
		t.Fatal(err)
	}
	_, err := s.LoadDemo(context.Background(), DemoOptions{})
	var e *booking.Error
	if !errors.As(err, &e) || e.Key != "database_not_empty" {
		t.Errorf("got %v", err)
	}
}

// What the file's scenarios expect comes out with the file's bookings alone
// and in a lively district.
func TestLoadDemo_Scenarios(t *testing.T) {
	for _, lively := range []bool{false, true} {
		t.Run(fmt.Sprintf("lively %v", lively), func(t *testing.T) {
			s, _ := loadDemo(t, storetest.SQLite(t), DemoOptions{Lively: lively})
			f, err := readDemo()
			if err != nil {
				t.Fatal(err)
			}
			for _, sc := range f.Scenarios {
				checkScenario(t, s, sc)
			}
		})
	}
}

func checkScenario(t *testing.T, s *Service, sc demoScenario) {
	t.Helper()
	want, _ := sc.Expect.(map[string]any)
	r := sc.Request
	ctx := context.Background()
	q := s.Store.Read(ctx)
	districts, err := q.Districts()
	if err != nil {
		t.Fatal(err)
	}
	w, err := q.World(districts[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	actor := (&demoFill{world: w}).actor(r.User)
	checked, err := s.Check(ctx, actor, Draft{
		Resources: r.Resources, Quantity: r.Quantity, School: r.School, Start: r.Start, End: r.End, Class: r.ClassGroup,
		Headcount: r.Headcount, Purpose: r.Purpose, Project: r.Project, Title: sc.Title,
	})
	if err != nil {
		t.Errorf("%s: %v", sc.ID, err)
		return
	}
	d := checked.Decision
	if string(d.Outcome) != want["decision"] {
		t.Errorf("%s %s: %s (%s %s), want %v", sc.ID, sc.Title, d.Outcome, d.Rule, d.Reason, want["decision"])
	}
	if reason, ok := want["reason"]; ok && reason != d.Reason {
		t.Errorf("%s: reason %s, want %v", sc.ID, d.Reason, reason)
	}
	var kinds []string
	for _, c := range d.Conflicts {
		kinds = append(kinds, string(c.Kind))
	}
	slices.Sort(kinds)
	var wanted []string
	for _, k := range want["conflicts"].([]any) {
		wanted = append(wanted, k.(string))
	}
	slices.Sort(wanted)
	if want["decision"] != "forbidden" && !slices.Equal(slices.Compact(kinds), wanted) {
		t.Errorf("%s: conflicts %v, want %v", sc.ID, kinds, wanted)
	}
}

func TestLoadDemo_LivelyIsTheSameEachTime(t *testing.T) {
	var first string
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		began := time.Now()
		s, r := loadDemo(t, store, DemoOptions{Lively: true})
		t.Logf("%d bookings, %d series in %v", r.Bookings, r.Series, time.Since(began))
		noOverlap(t, s)
		dump := demoDump(t, s, r)
		if first == "" {
			first = dump
		}
		if dump != first {
			t.Error("two loads differ")
		}
		for _, status := range []string{"approved", "pending", "cancelled", "completed", "no_show"} {
			if n := strings.Count(dump, " "+status+" "); n < 5 {
				t.Errorf("%d bookings are %s", n, status)
			}
		}
	})
}

// demoDump is what the bookings of a demo are, without ids.
func demoDump(t *testing.T, s *Service, r DemoReport) string {
	t.Helper()
	q := s.Store.Read(context.Background())
	w, err := q.World(r.District)
	if err != nil {
		t.Fatal(err)
	}
	all, err := models.All[models.Booking](q, r.District)
	if err != nil {
		t.Fatal(err)
	}
	byID := map[string]models.Booking{}
	for _, b := range all {
		byID[b.ID] = b
	}
	uses, err := models.All[models.BookingResource](q, r.District)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, u := range uses {
		b := byID[u.BookingID]
		code := b.Code
		if b.SeriesID != nil {
			code = "of a series"
		}
		lines = append(lines, fmt.Sprintln(w.Resources[u.ResourceID].Code, u.StartAt, u.EndAt, w.Schools[b.SchoolID].Code, code,
			b.Title, b.Headcount, b.Purpose, "", b.Status, "", u.Quantity, b.DecideBy, b.CheckedInAt, b.CreatedAt))
	}
	slices.SortFunc(lines, cmp.Compare)
	for _, x := range r.Refused {
		lines = append(lines, fmt.Sprintln(x))
	}
	return strings.Join(lines, "")
}

func TestSeed(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		s := New(store, NewClock(time.Now))
		o := SeedOptions{Resources: 60, Bookings: 1003, Rand: 7}
		r, err := s.Seed(context.Background(), o)
		if err != nil {
			t.Fatal(err)
		}
		q := s.Store.Read(context.Background())
		d, err := onlyDistrict(q)
		if err != nil {
			t.Fatal(err)
		}
		rows[models.Resource](t, q, d.ID, 60)
		rows[models.Booking](t, q, d.ID, 1003)
		rows[models.Claim](t, q, d.ID, 1003)
		noOverlap(t, s)
		if d.Demo || r.Bookings != 1003 {
			t.Errorf("%+v, demo %v", r, d.Demo)
		}
	})
}
