package service

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// seeding writes the bookings of a synthetic district.
type seeding struct {
	service *Service
	options SeedOptions
	load    *demoLoad
	random  *rand.Rand
	done    int
	rows    newRows
	chunks  int
}

// run gives each resource its share of the bookings, on days of which half the
// slots are taken, and says from which day to which they lie.
func (s *seeding) run(ctx context.Context) (first, last calendar.Date, err error) {
	first = calendar.Date(s.load.f.Calendar.Terms[0].First)
	last = first
	n := s.options.Resources
	for i := range n {
		x := &s.load.f.Resources[i]
		count := s.options.Bookings/n + boolInt(i < s.options.Bookings%n)
		days := max((count*2+seedSlots-1)/seedSlots, 1)
		last = max(last, first+calendar.Date(days-1))
		slots := s.random.Perm(days * seedSlots)[:count]
		slices.Sort(slots)
		for _, slot := range slots {
			s.add(x, first+calendar.Date(slot/seedSlots), slot%seedSlots)
			if len(s.rows.bookings) >= seedChunk {
				if err := s.flush(ctx); err != nil {
					return first, last, err
				}
			}
		}
	}
	return first, last, s.flush(ctx)
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

var seedTitles = []string{"科学实验课", "体育课", "篮球社团训练", "教研组活动", "合唱团排练", "信息科技课", "阅读课", "班队活动"}

func (s *seeding) add(x *demoResource, on calendar.Date, slot int) {
	l := s.load
	begin := seedFirst + slot*seedMinutes
	start, end := on.At(begin, l.zone), on.At(begin+45+s.random.IntN(2)*45, l.zone)
	host := l.id(x.School)
	school, user := x.School, "T"+x.School[1:]+string(rune('1'+s.random.IntN(3)))
	if s.random.IntN(10) == 0 { // one in ten is lent
		school = l.f.Schools[s.random.IntN(len(l.f.Schools))].ID
		user = "T" + school[1:] + "1"
	}
	number := s.done + len(s.rows.bookings) + 1
	now := s.service.Clock.Now()
	b := models.Booking{
		ID: models.NewID(), DistrictID: l.district, SchoolID: l.id(school), HostSchoolID: &host,
		RequesterID: models.Ref(l.id(user)), Code: fmt.Sprintf("B%08d", number), StartAt: start, EndAt: end,
		Title: seedTitles[s.random.IntN(len(seedTitles))], Purpose: "lesson", Headcount: 20 + s.random.IntN(30), Quantity: 1,
		Status: booking.StatusApproved, Rule: "S1", Version: 1, CreatedAt: now, UpdatedAt: now,
	}
	if school != x.School {
		b.Rule, b.BasisGroupID = "T1", models.Ref(l.id("G1"))
	}
	room := l.id(x.ID)
	s.rows.bookings = append(s.rows.bookings, b)
	s.rows.resources = append(s.rows.resources, models.BookingResource{
		BookingID: b.ID, ResourceID: room, DistrictID: b.DistrictID, SchoolID: b.SchoolID, StartAt: start, EndAt: end,
		ClaimStart: start, ClaimEnd: end, Quantity: 1, Headcount: b.Headcount, Live: true,
	})
	s.rows.claims = append(s.rows.claims, models.Claim{
		Subject: "r:" + room, StartAt: start, EndAt: end, BookingID: b.ID, DistrictID: b.DistrictID, SchoolID: b.SchoolID,
	})
}

func (s *seeding) flush(ctx context.Context) error {
	n := len(s.rows.bookings)
	if n == 0 {
		return nil
	}
	s.chunks++
	err := s.service.Store.Change(ctx, s.service.Clock.Now(), func(tx *models.Tx) error {
		if err := s.rows.write(tx); err != nil {
			return err
		}
		if s.chunks&(s.chunks-1) == 0 {
			return tx.Analyze()
		}
		return nil
	})
	if err != nil {
		return err
	}
	s.done += n
	s.rows = newRows{}
	if s.options.Progress != nil {
		s.options.Progress(s.done, s.options.Bookings)
	}
	return nil
}
