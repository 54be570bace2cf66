package service_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
	"xiaoxiang/models/storetest"
	"xiaoxiang/service"
)

func TestTheDistrict_StartsWithTheNoticesThatAreOut(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		s := service.New(store, service.NewClock(time.Now))
		ctx := context.Background()
		d, err := s.TheDistrict(ctx, "某区")
		require.NoError(t, err)
		w, err := s.World(ctx, d.ID)
		require.NoError(t, err)
		for year, want := range map[int]string{2022: calendar.Unknown, 2023: calendar.Official, 2026: calendar.Official, 2027: calendar.Unknown} {
			require.Equal(t, want, w.Calendar.YearStatus(year), year)
		}
		require.Equal(t, calendar.KindMakeup, w.Calendar.Day("", calendar.NewDate(2026, 10, 10)).Kind)
		require.True(t, w.Calendar.Day("", calendar.NewDate(2026, 10, 1)).Off)
		require.Equal(t, []booking.OpenHours{{Weekdays: []int{1, 2, 3, 4, 5, 6, 7}, Start: 7*60 + 30, End: 18 * 60}}, d.OpenHours)

		admin := booking.Actor{District: d.ID, System: true}
		name, stages := "新学校", []string{"primary"}
		school, err := s.AddSchool(ctx, admin, "N1", service.SchoolChange{Name: &name, Stages: &stages})
		require.NoError(t, err)
		require.Equal(t, []booking.OpenHours{{Weekdays: []int{1, 2, 3, 4, 5, 6, 7}, Start: 7 * 60, End: 21 * 60}}, school.OpenHours)
	})
}
