package service_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/models"
	"xiaoxiang/service"
)

// join puts a request onto the waitlist.
func (t *town) join(as string, d service.Draft) *service.Wait {
	t.Helper()
	w, err := t.Join(context.Background(), t.as(as), d)
	require.NoError(t, err)
	return w
}

// entry is an entry of the waitlist as it stands.
func (t *town) entry(w *service.Wait) *models.WaitlistEntry {
	t.Helper()
	e, err := t.Store.Read(context.Background()).WaitByID(t.district, w.Entry.ID)
	require.NoError(t, err)
	return e
}

// held is the booking that holds a place for an entry.
func (t *town) held(w *service.Wait) *service.View {
	t.Helper()
	e := t.entry(w)
	require.Equal(t, models.WaitHeld, e.Status)
	v, err := t.Booking(context.Background(), t.as(t.code(e.RequesterID)), *e.BookingID)
	require.NoError(t, err)
	return v
}

// of is a draft of another school.
func of(school string, d service.Draft) service.Draft {
	d.School = school
	return d
}

func (t *town) expireAll() service.Report {
	t.Helper()
	report, err := t.Expire(context.Background())
	require.NoError(t, err)
	return report
}

func TestAPlaceThatOpensIsHeldForTheFirst(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		wanted := recording("2026-11-05T09:30", "2026-11-05T10:10")
		holder := t.book("U13", of("S01", wanted))
		second := t.join("U22", of("S02", wanted))
		require.Equal(t, 1, second.Position)
		first := t.join("U31", wanted)
		require.Equal(t, 1, first.Position, "supported schools come first")
		list, _, err := t.Waits(ctx, t.as("U22"), service.WaitFilter{Mine: true})
		require.NoError(t, err)
		require.Len(t, list, 1)
		require.Equal(t, 2, list[0].Position)

		_, err = t.Cancel(ctx, t.as("U13"), holder.Booking.Code, "", "", nil)
		require.NoError(t, err)
		v := t.held(first)
		require.Equal(t, booking.StatusPending, v.Booking.Status)
		require.Equal(t, t.Now()+86400, v.Booking.DecideBy)
		require.Contains(t, v.Can, "confirm")
		require.NotContains(t, v.Can, "edit")
		require.NotZero(t, t.claims(v.Booking.ID))
		require.Equal(t, models.WaitWaiting, t.entry(second).Status)
		require.Equal(t, []string{"place_opened inbox U31 queued"}, t.letters(v))

		_, err = t.Edit(ctx, t.as("U31"), v.Booking.ID, "", service.Edit{Start: "2026-11-05T09:40", End: "2026-11-05T10:20"}, nil)
		t.refused("confirm_first", err)
		_, err = t.Approve(ctx, t.as("U11"), v.Booking.ID, "", nil)
		t.refused("not_permitted", err)
		_, err = t.Confirm(ctx, t.as("U13"), v.Booking.ID, nil, nil)
		t.refused("not_permitted", err)
		taken, err := t.Confirm(ctx, t.as("U31"), v.Booking.ID, nil, nil)
		require.NoError(t, err)
		require.Equal(t, booking.StatusApproved, taken.Booking.Status)
		require.Equal(t, models.WaitConfirmed, t.entry(first).Status)
		require.NotZero(t, t.claims(v.Booking.ID))
		_, err = t.Confirm(ctx, t.as("U31"), v.Booking.ID, nil, nil)
		t.refused("not_held", err)
	})
}

func TestWhoDoesNotConfirmLosesThePlaceToTheNext(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		wanted := recording("2026-11-05T09:30", "2026-11-05T10:10")
		holder := t.book("U13", of("S01", wanted))
		second, first := t.join("U22", of("S02", wanted)), t.join("U31", wanted)
		third := t.join("U11", of("S01", wanted))
		_, err := t.Cancel(ctx, t.as("U13"), holder.Booking.Code, "", "", nil)
		require.NoError(t, err)
		missed := t.held(first)

		t.stopped("2026-10-27 08:59")
		require.Zero(t, t.expireAll().Expired)
		t.stopped("2026-10-27 09:00")
		_, err = t.Confirm(ctx, t.as("U31"), missed.Booking.ID, nil, nil)
		t.refused("hold_is_over", err)
		require.Equal(t, 1, t.expireAll().Expired)
		require.Equal(t, models.WaitMissed, t.entry(first).Status)
		require.Contains(t, t.letters(missed), "place_missed inbox U31 queued")
		require.NotContains(t, fmt.Sprint(t.letters(missed)), "booking_expired")
		_, err = t.Confirm(ctx, t.as("U31"), missed.Booking.ID, nil, nil)
		t.refused("not_held", err)

		// Who gives it back hands it on at once.
		t.held(second)
		require.NoError(t, t.Leave(ctx, t.as("U22"), second.Entry.ID, nil))
		require.Equal(t, models.WaitLeft, t.entry(second).Status)
		v := t.held(third)

		// Nobody is left.
		t.stopped("2026-10-28 09:00")
		require.NotZero(t, t.expireAll().Expired)
		require.Equal(t, models.WaitMissed, t.entry(third).Status)
		require.Zero(t, t.claims(v.Booking.ID))
	})
}

func TestWhatWaitsIsClosedWhenItsTimeComes(t *testing.T) {
	inTown(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		wanted := recording("2026-11-05T09:30", "2026-11-05T10:10")
		t.book("U13", of("S01", wanted))
		w := t.join("U31", wanted)
		t.stopped("2026-11-05 09:29")
		require.Zero(t, t.expireAll().Closed)
		t.stopped("2026-11-05 09:30")
		require.Equal(t, 1, t.expireAll().Closed)
		require.Equal(t, models.WaitClosed, t.entry(w).Status)
		t.refused("wait_is_over", t.Leave(context.Background(), t.as("U31"), w.Entry.ID, nil))
	})
}

func TestWaitingIsRefusedWhereItIsNoUse(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		wanted := recording("2026-11-05T09:30", "2026-11-05T10:10")
		try := func(as string, d service.Draft) error {
			_, err := t.Join(ctx, t.as(as), d)
			return err
		}
		t.refused("slot_free", try("U31", wanted))
		t.book("U13", of("S01", wanted))
		tooMany := wanted
		tooMany.Headcount = 60
		t.refused("waiting_is_no_use", try("U31", tooMany))
		exam := service.Draft{Resources: []string{"R027"}, School: "S04", Start: "2026-11-12T14:00", End: "2026-11-12T14:45"}
		t.refused("waiting_is_no_use", try("U43", exam))
		t.refused("in_the_past", try("U31", recording("2026-10-20T09:30", "2026-10-20T10:10")))
		t.refused("not_visible", try("U141", of("S14", wanted)))
		series := wanted
		series.Recurrence = &service.RecurrenceDraft{Term: "T1", Weekday: 2}
		t.refused("no_series_here", try("U31", series))
		w := t.join("U31", wanted)
		t.refused("already_waiting", try("U31", wanted))
		t.refused("not_found", t.Leave(ctx, t.as("U22"), w.Entry.ID, nil))
		t.refused("not_permitted", t.Leave(ctx, t.as("U11"), w.Entry.ID, nil))
		old := int64(9)
		t.refused("stale", t.Leave(ctx, t.as("U31"), w.Entry.ID, &old))
		_, _, err := t.Waits(ctx, t.as("U141"), service.WaitFilter{Resource: "R006"})
		t.refused("not_found", err)
		for as, n := range map[string]int{"U31": 1, "U32": 1, "U11": 1, "U22": 0, "U01": 1} {
			list, _, err := t.Waits(ctx, t.as(as), service.WaitFilter{Resource: "R006"})
			require.NoError(t, err)
			require.Len(t, list, n, as)
		}
	})
}

func TestNobodyWaitsForEverything(t *testing.T) {
	quick(t, func(t *town) {
		for i := range 21 {
			day, hour := time.Date(2026, 11, 3+i/4, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 8+2*(i%4)
			if i >= 16 {
				day = time.Date(2026, 11, 9+(i-16)/4, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
			}
			d := recording(fmt.Sprintf("%sT%02d:10", day, hour), fmt.Sprintf("%sT%02d:50", day, hour))
			t.book("U13", of("S01", d))
			if i < 20 {
				t.join("U31", d)
				continue
			}
			_, err := t.Join(context.Background(), t.as("U31"), d)
			t.refused("too_many_waiting", err)
		}
	})
}

// An edit, a swap of the hour or a refusal frees a place as a cancellation does.
func TestMovingAwayOpensThePlace(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		wanted := recording("2026-11-05T09:30", "2026-11-05T10:10")
		b := t.book("U13", of("S01", wanted))
		w := t.join("U31", wanted)
		_, err := t.Edit(ctx, t.as("U13"), b.Booking.Code, "", service.Edit{Start: "2026-11-05T09:40", End: "2026-11-05T10:20"}, nil)
		require.NoError(t, err)
		require.Equal(t, models.WaitWaiting, t.entry(w).Status, "it is still in the way")
		_, err = t.Edit(ctx, t.as("U13"), b.Booking.Code, "", service.Edit{Start: "2026-11-05T13:00", End: "2026-11-05T13:40"}, nil)
		require.NoError(t, err)
		require.Equal(t, models.WaitHeld, t.entry(w).Status)

		asked := t.book("U62", chemistry())
		lab := chemistry()
		lab.Class = ""
		next := t.join("U72", of("S07", lab))
		_, err = t.Reject(ctx, t.as("U42"), asked.Booking.Code, "当日盘点", nil)
		require.NoError(t, err)
		v := t.held(next)
		done, err := t.Confirm(ctx, t.as("U72"), v.Booking.ID, nil, nil)
		require.NoError(t, err)
		require.Equal(t, booking.StatusPending, done.Booking.Status, "the rules want approvers")
		require.NotEmpty(t, done.Approvals)
		require.Contains(t, t.letters(done), "approval_requested inbox U42 queued")
	})
}

// A hall is free when the second of its halves is given back: whichever of two
// changes comes last must find who waits for it.
func TestTwentyCancelledAtOnceForgetNobody(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		halves := map[string]string{}
		var waits []*service.Wait
		for i := range 10 {
			day, hour := time.Date(2026, 11, 3+i/4, 0, 0, 0, 0, time.UTC).Format(time.DateOnly), 8+2*(i%4)
			d := service.Draft{
				School: "S01", Start: fmt.Sprintf("%sT%02d:10", day, hour), End: fmt.Sprintf("%sT%02d:50", day, hour), Resources: []string{"R002"},
			}
			halves[t.book("U13", d).Booking.ID] = "U13"
			d.Resources = []string{"R003"}
			halves[t.book("U11", d).Booking.ID] = "U11"
			d.Resources = []string{"R001"}
			waits = append(waits, t.join("U31", of("S03", d)))
		}
		actors := map[string]booking.Actor{"U13": t.as("U13"), "U11": t.as("U11")}
		var all sync.WaitGroup
		errs := make(chan error, len(halves))
		for id, who := range halves {
			all.Go(func() {
				_, err := t.Cancel(ctx, actors[who], id, "", "", nil)
				errs <- err
			})
		}
		all.Wait()
		close(errs)
		for err := range errs {
			require.NoError(t, err)
		}
		for _, w := range waits {
			v := t.held(w)
			require.Equal(t, 2, t.claims(v.Booking.ID)-1, "both halves, and its teacher")
		}
	})
}
