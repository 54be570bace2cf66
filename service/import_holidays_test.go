package service_test

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
	"xiaoxiang/service"
)

// notice is one of the State Council's, as holiday-cn has it.
func notice(year int, days ...string) []byte {
	type day struct {
		Name  string `json:"name"`
		Date  string `json:"date"`
		IsOff bool   `json:"isOffDay"`
	}
	n := struct {
		Year   int      `json:"year"`
		Papers []string `json:"papers"`
		Days   []day    `json:"days"`
	}{year, []string{"https://www.gov.cn/x"}, nil}
	for _, d := range days {
		date, worked := strings.CutSuffix(d, " worked")
		n.Days = append(n.Days, day{"元旦", date, !worked})
	}
	text, _ := json.Marshal(n)
	return text
}

func TestHolidays_ImportedReplaceWhatWasWorkedOut(t *testing.T) {
	inTown(t, func(t *town) {
		ctx, admin := context.Background(), t.as("U01")
		lesson := t.book("U11", service.Draft{Resources: []string{"R007"}, School: "S01", Title: "游泳", Teacher: sent(""), Start: "2027-01-04T09:30", End: "2027-01-04T10:10"})
		_, err := t.AddHoliday(ctx, admin, "2026-12-30", service.HolidayChange{Name: sent("元旦"), IsOff: sent(false)}, &service.Displacing{})
		require.NoError(t, err)
		text := notice(2027, "2027-01-01", "2027-01-04", "2027-01-09 worked")
		_, err = t.ImportHolidays(ctx, t.as("U41"), text, &service.Displacing{})
		t.refused("not_permitted", err)

		tried := &service.Displacing{DryRun: true}
		report, err := t.ImportHolidays(ctx, admin, text, tried)
		require.NoError(t, err)
		require.Equal(t, []string{lesson.Booking.Code + " closed_day"}, touchedOf(tried.Touched))
		require.Equal(t, 2, report.Added)
		require.Equal(t, 1, report.Changed)
		require.NotZero(t, report.Taken)
		years, err := t.HolidayYears(ctx, admin)
		require.NoError(t, err)
		require.Contains(t, years, service.HolidayYear{Year: 2027, Status: calendar.Provisional, Days: report.Taken + report.Changed})

		_, err = t.ImportHolidays(ctx, admin, text, &service.Displacing{Default: "cancel"})
		require.NoError(t, err)
		require.Equal(t, booking.StatusBumped, t.booking(lesson.Booking.ID).Status)
		years, err = t.HolidayYears(ctx, admin)
		require.NoError(t, err)
		require.Contains(t, years, service.HolidayYear{Year: 2027, Status: calendar.Official, Days: 3})
		again, err := t.ImportHolidays(ctx, admin, text, &service.Displacing{})
		require.NoError(t, err)
		require.Equal(t, service.HolidaysImported{Year: 2027, Same: 3}, again)

		_, err = t.Holiday(ctx, admin, "2026-12-30")
		require.NoError(t, err, "it is of the year before")
		require.NoError(t, t.RemoveHoliday(ctx, admin, "2026-12-30", nil, &service.Displacing{}))

		bundled, err := os.ReadFile("../calendar/holidays/2026.json")
		require.NoError(t, err)
		again, err = t.ImportHolidays(ctx, admin, bundled, &service.Displacing{})
		require.NoError(t, err)
		require.Zero(t, again.Changed+again.Taken, "the demo has the autumn of 2026 as the notice has it")
		require.Equal(t, 39, again.Added+again.Same)
	})
}

// A series is re-checked: its dates that the new notice closes are displaced,
// those that it opens may be added, and both stay with the series.
func TestDayOverride_TakesDatesFromSeriesAndGivesThem(t *testing.T) {
	inTown(t, func(t *town) {
		ctx, admin := context.Background(), t.as("U11")
		made, err := t.Book(ctx, admin, service.Draft{
			Resources: []string{"R005"}, School: "S01", Title: "合唱", Teacher: sent(""),
			Recurrence: &service.RecurrenceDraft{Term: "T1", Weekday: 4, Periods: []string{"P5"}, From: "2026-11-01", Until: "2026-11-30"},
		})
		require.NoError(t, err)
		require.Len(t, made.Bookings, 4)

		festival := service.OverrideChange{Date: sent("2026-11-12"), Schools: &[]string{"S01"}, Kind: sent("activity"), Name: sent("艺术节")}
		d := &service.Displacing{Default: "cancel"}
		_, err = t.AddOverride(ctx, admin, festival, d)
		require.NoError(t, err)
		require.Equal(t, []string{made.Bookings[1].Booking.Code + " activity cancel"}, touchedOf(d.Touched))

		saturday := service.OverrideChange{Date: sent("2026-11-14"), Schools: &[]string{"S01"}, Kind: sent("makeup"), Follows: service.Nullable[string]{Set: true, Value: sent("2026-11-12")}}
		d = &service.Displacing{}
		makeup, err := t.AddOverride(ctx, admin, saturday, d)
		require.NoError(t, err)
		require.Len(t, d.CanAdd, 1)
		require.Equal(t, "2026-11-14", d.CanAdd[0].Date.String())

		series, err := models.Get[models.Series](t.Store.Read(ctx), made.Series.ID)
		require.NoError(t, err)
		var kept []string
		for _, l := range series.LeftOut {
			kept = append(kept, l.Date.String()+" "+l.Reason)
		}
		require.Equal(t, []string{"2026-11-12 activity", "2026-11-14 can_be_added"}, kept)
		added, err := t.AddOccurrence(ctx, admin, made.Series.ID, service.Added{Date: "2026-11-14"}, nil)
		require.NoError(t, err)
		require.Equal(t, "2026-11-14 14:00", time.Unix(added.Bookings[0].Booking.StartAt, 0).In(d.World.Zone).Format("2006-01-02 15:04"))

		gone := &service.Displacing{Default: "keep"}
		require.NoError(t, t.RemoveOverride(ctx, admin, makeup.ID, nil, gone))
		require.Equal(t, []string{added.Bookings[0].Booking.Code + " weekend keep"}, touchedOf(gone.Touched))
		d = &service.Displacing{DryRun: true}
		_, err = t.AddOverride(ctx, admin, saturday, d)
		require.NoError(t, err)
		require.Empty(t, d.CanAdd, "it has a booking that day already")

		_, err = t.AddOverride(ctx, admin, festival, d)
		t.refused("duplicate", err)
		festival.Schools = &[]string{}
		_, err = t.AddOverride(ctx, admin, festival, d)
		t.refused("not_permitted", err)
	})
}

func TestTerm_GoesWithItsSeries(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		made, err := t.Book(ctx, t.as("U11"), service.Draft{
			Resources: []string{"R005"}, School: "S01", Title: "合唱", Teacher: sent(""),
			Recurrence: &service.RecurrenceDraft{Term: "T1", Weekday: 4, Periods: []string{"P5"}, From: "2026-11-01", Until: "2026-11-30"},
		})
		require.NoError(t, err)
		err = t.RemoveTerm(ctx, t.as("U01"), "T1", nil, &service.Displacing{})
		e := t.refused("displaced_unresolved", err)
		require.Len(t, e.Touched, len(made.Bookings))
		d := &service.Displacing{DryRun: true}
		_, err = t.ChangeTerm(ctx, t.as("U01"), "T1", nil, service.TermChange{LastDay: sent("2026-11-20")}, d)
		require.NoError(t, err)
		require.Equal(t, []string{made.Bookings[3].Booking.Code + " break"}, touchedOf(d.Touched))
	})
}
