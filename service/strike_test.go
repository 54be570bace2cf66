package service_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/models"
	"xiaoxiang/service"
)

// strikes gives somebody's strikes as a reader sees them.
func (t *town) strikes(as, of string) *service.Strikes {
	t.Helper()
	s, err := t.Strikes(context.Background(), t.as(as), of)
	require.NoError(t, err)
	return s
}

func (t *town) cancel(as string, v *service.View) {
	t.Helper()
	_, err := t.Cancel(context.Background(), t.as(as), v.Booking.ID, "", "", nil)
	require.NoError(t, err)
}

func TestALateCancellationCostsHalfAStrike(t *testing.T) {
	inTown(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		early := t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		late := t.book("U31", recording("2026-11-05T10:30", "2026-11-05T11:10"))
		bureau := t.book("U31", recording("2026-11-05T14:00", "2026-11-05T14:40"))
		t.stopped("2026-11-04 09:29")
		t.cancel("U31", &early)
		require.Empty(t, t.strikes("U31", "").Items, "a day before it is free")
		t.stopped("2026-11-05 09:00")
		t.cancel("U01", &bureau)
		require.Empty(t, t.strikes("U31", "").Items, "the district did it")
		t.cancel("U31", &late)
		got := t.strikes("U31", "U31")
		require.Len(t, got.Items, 1)
		require.Equal(t, booking.StrikeLateCancel, got.Items[0].Kind)
		require.Equal(t, 0.5, got.Standing[0].Points)
		require.Equal(t, late.Booking.Code, got.Codes[late.Booking.ID])
	})
}

func TestWhatWaitedMayBeWithdrawnAtAnyTime(t *testing.T) {
	quick(t, func(t *town) {
		t.stopped("2026-10-30 09:00")
		v := t.book("U62", service.Draft{
			Resources: []string{"R022"}, School: "S06", Title: "实验", Start: "2026-11-05T15:25", End: "2026-11-05T16:05", Headcount: 30, Purpose: "joint_teaching",
		})
		require.Equal(t, booking.StatusPending, v.Booking.Status)
		t.stopped("2026-11-02 20:00") // within the three days of a laboratory
		t.cancel("U62", &v)
		require.Empty(t, t.strikes("U62", "").Items)
	})
}

func TestThreeStrikesCostApprovalAtOnce(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		var seen []service.View
		for _, day := range []string{"2026-10-27", "2026-10-28", "2026-10-29"} {
			seen = append(seen, t.book("U31", recording(day+"T09:30", day+"T10:10")))
		}
		next := recording("2026-11-05T09:30", "2026-11-05T10:10")
		t.stopped("2026-10-29 12:00")
		for i := range seen {
			checked, err := t.Check(ctx, t.as("U31"), next)
			require.NoError(t, err)
			require.Equal(t, booking.AutoApproved, checked.Decision.Outcome, "after %d", i)
			_, err = t.NoShow(ctx, t.as("U11"), seen[i].Booking.ID, "没有来", nil)
			require.NoError(t, err)
		}
		checked, err := t.Check(ctx, t.as("U31"), next)
		require.NoError(t, err)
		require.Equal(t, booking.Pending, checked.Decision.Outcome)
		require.NotEmpty(t, checked.Decision.Steps)
		standing := t.strikes("U31", "").Standing[0]
		require.Equal(t, "2026-11-26", standing.Until.String())
		explained, err := t.Explain(ctx, t.as("U31"), "", next)
		require.NoError(t, err)
		held := ""
		for _, row := range explained.Rows {
			if row.Decides {
				held = row.Held
			}
		}
		require.Equal(t, booking.HeldStrikes, held)

		// One is taken back: the loss is, too.
		_, err = t.VoidStrike(ctx, t.as("U31"), t.strikes("U31", "").Items[0].ID, "我来了")
		t.refused("own_strike", err)
		mine := t.strikes("U31", "").Items[0]
		_, err = t.VoidStrike(ctx, t.as("U21"), mine.ID, "与我无关")
		t.refused("not_found", err)
		admin := t.adminOf(mine.SchoolID)
		_, err = t.VoidStrike(ctx, admin, mine.ID, " ")
		t.refused("required", err)
		left, err := t.VoidStrike(ctx, admin, mine.ID, "记录有误")
		require.NoError(t, err)
		require.Equal(t, 2.0, left.Standing[0].Points)
		require.Zero(t, left.Standing[0].Until)
		_, err = t.VoidStrike(ctx, admin, mine.ID, "再来一次")
		t.refused("already_voided", err)
		back, err := t.Booking(ctx, t.as("U31"), mine.BookingID)
		require.NoError(t, err)
		require.Equal(t, booking.StatusCompleted, back.Booking.Status)
		_, err = t.NoShow(ctx, t.as("U11"), mine.BookingID, "", nil)
		t.refused("already_voided", err)
		checked, err = t.Check(ctx, t.as("U31"), next)
		require.NoError(t, err)
		require.Equal(t, booking.AutoApproved, checked.Decision.Outcome)
		entries, err := t.Store.Read(ctx).Audit(mine.ID)
		require.NoError(t, err)
		require.Len(t, entries, 2)
	})
}

// adminOf is an admin of a school.
func (t *town) adminOf(school string) booking.Actor {
	t.Helper()
	for _, g := range t.world().Grants {
		if g.Role == booking.SchoolAdmin && g.School == school {
			return t.as(t.code(g.User))
		}
	}
	t.Fatal("no admin")
	return booking.Actor{}
}

func TestStrikesAreNotForOtherEyes(t *testing.T) {
	quick(t, func(t *town) {
		for _, as := range []string{"U21", "U12", "U01", "U02"} {
			_, err := t.Strikes(context.Background(), t.as(as), "U31")
			t.refused("not_found", err)
		}
		_, err := t.Strikes(context.Background(), t.as("U01"), "U999")
		t.refused("not_found", err)
	})
}

func TestCheckingIn(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		v := t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		in := func(as string) (*service.View, error) { return t.CheckIn(ctx, t.as(as), v.Booking.ID, nil) }
		t.stopped("2026-11-05 08:59")
		_, err := in("U31")
		t.refused("check_in_closed", err)
		_, err = t.NoShow(ctx, t.as("U11"), v.Booking.ID, "", nil)
		t.refused("not_ended", err)
		t.stopped("2026-11-05 09:00")
		shown, err := t.Booking(ctx, t.as("U31"), v.Booking.ID)
		require.NoError(t, err)
		require.Contains(t, shown.Can, "check_in")
		_, err = in("U13")
		require.Error(t, err, "a colleague of another campus")
		done, err := in("U31")
		require.NoError(t, err)
		require.Equal(t, t.Clock.Now(), done.Booking.CheckedInAt)
		require.NotContains(t, done.Can, "check_in")
		t.stopped("2026-11-05 09:40")
		again, err := in("U31")
		require.NoError(t, err)
		require.Equal(t, done.Booking.Version, again.Booking.Version, "once is enough")
		t.stopped("2026-11-06 00:17")
		_, err = t.Complete(ctx)
		require.NoError(t, err)
		_, err = t.NoShow(ctx, t.as("U11"), v.Booking.ID, "", nil)
		t.refused("was_checked_in", err)
		_, err = t.NoShow(ctx, t.as("U31"), v.Booking.ID, "", nil)
		t.refused("not_permitted", err)
		require.Empty(t, t.strikes("U31", "").Items)
		rows, err := models.ByIDs[models.AuditEntry](t.Store.Read(ctx), "entity_id", []string{v.Booking.ID})
		require.NoError(t, err)
		require.Len(t, rows, 2)
	})
}
