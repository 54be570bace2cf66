package service_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/models"
	"xiaoxiang/service"
)

func TestLettersGoToThoseConcerned(t *testing.T) {
	inTown(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		v := t.book("U62", visit())
		require.Equal(t, []string{"approval_requested inbox U44 queued", "booking_pending inbox U62 queued"}, t.letters(&v),
			"without a mail server no mail is written")

		_, err := t.Approve(context.Background(), t.as("U44"), v.Booking.ID, "", nil)
		require.NoError(t, err)
		require.Equal(t, []string{
			"approval_requested inbox U44 queued", "booking_approved inbox U62 queued",
			"booking_pending inbox U62 queued", "hosting_approved inbox U41 queued",
		}, t.letters(&v))

		_, err = t.Cancel(context.Background(), t.as("U61"), v.Booking.ID, "改到下周", "", nil)
		require.NoError(t, err)
		require.Contains(t, t.letters(&v), "booking_cancelled inbox U62 queued", "somebody else cancelled it")
		require.Contains(t, t.letters(&v), "hosting_cancelled inbox U41 queued")
	})
}

func TestLettersAreNotWrittenForOnesOwnAct(t *testing.T) {
	quick(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		v := t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		require.Equal(t, []string{"booking_approved inbox U31 queued", "hosting_approved inbox U11 queued"}, t.letters(&v))
		_, err := t.Cancel(context.Background(), t.as("U31"), v.Booking.ID, "", "", nil)
		require.NoError(t, err)
		require.NotContains(t, strings.Join(t.letters(&v), "\n"), "booking_cancelled inbox U31")
	})
}

func TestLettersOfARefusedRequestAreNotWritten(t *testing.T) {
	inTown(t, func(t *town) {
		t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		before, err := t.Store.Read(context.Background()).LetterCounts()
		require.NoError(t, err)
		_, err = t.Book(context.Background(), t.as("U31"), recording("2026-11-05T09:30", "2026-11-05T10:10"))
		t.refused("conflicts", err)
		after, err := t.Store.Read(context.Background()).LetterCounts()
		require.NoError(t, err)
		require.Equal(t, before, after)
	})
}

func TestMailReadsWellInBothLanguages(t *testing.T) {
	quick(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		t.Mail, t.PublicURL = true, "https://book.example.org/"
		t.edit("U41", func(u *models.User) { u.Locale = "en" })
		v := t.book("U62", visit())
		b := &bag{}
		t.deliver(b.channel())
		_, err := t.Approve(context.Background(), t.as("U44"), v.Booking.ID, "", nil)
		require.NoError(t, err)
		t.deliver(b.channel())

		var text strings.Builder
		for _, m := range b.sent {
			text.WriteString("To: " + m.To + "\nSubject: " + m.Subject + "\n\n" + m.Text + "\n" + m.HTML + "\n==========\n")
		}
		path := filepath.Join("testdata", "mail.golden")
		got := t.readable(text.String(), &v)
		if flag.Lookup("update").Value.String() == "true" {
			require.NoError(t, os.WriteFile(path, []byte(got), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, string(want), got)
	})
}

func TestALetterForASeriesIsOne(t *testing.T) {
	quick(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		d := recording("", "")
		d.Recurrence = &service.RecurrenceDraft{Term: "T1", Weekday: 4, Periods: []string{"P2"}, From: "2026-11-05", Until: "2026-11-26"}
		booked, err := t.Book(context.Background(), t.as("U31"), d)
		require.NoError(t, err)
		require.Greater(t, len(booked.Bookings), 2)
		require.Equal(t, []string{"booking_approved inbox U31 queued", "hosting_approved inbox U11 queued"}, t.letters(&booked.Bookings[0]))
		require.Empty(t, t.letters(&booked.Bookings[1]))

		// Its first date is given up before the letter leaves; the others stand.
		_, err = t.Cancel(context.Background(), t.as("U31"), booked.Bookings[0].Booking.ID, "", service.ScopeThis, nil)
		require.NoError(t, err)
		require.Equal(t, 3, t.deliver(service.Channels{}).Sent)
	})
}

func TestPendingThatIsNotAnsweredExpires(t *testing.T) {
	inTown(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		v := t.book("U62", visit())
		require.NotZero(t, t.claims(v.Booking.ID))
		at := func(unix int64) { t.Service.Clock = service.NewClock(func() time.Time { return time.Unix(unix, 0) }) }

		at(v.Booking.DecideBy - 3600)
		report, err := t.Expire(context.Background())
		require.NoError(t, err)
		require.Zero(t, report.Expired)
		require.Contains(t, t.letters(&v), "approval_warning inbox U44 queued")

		at(v.Booking.DecideBy)
		for range 2 { // the second finds nothing
			_, err = t.Expire(context.Background())
			require.NoError(t, err)
		}
		gone, err := t.Booking(context.Background(), t.as("U62"), v.Booking.ID)
		require.NoError(t, err)
		require.Equal(t, booking.StatusExpired, gone.Booking.Status)
		require.Zero(t, t.claims(v.Booking.ID))
		require.Contains(t, t.letters(&v), "booking_expired inbox U62 queued")
		require.Contains(t, t.letters(&v), "approval_expired inbox U44 queued")
		require.Contains(t, t.letters(&v), "approval_escalated inbox U41 queued", "a day before the end the office was asked too")
		require.Contains(t, t.letters(&v), "approval_expired inbox U41 queued")
		require.Len(t, t.letters(&v), 11)
		t.deliver(service.Channels{})
		require.Contains(t, t.letters(&v), "approval_requested inbox U44 dropped", "nobody is asked any more")
		_, err = t.Approve(context.Background(), t.as("U44"), v.Booking.ID, "", nil)
		t.refused("wrong_state", err)
	})
}

func TestWhatHasEndedIsCompleted(t *testing.T) {
	inTown(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		v := t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		t.stopped("2026-11-05 10:09")
		_, err := t.Complete(context.Background())
		require.NoError(t, err)
		running, err := t.Booking(context.Background(), t.as("U31"), v.Booking.ID)
		require.NoError(t, err)
		require.Equal(t, booking.StatusApproved, running.Booking.Status)
		t.stopped("2026-11-06 00:17")
		_, err = t.Complete(context.Background())
		require.NoError(t, err)
		done, err := t.Booking(context.Background(), t.as("U31"), v.Booking.ID)
		require.NoError(t, err)
		require.Equal(t, booking.StatusCompleted, done.Booking.Status)
		require.NotZero(t, t.claims(v.Booking.ID), "history stays")
	})
}
