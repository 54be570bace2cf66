package service_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/models"
	"xiaoxiang/service"
)

// waits reports whether a booking waits for somebody.
func (t *town) waits(as string, v *service.View) bool {
	t.Helper()
	views, _, err := t.Bookings(context.Background(), t.as(as), service.BookingFilter{ToApprove: true})
	require.NoError(t, err)
	return slices.ContainsFunc(views, func(x service.View) bool { return x.Booking.ID == v.Booking.ID })
}

func (t *town) expire() {
	t.Helper()
	_, err := t.Expire(context.Background())
	require.NoError(t, err)
}

func TestAStepThatNobodyAnswersGoesFurther(t *testing.T) {
	inTown(t, func(t *town) {
		t.stopped("2026-10-26 09:00") // Monday; due at the end of Tuesday
		v := t.book("U62", visit())
		require.True(t, t.waits("U44", &v))
		t.stopped("2026-10-27 04:29")
		t.expire()
		require.False(t, t.waits("U41", &v))
		_, err := t.Approve(context.Background(), t.as("U41"), v.Booking.ID, "", nil)
		t.refused("not_permitted", err)

		t.stopped("2026-10-27 04:34")
		t.expire()
		t.expire()
		require.True(t, t.waits("U44", &v), "nobody is taken away")
		require.True(t, t.waits("U41", &v))
		require.False(t, t.waits("U05", &v))
		require.Contains(t, t.letters(&v), "approval_escalated inbox U41 queued")
		require.Len(t, t.letters(&v), 3)
		still, err := t.Booking(context.Background(), t.as("U62"), v.Booking.ID)
		require.NoError(t, err)
		require.Equal(t, booking.StatusPending, still.Booking.Status, "nothing is approved by itself")

		t.stopped("2026-10-27 14:24")
		t.expire()
		require.True(t, t.waits("U05", &v))
		done, err := t.Approve(context.Background(), t.as("U05"), v.Booking.ID, "", nil)
		require.NoError(t, err)
		require.Equal(t, booking.StatusApproved, done.Booking.Status)
		require.True(t, done.Approvals[0].Acting)
		require.Nil(t, done.Approvals[0].DecidedFor)
	})
}

func TestADelegateDecidesInTheNameOf(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		v := t.book("U62", visit())
		require.False(t, t.waits("U43", &v))
		d, err := t.Delegate(ctx, t.as("U44"), service.NewDelegation{To: "U43", Last: "2026-10-30", Note: "出差"})
		require.NoError(t, err)
		require.True(t, t.waits("U43", &v), "at once")
		require.Contains(t, t.letters(&v), "approval_requested inbox U43 queued")

		require.NoError(t, t.EndDelegation(ctx, t.as("U44"), d.ID, nil))
		require.False(t, t.waits("U43", &v))
		_, err = t.Approve(ctx, t.as("U43"), v.Booking.ID, "", nil)
		t.refused("not_permitted", err)
		t.refused("not_found", t.EndDelegation(ctx, t.as("U44"), d.ID, nil))

		// The office says it for somebody who is ill; it counts there alone.
		d, err = t.Delegate(ctx, t.as("U41"), service.NewDelegation{From: "U44", To: "U43", Last: "2026-10-30"})
		require.NoError(t, err)
		require.NotNil(t, d.SchoolID)
		t.refused("not_permitted", t.EndDelegation(ctx, t.as("U43"), d.ID, nil))
		t.refused("not_found", t.EndDelegation(ctx, t.as("U13"), d.ID, nil))
		done, err := t.Approve(ctx, t.as("U43"), v.Booking.ID, "", nil)
		require.NoError(t, err)
		require.Equal(t, "U44", t.code(models.Deref(done.Approvals[0].DecidedFor)))
		require.Equal(t, "U43", t.code(models.Deref(done.Approvals[0].DecidedBy)))
		require.False(t, done.Approvals[0].Acting)
		entries, err := t.Store.Read(ctx).Audit(v.Booking.ID)
		require.NoError(t, err)
		require.True(t, slices.ContainsFunc(entries, func(e models.AuditEntry) bool { return e.Action == "booking.decide_for" }))
	})
}

func TestADelegateNeverDecidesTheirOwn(t *testing.T) {
	quick(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		_, err := t.Delegate(ctx, t.as("U44"), service.NewDelegation{To: "U43", Last: "2026-10-30"})
		require.NoError(t, err)
		d := visit()
		d.Start, d.End = "2026-11-19T17:05", "2026-11-19T18:00" // on the 5th they teach
		v := t.book("U43", d)
		require.False(t, t.waits("U43", &v))
		_, err = t.Approve(ctx, t.as("U43"), v.Booking.ID, "", nil)
		t.refused("own_request", err)
	})
}

func TestDelegationsThatCannotBe(t *testing.T) {
	quick(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		for _, c := range []struct {
			name, as, key, field string
			n                    service.NewDelegation
		}{
			{"to oneself", "U44", "delegate_self", "to", service.NewDelegation{To: "U44", Last: "2026-10-30"}},
			{"to nobody", "U44", "unknown_user", "to", service.NewDelegation{To: "U999", Last: "2026-10-30"}},
			{"of another school", "U44", "delegate_elsewhere", "to", service.NewDelegation{To: "U13", Last: "2026-10-30"}},
			{"a technician to a teacher", "U42", "delegate_elsewhere", "to", service.NewDelegation{To: "U43", Last: "2026-10-30"}},
			{"by a teacher", "U43", "nothing_to_delegate", "from", service.NewDelegation{To: "U41", Last: "2026-10-30"}},
			{"for another", "U43", "not_permitted", "", service.NewDelegation{From: "U44", To: "U41", Last: "2026-10-30"}},
			{"backwards", "U44", "end_before_start", "to_date", service.NewDelegation{To: "U43", First: "2026-10-30", Last: "2026-10-29"}},
			{"past", "U44", "end_before_start", "to_date", service.NewDelegation{To: "U43", First: "2026-10-01", Last: "2026-10-25"}},
			{"for ever", "U44", "span_too_long", "to_date", service.NewDelegation{To: "U43", Last: "2028-10-25"}},
			{"no date", "U44", "bad_date", "to_date", service.NewDelegation{To: "U43", Last: "soon"}},
			{"a phone number", "U44", "personal_data", "note", service.NewDelegation{To: "U43", Last: "2026-10-30", Note: "13812345678"}},
		} {
			_, err := t.Delegate(context.Background(), t.as(c.as), c.n)
			require.Equal(t, c.field, t.refused(c.key, err).Field, c.name)
		}
	})
}

func TestDecidersFollowTheGrants(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		v := t.book("U62", visit())
		_, err := t.AddUser(ctx, service.NewUser{District: t.district, Username: "newmanager", Name: "新管理员", Role: booking.ResourceManager, Scope: "S04"})
		require.NoError(t, err)
		require.True(t, t.waits("newmanager", &v), "a new manager sees what waits")
		require.Contains(t, t.letters(&v), "approval_requested inbox newmanager queued")

		// A grant that is taken away past the use cases is noticed by the clock.
		require.NoError(t, t.Store.Change(ctx, t.Clock.Now(), func(tx *models.Tx) error {
			u, err := models.FindRef[models.User](tx.Query, t.district, "U44")
			if err != nil {
				return err
			}
			u.Active = false
			if err := models.Update(tx, u, u.Version); err != nil {
				return err
			}
			return tx.Touch(t.district)
		}))
		t.expire()
		rows, err := t.Store.Read(ctx).DecidersOf([]string{v.Approvals[0].ID})
		require.NoError(t, err)
		require.Len(t, rows, 1)
		require.Equal(t, "newmanager", t.code(rows[0].UserID))
	})
}
