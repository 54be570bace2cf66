package service_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/models"
	"xiaoxiang/service"
)

func clockText(unix int64, zone *time.Location) string {
	return time.Unix(unix, 0).In(zone).Format("2006-01-02T15:04")
}

// where says what a booking takes, and when.
func (t *town) where(v *service.View) string {
	t.Helper()
	now, err := t.Booking(context.Background(), t.as("U01"), v.Booking.ID)
	require.NoError(t, err)
	return t.world().Resources[now.Resources[0].ResourceID].Code + " " + clockText(now.Booking.StartAt, t.world().Zone)
}

func TestTwoBookingsSwapInOneStep(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		a := t.book("U13", of("S01", recording("2026-11-05T09:30", "2026-11-05T10:10")))
		b := t.book("U13", service.Draft{Resources: []string{"R007"}, School: "S01", Start: "2026-11-06T13:00", End: "2026-11-06T14:00"})
		swap := func(as, what string) error {
			_, err := t.Swap(ctx, t.as(as), a.Booking.Code, b.Booking.Code, what, nil, nil)
			return err
		}
		require.NoError(t, swap("U13", ""))
		require.Equal(t, "R007 2026-11-06T13:00", t.where(&a))
		require.Equal(t, "R006 2026-11-05T09:30", t.where(&b))
		require.NoError(t, swap("U11", service.SwapTimes), "the office may change both")
		require.Equal(t, "R007 2026-11-05T09:30", t.where(&a))
		require.Equal(t, "R006 2026-11-06T13:00", t.where(&b))
		require.NoError(t, swap("U13", service.SwapResources))
		require.Equal(t, "R006 2026-11-05T09:30", t.where(&a))
		require.Equal(t, "R007 2026-11-06T13:00", t.where(&b))
		t.refused("unknown_value", swap("U13", "odd"))
		_, err := t.Swap(ctx, t.as("U13"), a.Booking.Code, a.Booking.Code, "", nil, nil)
		t.refused("named_twice", err)
		_, err = t.Swap(ctx, t.as("U13"), a.Booking.Code, "B999", "", nil, nil)
		t.refused("not_found", err)
		old := int64(1)
		_, err = t.Swap(ctx, t.as("U13"), a.Booking.Code, b.Booking.Code, "", nil, &old)
		t.refused("stale", err)
	})
}

func TestASwapNeedsBothSidesAndRoomForBoth(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		mine := t.book("U13", of("S01", recording("2026-11-05T09:30", "2026-11-05T10:10")))
		theirs := t.book("U31", recording("2026-11-05T13:00", "2026-11-05T13:40"))
		for _, as := range []string{"U13", "U11", "U31"} {
			_, err := t.Swap(ctx, t.as(as), mine.Booking.Code, theirs.Booking.Code, "", nil, nil)
			t.refused("not_permitted", err)
		}
		// The other's hour is taken here: both stay where they are.
		other := t.book("U13", service.Draft{Resources: []string{"R007"}, School: "S01", Start: "2026-11-05T13:20", End: "2026-11-05T14:20"})
		_, err := t.Swap(ctx, t.as("U13"), mine.Booking.Code, other.Booking.Code, service.SwapTimes, nil, nil)
		e := t.refused("conflicts", err)
		require.Equal(t, booking.ResourceOverlap, e.Conflicts[0].Kind)
		require.Equal(t, "R006 2026-11-05T09:30", t.where(&mine))
		require.Equal(t, "R007 2026-11-05T13:20", t.where(&other))
		require.NotZero(t, t.claims(mine.Booking.ID))
		require.NotZero(t, t.claims(other.Booking.ID))
	})
}

func TestACopyIsDecidedLikeABooking(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		b := t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		copied := func(as, date, start, end string) (*service.Booked, error) {
			return t.Copy(ctx, t.as(as), b.Booking.Code, date, start, end, nil)
		}
		done, err := copied("U31", "2026-11-06", "", "")
		require.NoError(t, err)
		v := &done.Bookings[0]
		require.Equal(t, "R006 2026-11-06T09:30", t.where(v))
		require.Equal(t, b.Booking.Title, v.Booking.Title)
		require.NotEqual(t, b.Booking.Code, v.Booking.Code)
		done, err = copied("U32", "", "2026-11-06T13:00", "2026-11-06T14:00")
		require.NoError(t, err)
		require.Equal(t, b.Booking.RequesterID, done.Bookings[0].Booking.RequesterID, "the office copies in the teacher's name")
		_, err = copied("U31", "2026-11-06", "", "")
		t.refused("conflicts", err)
		_, err = copied("U31", "", "", "")
		t.refused("required", err)
		_, err = copied("U31", "2026-11-06", "2026-11-06T13:00", "")
		t.refused("date_or_times", err)
		_, err = copied("U31", "2026-02-30", "", "")
		t.refused("bad_date", err)
		_, err = copied("U13", "2026-11-09", "", "")
		t.refused("not_permitted", err)
		_, err = copied("U141", "2026-11-09", "", "")
		t.refused("not_found", err)
	})
}

func TestBookingInSomebodysName(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		d := of("S01", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		d.Requester = "U13"
		v := t.book("U11", d)
		require.Equal(t, t.as("U13").User, models.Deref(v.Booking.RequesterID))
		require.Equal(t, v.Booking.RequesterID, v.Booking.TeacherID, "the teacher is the requester, not who acted")
		require.Contains(t, t.letters(&v), "booking_approved inbox U13 queued")
		require.NotContains(t, t.letters(&v), "booking_approved inbox U11 queued")
		audit, err := t.Store.Read(ctx).Audit(v.Booking.ID)
		require.NoError(t, err)
		require.Equal(t, t.as("U11").User, models.Deref(audit[0].ActorID), "the audit says who acted")
		for _, c := range []struct{ as, school, requester, key string }{
			{"U13", "S01", "U11", "not_on_behalf"},
			{"U12", "S01", "U13", "not_on_behalf"},
			{"U11", "S02", "U22", "not_on_behalf"},
			{"U13", "S01", "U999", "not_on_behalf"}, // nothing is told of who exists
			{"U11", "S01", "U999", "unknown_user"},
			{"U11", "S01", "U31", "not_of_school"},
			{"U04", "S04", "U43", "not_on_behalf"},
		} {
			d.School, d.Requester = c.school, c.requester
			d.Start, d.End = "2026-11-06T09:30", "2026-11-06T10:10"
			_, err := t.Book(ctx, t.as(c.as), d)
			e := t.refused(c.key, err)
			if c.key == "not_on_behalf" {
				require.Equal(t, booking.Forbidden, e.Code)
			}
		}
		d.School, d.Requester = "S02", "U22"
		require.True(t, t.book("U04", d).Booking.Status.Live(), "the office of the group")
		d.School, d.Requester, d.Start, d.End = "S01", "U13", "2026-11-06T13:30", "2026-11-06T14:10"
		t.book("U13", d)
	})
}
