package service_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
	"xiaoxiang/service"
)

// dancing is a series of U11 on Tuesdays from 3 November; what the calendar or
// the plan keeps out is left out.
func (t *town) dancing(skip ...string) *service.Booked {
	t.Helper()
	d := service.Draft{
		Resources: []string{"R007"}, School: "S01", Title: "舞蹈社", Purpose: "after_school",
		Recurrence: &service.RecurrenceDraft{Term: "T1", Weekday: 2, Periods: []string{"AS1"}, From: "2026-11-01"},
	}
	checked, err := t.Check(context.Background(), t.as("U11"), d)
	require.NoError(t, err)
	for _, date := range append(skip, "2027-01-19") { // the exams take that one
		d.Plan = append(d.Plan, service.PlanDraft{Date: date, Do: "skip"})
	}
	d.PlanVersion = checked.Decision.PlanVersion
	booked, err := t.Book(context.Background(), t.as("U11"), d)
	require.NoError(t, err)
	return booked
}

func (t *town) starts(ref string) map[string]string {
	t.Helper()
	v, err := t.Series(context.Background(), t.as("U11"), ref)
	require.NoError(t, err)
	out := map[string]string{}
	for i := range v.Bookings {
		if b := &v.Bookings[i].Booking; b.Status.Live() {
			text := clockText(b.StartAt, v.World.Zone)
			out[text[:10]] = text[11:]
		}
	}
	return out
}

func leftOut(v *service.SeriesView) (dates []string) {
	for _, l := range v.Series.LeftOut {
		dates = append(dates, l.Date.String())
	}
	return dates
}

func TestALeftOutDateIsPutBack(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		booked := t.dancing("2026-11-10", "2026-11-17")
		code := booked.Series.Code
		add := func(as string, a service.Added) (*service.Booked, error) {
			return t.AddOccurrence(ctx, t.as(as), code, a, nil)
		}
		before, err := t.Series(ctx, t.as("U11"), code)
		require.NoError(t, err)
		require.Equal(t, []string{"2026-11-10", "2026-11-17", "2027-01-19"}, leftOut(before))
		require.Equal(t, []string{"add"}, before.Can)

		done, err := add("U11", service.Added{Date: "2026-11-10"})
		require.NoError(t, err)
		b := done.Bookings[0].Booking
		require.Equal(t, booked.Series.ID, models.Deref(b.SeriesID))
		require.Equal(t, booked.Bookings[0].Booking.StartAt+7*86400, b.StartAt)
		require.False(t, b.Exception)
		after, err := t.Series(ctx, t.as("U11"), code)
		require.NoError(t, err)
		require.Equal(t, []string{"2026-11-17", "2027-01-19"}, leftOut(after))
		require.Len(t, after.Bookings, len(before.Bookings)+1)
		require.Equal(t, before.Series.Version+1, after.Series.Version)

		_, err = add("U11", service.Added{Date: "2026-11-10"})
		t.refused("not_left_out", err)
		_, err = add("U11", service.Added{Date: "2026-11-11"})
		t.refused("not_left_out", err)
		_, err = add("U11", service.Added{Date: "2026-11"})
		t.refused("bad_date", err)
		_, err = add("U11", service.Added{Date: "2027-01-19"})
		t.refused("conflicts", err)
		_, err = add("U11", service.Added{Date: "2026-11-17", Start: "2026-11-18T15:50", End: "2026-11-18T16:50"})
		t.refused("another_date", err)
		_, err = add("U13", service.Added{Date: "2026-11-17"})
		t.refused("not_permitted", err)
		_, err = add("U141", service.Added{Date: "2026-11-17"})
		t.refused("not_found", err)
		done, err = add("U11", service.Added{Date: "2026-11-17", Resource: "R006", Start: "2026-11-17T17:00", End: "2026-11-17T17:40"})
		require.NoError(t, err)
		require.True(t, done.Bookings[0].Booking.Exception)
		require.Equal(t, "R006 2026-11-17T17:00", t.where(&done.Bookings[0]))
		old := before.Series.Version
		_, err = t.AddOccurrence(ctx, t.as("U11"), code, service.Added{Date: "2027-01-19"}, &old)
		t.refused("stale", err)
	})
}

func TestADateIsPutBackOnce(t *testing.T) {
	inTown(t, func(t *town) {
		booked := t.dancing("2026-11-10")
		actor := t.as("U11")
		var all sync.WaitGroup
		errs := make(chan error, 6)
		for range 6 {
			all.Go(func() {
				_, err := t.AddOccurrence(context.Background(), actor, booked.Series.ID, service.Added{Date: "2026-11-10"}, nil)
				errs <- err
			})
		}
		all.Wait()
		close(errs)
		won := 0
		for err := range errs {
			if err == nil {
				won++
			}
		}
		require.Equal(t, 1, won)
		require.Len(t, t.starts(booked.Series.ID), len(booked.Bookings)+1)
	})
}

// An occurrence with a time of its own keeps it when the rest is moved.
func TestAnExceptionKeepsItsTimeWhenTheSeriesMoves(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		booked := t.dancing()
		one, two, three := &booked.Bookings[1], &booked.Bookings[2], &booked.Bookings[3]
		edit := func(v *service.View, scope string, e service.Edit) *service.View {
			out, err := t.Edit(ctx, t.as("U11"), v.Booking.ID, scope, e, nil)
			require.NoError(t, err)
			return out
		}
		moved := edit(one, service.ScopeThis, service.Edit{Start: "2026-11-10T17:00", End: "2026-11-10T17:30"})
		require.True(t, moved.Booking.Exception)
		titled := edit(two, service.ScopeThis, service.Edit{Headcount: new(12)})
		require.False(t, titled.Booking.Exception, "only a time or a place of its own makes an exception")

		edit(three, service.ScopeAll, service.Edit{Start: "2026-11-24T16:00", End: "2026-11-24T16:45"})
		starts := t.starts(booked.Series.ID)
		require.Equal(t, "17:00", starts["2026-11-10"])
		delete(starts, "2026-11-10")
		for date, start := range starts {
			require.Equal(t, "16:00", start, date)
		}
		edit(three, service.ScopeAll, service.Edit{Headcount: new(20)})
		v, err := t.Booking(ctx, t.as("U11"), one.Booking.ID)
		require.NoError(t, err)
		require.Equal(t, 20, v.Booking.Headcount, "what is no time or place reaches it")
		require.Equal(t, moved.Booking.EndAt, v.Booking.EndAt, "and its length stays")
		edit(one, service.ScopeFollowing, service.Edit{Start: "2026-11-10T17:10", End: "2026-11-10T17:40"})
		starts = t.starts(booked.Series.ID)
		require.Equal(t, []string{"16:00", "17:10", "16:10"}, []string{starts["2026-11-03"], starts["2026-11-10"], starts["2026-11-17"]}, "as far as the named one")

		_, err = t.Cancel(ctx, t.as("U11"), three.Booking.ID, "", service.ScopeAll, nil)
		require.NoError(t, err)
		require.Empty(t, t.starts(booked.Series.ID), "cancelling all cancels exceptions too")
	})
}

func TestTheOnlyOccurrenceIsCancelledLikeAny(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		d := service.Draft{
			Resources: []string{"R007"}, School: "S01", Title: "舞蹈社",
			Recurrence: &service.RecurrenceDraft{Term: "T1", Weekday: 2, Periods: []string{"AS1"}, From: "2026-11-03", Until: "2026-11-03"},
		}
		booked, err := t.Book(ctx, t.as("U11"), d)
		require.NoError(t, err)
		require.Len(t, booked.Bookings, 1)
		gone, err := t.Cancel(ctx, t.as("U11"), booked.Bookings[0].Booking.ID, "", service.ScopeAll, nil)
		require.NoError(t, err)
		require.Equal(t, booking.StatusCancelled, gone.Booking.Status)
		v, err := t.Series(ctx, t.as("U11"), booked.Series.Code)
		require.NoError(t, err)
		require.Len(t, v.Bookings, 1)
		_, err = t.AddOccurrence(ctx, t.as("U11"), booked.Series.Code, service.Added{Date: "2026-11-03"}, nil)
		t.refused("not_left_out", err)
	})
}

// Whoever edits the rest of a series while somebody edits one date of it: the
// later one is told, or stands on what the earlier one wrote. Nothing overlaps.
func TestTheRestOfASeriesAgainstOneOfItsDates(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		booked := t.dancing()
		actor := t.as("U11")
		seen := booked.Bookings[1].Booking.Version
		_, err := t.Edit(ctx, actor, booked.Bookings[1].Booking.ID, service.ScopeThis, service.Edit{Start: "2026-11-10T17:00", End: "2026-11-10T17:30"}, &seen)
		require.NoError(t, err)
		_, err = t.Edit(ctx, actor, booked.Bookings[1].Booking.ID, service.ScopeFollowing, service.Edit{Start: "2026-11-10T16:00", End: "2026-11-10T16:45"}, &seen)
		t.refused("stale", err)

		var all sync.WaitGroup
		errs := make(chan error, 8)
		for i := range 8 {
			all.Go(func() {
				e, id, scope := service.Edit{Start: "2026-11-17T16:10", End: "2026-11-17T16:50"}, booked.Bookings[2].Booking.ID, service.ScopeFollowing
				if i%2 == 0 {
					e, id, scope = service.Edit{Start: "2026-12-01T17:20", End: "2026-12-01T18:00"}, booked.Bookings[4].Booking.ID, service.ScopeThis
				}
				_, err := t.Edit(ctx, actor, id, scope, e, nil)
				errs <- err
			})
		}
		all.Wait()
		close(errs)
		for err := range errs {
			if err != nil {
				t.refused("stale", err)
			}
		}
		starts := t.starts(booked.Series.ID)
		require.Len(t, starts, len(booked.Bookings))
		require.Equal(t, "17:20", starts["2026-12-01"])
		require.Equal(t, "17:00", starts["2026-11-10"])
	})
}

func TestARecurrenceRuleOfRFC5545(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		d := service.Draft{
			Resources: []string{"R007"}, School: "S01", Title: "舞蹈社",
			Recurrence: &service.RecurrenceDraft{RRule: "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261215T155959Z;BYDAY=TU,TH", Start: "2026-11-03T15:50", End: "2026-11-03T16:50"},
		}
		booked, err := t.Book(ctx, t.as("U11"), d)
		require.NoError(t, err)
		starts := t.starts(booked.Series.ID)
		want := map[string]string{}
		for _, date := range []string{"2026-11-03", "2026-11-05", "2026-11-17", "2026-11-19", "2026-12-01", "2026-12-03", "2026-12-15"} {
			want[date] = "15:50"
		}
		require.Equal(t, want, starts)
		require.Len(t, booked.Series.Recurrence.Dates, len(want))
		require.Equal(t, calendar.NewDate(2026, time.December, 15), booked.Series.Recurrence.Dates[6])
	})
}

func TestABadRecurrenceRuleIsNamedAndQuick(t *testing.T) {
	quick(t, func(t *town) {
		actor := t.as("U11")
		for _, c := range []struct{ rule, field, key string }{
			{"FREQ=SECONDLY;COUNT=2", "recurrence.rrule", "rrule_unsupported"},
			{"FREQ=DAILY;COUNT=1000000000", "recurrence.rrule", "too_many_occurrences"},
			{"FREQ=DAILY;COUNT=401", "recurrence.rrule", "too_many_occurrences"},
			{"FREQ=DAILY", "recurrence.rrule", "rrule_unsupported"},
			{"FREQ=DAILY;UNTIL=99991231", "recurrence.rrule", "rrule_unsupported"},
			{"FREQ=DAILY;INTERVAL=0;COUNT=2", "recurrence.rrule", "rrule_bad"},
			{"FREQ=DAILY;INTERVAL=-1;COUNT=2", "recurrence.rrule", "rrule_bad"},
			{"FREQ=WEEKLY;BYDAY=3MO,WE;COUNT=2", "recurrence.rrule", "rrule_bad"},
			{"FREQ=WEEKLY;BYDAY=WE;COUNT=2", "recurrence.start", "rrule_start_mismatch"},
			{"FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "recurrence.start", "rrule_start_mismatch"},
			{"nonsense", "recurrence.rrule", "rrule_bad"},
			{"FREQ=DAILY;COUNT=2\nRDATE:20261103", "recurrence.rrule", "rrule_bad"},
		} {
			began := time.Now()
			_, err := t.Check(context.Background(), actor, service.Draft{
				Resources: []string{"R007"}, School: "S01",
				Recurrence: &service.RecurrenceDraft{RRule: c.rule, Start: "2026-11-03T15:50", End: "2026-11-03T16:50"},
			})
			took := time.Since(began)
			e := t.refused(c.key, err)
			require.Equal(t, booking.Invalid, e.Code)
			require.Equal(t, c.field, e.Field, c.rule)
			require.Less(t, took, 50*time.Millisecond, c.rule)
		}
		for _, c := range []struct {
			r          service.RecurrenceDraft
			field, key string
		}{
			{service.RecurrenceDraft{Start: "2026-11-03T15:50", End: "2026-11-04T16:50"}, "recurrence.end", "end_before_start"},
			{service.RecurrenceDraft{Start: "2026-11-03T15:50", End: "2026-11-03T15:50"}, "recurrence.end", "end_before_start"},
			{service.RecurrenceDraft{Start: "15:50", End: "16:50"}, "recurrence.start", "bad_time"},
			{service.RecurrenceDraft{Start: "2026-11-03T15:50", End: "2026-11-03T16:50", Weekday: 2}, "recurrence.weekday", "not_with_rrule"},
			{service.RecurrenceDraft{Start: "2026-11-03T15:50", End: "2026-11-03T16:50", Term: "T1"}, "recurrence.term", "not_with_rrule"},
		} {
			c.r.RRule = "FREQ=DAILY;COUNT=2"
			_, err := t.Check(context.Background(), actor, service.Draft{Resources: []string{"R007"}, School: "S01", Recurrence: &c.r})
			require.Equal(t, c.field, t.refused(c.key, err).Field)
		}
	})
}
