package service_test

import (
	"context"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

func TestBookingAHallTakesItFromTheNextOne(t *testing.T) {
	inTown(t, func(t *town) {
		first := t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		require.Equal(t, booking.StatusApproved, first.Booking.Status)
		require.Equal(t, "T1", first.Booking.Rule)
		_, err := t.Book(context.Background(), t.as("U11"), service.Draft{
			Resources: []string{"R006"}, School: "S01", Start: "2026-11-05T10:00", End: "2026-11-05T10:40",
		})
		e := t.refused("conflicts", err)
		require.Equal(t, booking.Conflicted, e.Code)
		require.Equal(t, booking.ResourceOverlap, e.Conflicts[0].Kind)
		require.Equal(t, first.Booking.Code, e.Conflicts[0].WithCode)
	})
}

func TestManyAtOnceForOneSlotGiveOne(t *testing.T) {
	inTown(t, func(t *town) {
		actor := t.as("U31")
		var won, lost int
		var mu sync.Mutex
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() {
				_, err := t.Book(context.Background(), actor, recording("2026-11-05T09:30", "2026-11-05T10:10"))
				mu.Lock()
				defer mu.Unlock()
				if err == nil {
					won++
					return
				}
				lost++
				t.refused("conflicts", err)
			})
		}
		all.Wait()
		require.Equal(t, 1, won)
		require.Equal(t, 19, lost)
	})
}

func TestCancellingFreesTheSlot(t *testing.T) {
	inTown(t, func(t *town) {
		b := t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		require.NotZero(t, t.claims(b.Booking.ID))
		_, err := t.Cancel(context.Background(), t.as("U13"), b.Booking.Code, "", "", nil)
		t.refused("not_permitted", err)
		gone, err := t.Cancel(context.Background(), t.as("U31"), b.Booking.Code, "改期", "", nil)
		require.NoError(t, err)
		require.Equal(t, booking.StatusCancelled, gone.Booking.Status)
		require.Zero(t, t.claims(b.Booking.ID))
		t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		_, err = t.Cancel(context.Background(), t.as("U31"), b.Booking.Code, "", "", nil)
		t.refused("wrong_state", err)
	})
}

// chemistry is a hazardous laboratory of the lead school: two must agree.
func chemistry() service.Draft {
	return service.Draft{
		Resources: []string{"R022"}, School: "S06", Class: "C-S06-901", Title: "酸碱中和",
		Start: "2026-11-06T14:00", End: "2026-11-06T14:45",
	}
}

func TestAChainIsDecidedInItsOrder(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		b := t.book("U62", chemistry())
		require.Equal(t, booking.StatusPending, b.Booking.Status)
		require.NotZero(t, t.claims(b.Booking.ID), "a pending booking holds its slot")
		_, err := t.Approve(ctx, t.as("U41"), b.Booking.Code, "", nil)
		t.refused("not_your_turn", err)
		_, err = t.Approve(ctx, t.as("U62"), b.Booking.Code, "", nil)
		t.refused("own_request", err)
		half, err := t.Approve(ctx, t.as("U42"), b.Booking.Code, "药品已备", nil)
		require.NoError(t, err)
		require.Equal(t, booking.StatusPending, half.Booking.Status)
		list, _, err := t.Bookings(ctx, t.as("U41"), service.BookingFilter{ToApprove: true})
		require.NoError(t, err)
		require.Contains(t, codes(list), b.Booking.Code)
		done, err := t.Approve(ctx, t.as("U41"), b.Booking.Code, "", nil)
		require.NoError(t, err)
		require.Equal(t, booking.StatusApproved, done.Booking.Status)
		_, err = t.Approve(ctx, t.as("U41"), b.Booking.Code, "", nil)
		t.refused("wrong_state", err)
	})
}

func TestARefusalNeedsAReasonAndFreesTheSlot(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		b := t.book("U62", chemistry())
		_, err := t.Reject(ctx, t.as("U42"), b.Booking.Code, " ", nil)
		t.refused("required", err)
		no, err := t.Reject(ctx, t.as("U42"), b.Booking.Code, "当日盘点", nil)
		require.NoError(t, err)
		require.Equal(t, booking.StatusRejected, no.Booking.Status)
		require.Zero(t, t.claims(b.Booking.ID))
	})
}

func codes(views []service.View) []string {
	var out []string
	for _, v := range views {
		out = append(out, v.Booking.Code)
	}
	return out
}

func TestAnEditIsDecidedAnew(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		b := t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		rival := t.book("U31", recording("2026-11-05T13:00", "2026-11-05T13:40"))
		_, err := t.Edit(ctx, t.as("U31"), b.Booking.Code, "", service.Edit{Start: "2026-11-05T13:20", End: "2026-11-05T14:00"}, nil)
		e := t.refused("conflicts", err)
		require.Equal(t, rival.Booking.Code, e.Conflicts[0].WithCode)
		require.NotZero(t, t.claims(b.Booking.ID), "a refused move changes nothing")
		moved, err := t.Edit(ctx, t.as("U31"), b.Booking.Code, "", service.Edit{Start: "2026-11-05T09:40", End: "2026-11-05T10:20"}, nil)
		require.NoError(t, err, "it may move over its own old place")
		require.Equal(t, b.Booking.StartAt+600, moved.Booking.StartAt)
		stale := b.Booking.Version
		_, err = t.Edit(ctx, t.as("U31"), b.Booking.Code, "", service.Edit{}, &stale)
		t.refused("stale", err)
	})
}

func TestASeriesKeepsWhatTheCalendarLeftOut(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		d := service.Draft{
			Resources: []string{"R007"}, School: "S01", Title: "舞蹈社", Purpose: "after_school",
			Recurrence: &service.RecurrenceDraft{Term: "T1", Weekday: 2, Periods: []string{"AS1"}, From: "2026-11-01"},
		}
		checked, err := t.Check(ctx, t.as("U11"), d)
		require.NoError(t, err)
		require.Equal(t, booking.Rejected, checked.Decision.Outcome, "the exams take 2027-01-19")
		_, err = t.Book(ctx, t.as("U11"), d)
		t.refused("conflicts", err)
		d.Plan, d.PlanVersion = []service.PlanDraft{{Date: "2027-01-19", Do: "skip"}}, checked.Decision.PlanVersion
		booked, err := t.Book(ctx, t.as("U11"), d)
		require.NoError(t, err)
		require.Len(t, booked.Bookings, len(checked.Decision.Occurrences)-1)
		require.Equal(t, "2027-01-19", booked.Series.LeftOut[0].Date.String())
		d.PlanVersion = "older"
		_, err = t.Book(ctx, t.as("U11"), d)
		t.refused("plan_changed", err)
		rest, err := t.Cancel(ctx, t.as("U11"), booked.Bookings[3].Booking.Code, "", service.ScopeFollowing, nil)
		require.NoError(t, err)
		require.Equal(t, booking.StatusCancelled, rest.Booking.Status)
		for i, want := range map[int]booking.Status{2: booking.StatusApproved, 4: booking.StatusCancelled} {
			v, err := t.Booking(ctx, t.as("U11"), booked.Bookings[i].Booking.ID)
			require.NoError(t, err)
			require.Equal(t, want, v.Booking.Status)
		}
	})
}

func TestWhatOneMayNotSeeIsNotThere(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		stranger := t.as("U141")
		_, err := t.Booking(ctx, stranger, "B001")
		t.refused("not_found", err)
		_, err = t.Book(ctx, stranger, service.Draft{Resources: []string{"R001"}, School: "S14", Start: "2026-11-10T15:50", End: "2026-11-10T16:50"})
		require.Equal(t, booking.NotFound, t.refused("not_visible", err).Code)
		_, err = t.Calendar(ctx, stranger, service.CalendarFilter{Resources: []string{"R001"}, From: 1, To: 2})
		t.refused("not_found", err)
		list, _, err := t.Bookings(ctx, stranger, service.BookingFilter{})
		require.NoError(t, err)
		for _, v := range list { // the district's bases are for everybody
			require.Nil(t, v.Booking.HostSchoolID)
			require.Equal(t, booking.SeeSummary, v.See)
		}
	})
}
