package service

import (
	"slices"
	"sync"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// newDistrict makes a district with what the house proposes: the rules, the
// opening hours, and the holidays of the years whose notices are built in.
func newDistrict(tx *models.Tx, code, name string) (*models.District, error) {
	policy, rules, err := DefaultPolicy()
	if err != nil {
		return nil, err
	}
	d := models.District{
		ID: models.NewID(), Code: code, Name: name, TimeZone: defaultZone, OpenHours: openingHours("district"), Policy: policy,
		Targets: map[string]any{}, WorldVersion: 1, Version: 1, CreatedAt: tx.Now, UpdatedAt: tx.Now,
	}
	if err := models.Insert(tx, d); err != nil {
		return nil, err
	}
	if err := models.Insert(tx, nationalHolidays(d.ID, tx.Now)...); err != nil {
		return nil, err
	}
	return &d, models.Insert(tx, sharingRules(d.ID, rules, tx.Now)...)
}

// openingHours are the opening hours with which a school, or the district's own
// places, start: those of the demo district, which is part of the program.
func openingHours(whose string) []booking.OpenHours { return slices.Clone(startingHours()[whose]) }

var startingHours = sync.OnceValue(func() map[string][]booking.OpenHours {
	f, err := readDemo()
	if err != nil {
		panic(err) // caught by every test
	}
	return map[string][]booking.OpenHours{"school": f.open("school"), "district": f.open("district")}
})

// The years that notices may be built in for.
const (
	firstNotice = 2007
	lastNotice  = 2099
)

// nationalHolidays are the days of all the notices that are built in.
func nationalHolidays(district string, now int64) []models.Holiday {
	var rows []models.Holiday
	for year := firstNotice; year <= lastNotice; year++ {
		days, published := calendar.NationalHolidays(year)
		if !published {
			continue // a next year's notice may name a day of its December: that is not enough
		}
		for _, h := range days {
			rows = append(rows, models.Holiday{
				ID: models.NewID(), DistrictID: district, Date: h.Date, Name: h.Name, IsOff: h.IsOff,
				Status: calendar.Official, Version: 1, CreatedAt: now, UpdatedAt: now,
			})
		}
	}
	return rows
}
