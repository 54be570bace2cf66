package service_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/models"
	"xiaoxiang/service"
)

// sent is a field of a change.
func sent[T any](v T) *T { return &v }

// gymLock takes the gym of S04 on the day of B003.
func gymLock() service.LockChange {
	return service.LockChange{
		Name: sent("地板抢修"), Kind: sent("maintenance"), Start: sent("2026-11-05T00:00"), End: sent("2026-11-06T00:00"),
		Scope: &service.LockScopeChange{Resources: []string{"R018"}},
	}
}

func (t *town) booking(ref string) *models.Booking {
	t.Helper()
	b, err := t.Store.Read(context.Background()).BookingByRef(t.district, ref)
	require.NoError(t, err)
	return b
}

// told lists the kinds of inbox letters about a booking, by the codes of who
// gets them.
func (t *town) told(booking string) []string {
	t.Helper()
	q := t.Store.Read(context.Background())
	letters, err := models.ByIDs[models.Letter](q, "booking_id", []string{booking})
	require.NoError(t, err)
	w, err := t.World(context.Background(), t.district)
	require.NoError(t, err)
	var out []string
	for _, l := range letters {
		if l.Channel == service.ChannelInbox {
			out = append(out, w.Users[l.UserID].Code+" "+l.Kind)
		}
	}
	slices.Sort(out)
	return out
}

// touchedOf lists what is touched, each with why and what was done.
func touchedOf(list []booking.Touch) (out []string) {
	for _, x := range list {
		out = append(out, strings.TrimSpace(x.Code+" "+strings.Join(x.Why, ",")+" "+x.Do))
	}
	return out
}

func (t *town) version() int64 {
	t.Helper()
	w, err := t.World(context.Background(), t.district)
	require.NoError(t, err)
	return w.Version
}

func TestLock_FirstShowsWhatItTouchesAndThenDisplacesIt(t *testing.T) {
	inTown(t, func(t *town) {
		ctx, admin := context.Background(), t.as("U41")
		before, version := t.booking("B003"), t.version()

		tried := &service.Displacing{DryRun: true}
		_, err := t.AddLock(ctx, admin, "X1", gymLock(), tried)
		require.NoError(t, err)
		require.Equal(t, []string{"B003 maintenance"}, touchedOf(tried.Touched))
		require.Equal(t, []string{"keep", "cancel"}, tried.Touched[0].Choices())
		require.Equal(t, version, t.version(), "a dry run writes nothing")
		_, err = t.Lock(ctx, admin, "X1")
		require.Error(t, err)

		_, err = t.AddLock(ctx, admin, "X1", gymLock(), &service.Displacing{})
		e := t.refused("displaced_unresolved", err)
		require.Equal(t, []string{"B003 maintenance"}, touchedOf(e.Touched))
		require.Equal(t, before, t.booking("B003"))
		require.Equal(t, version, t.version())
		_, err = t.Lock(ctx, admin, "X1")
		require.Error(t, err)

		done := &service.Displacing{Choices: []service.DisplacedChoice{{Booking: "B003", Do: "cancel"}}}
		lock, err := t.AddLock(ctx, admin, "X1", gymLock(), done)
		require.NoError(t, err)
		require.Equal(t, []string{"B003 maintenance cancel"}, touchedOf(done.Touched))
		after := t.booking("B003")
		require.Equal(t, booking.StatusBumped, after.Status)
		require.Equal(t, "地板抢修", after.Reason)
		require.Zero(t, t.claims(after.ID))
		require.Contains(t, t.told(after.ID), "U43 booking_bumped")
		require.Greater(t, t.version(), version)

		q := t.Store.Read(ctx)
		audit, err := q.Audit(after.ID)
		require.NoError(t, err)
		require.Equal(t, "booking.bump", audit[len(audit)-1].Action)
		require.Contains(t, audit[len(audit)-1].Before, `"approved"`)
		audit, err = q.Audit(lock.ID)
		require.NoError(t, err)
		require.Equal(t, "create", audit[0].Action)
		strikes, err := models.All[models.Strike](q, t.district)
		require.NoError(t, err)
		require.Empty(t, strikes, "an order from above is nobody's fault")

		_, err = t.Book(ctx, t.as("U41"), service.Draft{Resources: []string{"R019"}, School: "S04", Title: "x", Start: "2026-11-05T16:00", End: "2026-11-05T17:00"})
		t.refused("conflicts", err)
	})
}

func TestLock_WhatIsKeptStaysAndIsNotAskedAboutAgain(t *testing.T) {
	inTown(t, func(t *town) {
		ctx, admin := context.Background(), t.as("U41")
		kept := &service.Displacing{Default: "keep"}
		lock, err := t.AddLock(ctx, admin, "", gymLock(), kept)
		require.NoError(t, err)
		require.Equal(t, []string{"B003 maintenance keep"}, touchedOf(kept.Touched))
		b := t.booking("B003")
		require.Equal(t, booking.StatusApproved, b.Status)
		require.Equal(t, 2, t.claims(b.ID)-1, "two parts and the teacher")
		require.Empty(t, t.told(b.ID))

		longer := &service.Displacing{}
		_, err = t.ChangeLock(ctx, admin, lock.ID, &lock.Version, service.LockChange{End: sent("2026-11-07T00:00")}, longer)
		require.NoError(t, err)
		require.Empty(t, longer.Touched)
		_, err = t.ChangeLock(ctx, admin, lock.ID, &lock.Version, service.LockChange{}, longer)
		t.refused("stale", err)

		exam := gymLock()
		exam.Kind = sent("exam")
		again := &service.Displacing{DryRun: true}
		_, err = t.AddLock(ctx, admin, "", exam, again) // locks may overlap, and another one is another matter
		require.NoError(t, err)
		require.Equal(t, []string{"B003 exam_lock"}, touchedOf(again.Touched))

		gone := &service.Displacing{}
		require.NoError(t, t.RemoveLock(ctx, admin, lock.ID, nil, gone))
		require.Empty(t, gone.Touched)
	})
}

func TestLock_OfAPendingBookingCannotKeepIt(t *testing.T) {
	inTown(t, func(t *town) {
		lock := gymLock()
		lock.Start, lock.End = sent("2026-11-21T00:00"), sent("2026-11-22T00:00")
		lock.Scope.Resources = []string{"R026"}
		_, err := t.AddLock(context.Background(), t.as("U41"), "", lock, &service.Displacing{Default: "keep"})
		e := t.refused("displaced_unresolved", err)
		require.Equal(t, []string{"B015 maintenance"}, touchedOf(e.Touched))
		_, err = t.AddLock(context.Background(), t.as("U41"), "", lock, &service.Displacing{Choices: []service.DisplacedChoice{{Booking: "B015", Do: "keep"}}})
		t.refused("choice_not_offered", err)
	})
}

func TestLock_ChoicesThatMakeNoSense(t *testing.T) {
	inTown(t, func(t *town) {
		for key, c := range map[string]service.Displacing{
			"not_touched":        {Choices: []service.DisplacedChoice{{Booking: "B001", Do: "cancel"}}},
			"choice_not_offered": {Choices: []service.DisplacedChoice{{Booking: "B003", Do: "move"}}},
			"named_twice":        {Choices: []service.DisplacedChoice{{Booking: "B003", Do: "keep"}, {Booking: "B003", Do: "cancel"}}},
			"unknown_value":      {Default: "burn"},
			"personal_data":      {Default: "cancel", Reason: "电话 13812345678"},
			"too_long":           {Default: "cancel", Reason: strings.Repeat("长", 301)},
		} {
			_, err := t.AddLock(context.Background(), t.as("U41"), "", gymLock(), &c)
			t.refused(key, err)
		}
		require.Equal(t, booking.StatusApproved, t.booking("B003").Status)
	})
}

func TestLock_ForBadWeatherTakesWhatIsOutOfDoors(t *testing.T) {
	inTown(t, func(t *town) {
		field := t.book("U11", service.Draft{Resources: []string{"R009"}, School: "S01", Title: "体育课", Start: "2026-11-05T09:30", End: "2026-11-05T10:10"})
		stop := &service.Displacing{DryRun: true}
		_, err := t.AddLock(context.Background(), t.as("U01"), "", service.LockChange{
			Name: sent("大风停用"), Kind: sent("maintenance"), Daily: sent(true), FromDate: sent("2026-11-04"), ToDate: sent("2026-11-06"),
			DayStart: sent("00:00"), DayEnd: sent("24:00"), Scope: &service.LockScopeChange{Types: []string{field.World.Resources[field.Resources[0].ResourceID].Type}},
		}, stop)
		require.NoError(t, err)
		require.Equal(t, []string{field.Booking.Code + " maintenance"}, touchedOf(stop.Touched))
	})
}

// earlierAS1 is the primary schools' winter table with AS1 ten minutes earlier.
func earlierAS1(t *town) service.PeriodTableChange {
	t.Helper()
	table, err := t.PeriodTable(context.Background(), t.as("U01"), "PT_PRI_WINTER")
	require.NoError(t, err)
	var periods []service.PeriodChange
	for _, p := range table.Periods {
		c := service.PeriodChange{Code: p.Code, Name: p.Name, Kind: string(p.Kind), Start: bellText(p.Start), End: bellText(p.End)}
		if p.Code == "AS1" {
			c.Start, c.End = "15:40", "16:40"
		}
		periods = append(periods, c)
	}
	return service.PeriodTableChange{Periods: &periods}
}

func bellText(minutes int) string {
	return time.Date(2000, 1, 1, 0, minutes, 0, 0, time.UTC).Format("15:04")
}

func TestPeriodTable_MovesTheBookingsThatFollowIt(t *testing.T) {
	inTown(t, func(t *town) {
		ctx, admin := context.Background(), t.as("U01")
		change := earlierAS1(t)
		_, err := t.ChangePeriodTable(ctx, admin, "PT_PRI_WINTER", nil, change, &service.Displacing{})
		e := t.refused("displaced_unresolved", err)
		require.Equal(t, []string{"B001 bells", "B002 bells", "B010 bells"}, touchedOf(e.Touched))

		before := t.booking("B001")
		done := &service.Displacing{Default: "move", Choices: []service.DisplacedChoice{{Booking: "B010", Do: "keep"}}}
		_, err = t.ChangePeriodTable(ctx, admin, "PT_PRI_WINTER", nil, change, done)
		require.NoError(t, err)
		require.Equal(t, []string{"B001 bells move", "B002 bells move", "B010 bells keep"}, touchedOf(done.Touched))
		for _, code := range []string{"B001", "B002"} {
			b := t.booking(code)
			require.Equal(t, "15:40", time.Unix(b.StartAt, 0).In(done.World.Zone).Format("15:04"))
			require.Equal(t, booking.StatusApproved, b.Status)
			require.NotZero(t, t.claims(b.ID))
		}
		after := t.booking("B001")
		require.Equal(t, before.Version+1, after.Version)
		require.Contains(t, t.told(after.ID), "U13 booking_moved")
		require.Equal(t, "15:50", time.Unix(t.booking("B010").StartAt, 0).In(done.World.Zone).Format("15:04"))
		_, err = t.Book(ctx, t.as("U11"), service.Draft{Resources: []string{"R002"}, School: "S01", Title: "x", Start: "2026-11-03T15:40", End: "2026-11-03T15:50"})
		t.refused("conflicts", err)
	})
}

// Who has begun before the new bell is in the way of moving, and is named.
func TestPeriodTable_SaysWhatIsInTheWayOfMoving(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		t.book("U11", service.Draft{Resources: []string{"R002"}, School: "S01", Title: "早场", Teacher: sent(""), Start: "2026-11-03T15:00", End: "2026-11-03T15:45"})
		d := &service.Displacing{Default: "move"}
		_, err := t.ChangePeriodTable(ctx, t.as("U01"), "PT_PRI_WINTER", nil, earlierAS1(t), d)
		e := t.refused("displaced_unresolved", err)
		require.Equal(t, []string{"B001 bells", "B002 bells move", "B010 bells move"}, touchedOf(e.Touched))
		require.NotEmpty(t, e.Touched[0].Blocked)
		require.Equal(t, []string{"keep", "cancel"}, e.Touched[0].Choices())
	})
}

// A booking that has read the world holds off a lock, and a lock a booking:
// neither misses the other.
func TestLock_AndABookingNeverMissEachOther(t *testing.T) {
	inTown(t, func(t *town) {
		ctx, admin := context.Background(), t.as("U41")
		read, put := make(chan struct{}), make(chan struct{})
		done := make(chan error, 1)
		go func() {
			<-read
			close(put)
			_, err := t.AddLock(ctx, admin, "X1", gymLock(), &service.Displacing{Choices: []service.DisplacedChoice{{Booking: "B003", Do: "cancel"}}})
			done <- err
		}()
		err := t.Store.Change(ctx, t.Clock.Now(), func(tx *models.Tx) error {
			if _, err := tx.World(t.district); err != nil {
				return err
			}
			close(read)
			<-put
			time.Sleep(200 * time.Millisecond)
			if len(done) > 0 {
				t.Error("the lock did not wait")
			}
			return nil
		})
		require.NoError(t, err)
		require.NoError(t, <-done)
	})
}
