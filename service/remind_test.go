package service_test

import (
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"xiaoxiang/service"
)

// remind runs the reminders and gives those of a booking.
func (t *town) remind(of *service.View) []string {
	t.Helper()
	_, err := t.Remind(context.Background())
	require.NoError(t, err)
	var out []string
	for _, l := range t.letters(of) {
		if strings.HasPrefix(l, "reminder_") {
			out = append(out, l)
		}
	}
	return out
}

// agreed is the visit on 5 November, 17:05 to 18:00, approved.
func (t *town) agreed() service.View {
	t.Helper()
	t.stopped("2026-10-26 09:00")
	v := t.book("U62", visit())
	_, err := t.Approve(context.Background(), t.as("U44"), v.Booking.ID, "", nil)
	require.NoError(t, err)
	require.Empty(t, t.remind(&v))
	return v
}

var (
	tomorrow = []string{
		"reminder_hosting inbox U41 queued", "reminder_hosting inbox U42 queued", "reminder_hosting inbox U44 queued",
		"reminder_tomorrow inbox U61 queued", "reminder_tomorrow inbox U62 queued",
	}
	start = "reminder_start inbox U62 queued"
)

func TestRemindersAreWrittenOnceWhenDue(t *testing.T) {
	inTown(t, func(t *town) {
		v := t.agreed()
		t.stopped("2026-11-04 18:06")
		require.Empty(t, t.remind(&v))
		t.stopped("2026-11-04 18:07")
		both := t.remind(&v)
		require.Subset(t, tomorrow, both)
		require.Contains(t, both, "reminder_hosting inbox U44 queued")
		require.Contains(t, both, "reminder_tomorrow inbox U62 queued")
		require.Equal(t, both, t.remind(&v), "the same letters")
		t.stopped("2026-11-05 15:34")
		require.Equal(t, both, t.remind(&v))
		t.stopped("2026-11-05 15:36")
		require.Len(t, t.remind(&v), len(both)+1)
		require.Contains(t, t.remind(&v), start)
		t.stopped("2026-11-05 17:00")
		require.Len(t, t.remind(&v), len(both)+1)
	})
}

func TestRemindersAreCaughtUpAfterThreeHoursDown(t *testing.T) {
	inTown(t, func(t *town) {
		v := t.agreed()
		t.stopped("2026-11-05 14:00")
		t.remind(&v)
		t.stopped("2026-11-05 17:00") // down since 14:00; the start is still ahead
		require.Contains(t, t.remind(&v), start)
		require.NotZero(t, t.deliver(service.Channels{}).Sent)
		require.Contains(t, t.letters(&v), "reminder_start inbox U62 sent")
	})
}

func TestRemindersThatCameTooLateAreDroppedAndRecorded(t *testing.T) {
	inTown(t, func(t *town) {
		v := t.agreed()
		t.stopped("2026-11-05 15:00")
		t.remind(&v)
		t.stopped("2026-11-05 18:00") // down for three hours, over the start
		t.remind(&v)
		t.deliver(service.Channels{})
		require.Contains(t, t.letters(&v), "reminder_start inbox U62 dropped")
		for _, l := range t.rows(&v) {
			if l.Kind == "reminder_start" {
				require.Equal(t, "too late to be of use", l.LastError)
			}
		}
	})
}

func TestRemindersSurviveAClockThatWentForthAndBack(t *testing.T) {
	quick(t, func(t *town) {
		v := t.agreed()
		t.stopped("2026-11-06 12:00") // a day ahead by mistake: the visit seems over
		t.remind(&v)
		t.stopped("2026-11-05 12:00")
		late := t.book("U31", recording("2026-11-06T09:30", "2026-11-06T10:10"))
		require.Empty(t, t.remind(&late))
		t.stopped("2026-11-05 18:09")
		require.NotEmpty(t, t.remind(&late), "what was booked behind the mark is not forgotten")
	})
}

func TestNothingIsRemindedAfterCancellation(t *testing.T) {
	inTown(t, func(t *town) {
		v := t.agreed()
		t.stopped("2026-11-04 18:07")
		require.NotEmpty(t, t.remind(&v))
		_, err := t.Cancel(context.Background(), t.as("U62"), v.Booking.ID, "", "", nil)
		require.NoError(t, err)
		t.deliver(service.Channels{})
		for _, l := range t.remind(&v) {
			require.True(t, strings.HasSuffix(l, "dropped"), l)
		}
	})
}
