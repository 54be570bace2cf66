package service_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/messages"
	"xiaoxiang/models"
	"xiaoxiang/service"
)

// displaced is a booking of U31 that the host took back.
func (t *town) displaced(d service.Draft) *service.View {
	t.Helper()
	b := t.book("U31", d)
	v, err := t.Bump(context.Background(), t.as("U11"), b.Booking.Code, "市级评课", service.Instead{}, nil)
	require.NoError(t, err)
	require.Equal(t, booking.StatusBumped, v.Booking.Status)
	require.Zero(t, t.claims(b.Booking.ID))
	return v
}

// elsewhere is the request for a place that was offered.
func elsewhere(t *town, school string, p models.OfferedPlace) service.Draft {
	zone := t.world().Zone
	return service.Draft{Resources: p.Resources, School: school, Start: clockText(p.Start, zone), End: clockText(p.End, zone)}
}

func TestABumpNeedsTheHostAReasonAndFiveWorkingDays(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		b := t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		soon := t.book("U31", recording("2026-10-30T09:30", "2026-10-30T10:10"))
		bump := func(as string, v service.View, reason string) error {
			_, err := t.Bump(ctx, t.as(as), v.Booking.Code, reason, service.Instead{}, nil)
			return err
		}
		t.refused("required", bump("U11", b, " "))
		t.refused("not_the_host", bump("U12", b, "评课")) // manages other rooms
		t.refused("not_the_host", bump("U31", b, "评课"))
		t.refused("not_the_host", bump("U32", b, "评课"))
		t.refused("not_found", bump("U141", b, "评课"))
		t.refused("bump_too_late", bump("U11", soon, "评课"))
		old := int64(9)
		_, err := t.Bump(ctx, t.as("U11"), b.Booking.Code, "评课", service.Instead{}, &old)
		t.refused("stale", err)
		require.NoError(t, bump("U11", b, "评课"))
		t.refused("wrong_state", bump("U11", b, "评课"))
	})
}

func TestTheDisplacedHaveTheFirstPick(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		v := t.displaced(recording("2026-11-05T09:30", "2026-11-05T10:10"))
		offer := v.Offer
		require.Len(t, offer.Alternatives, booking.MaxOffered)
		require.Equal(t, t.Now()+48*3600, offer.UntilAt)
		require.Equal(t, "S01", t.world().Schools[models.Deref(offer.HostSchoolID)].Code, "counted for the host")
		for _, p := range offer.Alternatives {
			require.False(t, p.Start < v.Booking.EndAt && v.Booking.StartAt < p.End, "not its own place")
		}
		require.Contains(t, t.letters(v), "booking_bumped inbox U31 queued")
		require.NotContains(t, v.Can, "accept", "the host does not choose")

		// Nobody else has what is offered; who wants it may wait.
		first := elsewhere(t, "S02", offer.Alternatives[0])
		_, err := t.Book(ctx, t.as("U22"), first)
		t.refused("conflicts", err)
		w := t.join("U22", first)
		_, err = t.Accept(ctx, t.as("U22"), v.Booking.Code, 0, nil)
		t.refused("not_permitted", err)
		_, err = t.Accept(ctx, t.as("U31"), v.Booking.Code, 3, nil)
		t.refused("out_of_range", err)
		done, err := t.Accept(ctx, t.as("U31"), v.Booking.Code, 1, nil)
		require.NoError(t, err)
		got := done.Bookings[0].Booking
		require.Equal(t, offer.Alternatives[1].Start, got.StartAt)
		require.Equal(t, v.Booking.RequesterID, got.RequesterID)
		require.Equal(t, v.Booking.TeacherID, got.TeacherID)
		require.Equal(t, v.Booking.Title, got.Title)
		require.Equal(t, models.WaitHeld, t.entry(w).Status, "what was not chosen goes on")
		_, err = t.Accept(ctx, t.as("U31"), v.Booking.Code, 0, nil)
		t.refused("offer_is_over", err)
	})
}

func TestAnOfferEndsAfterTwoDays(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		v := t.displaced(recording("2026-11-05T09:30", "2026-11-05T10:10"))
		first := elsewhere(t, "S02", v.Offer.Alternatives[0])
		w := t.join("U22", first)
		t.stopped("2026-10-28 08:59")
		t.expireAll()
		require.Equal(t, models.WaitWaiting, t.entry(w).Status)
		t.stopped("2026-10-28 09:00")
		_, err := t.Accept(ctx, t.as("U31"), v.Booking.Code, 0, nil)
		t.refused("offer_is_over", err)
		t.expireAll()
		require.Equal(t, models.WaitHeld, t.entry(w).Status)
	})
}

// The host may name a place itself; it must be free, and an offer is good at
// shorter notice than a request.
func TestTheHostNamesAPlaceItself(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		lab := service.Draft{Resources: []string{"R005"}, School: "S03", Title: "科学课", Start: "2026-11-05T09:30", End: "2026-11-05T10:10"}
		b := t.book("U31", lab)
		bump := func(in service.Instead) (*service.View, error) {
			return t.Bump(ctx, t.as("U11"), b.Booking.Code, "维修", in, nil)
		}
		_, err := bump(service.Instead{Resources: []string{"R999"}})
		t.refused("unknown_resource", err)
		_, err = bump(service.Instead{Start: "2026-11-05T09:35", End: "2026-11-05T10:15"})
		t.refused("same_place", err)
		t.book("U13", service.Draft{Resources: []string{"R005"}, School: "S01", Start: "2026-11-06T09:30", End: "2026-11-06T10:10"})
		_, err = bump(service.Instead{Start: "2026-11-06T09:30", End: "2026-11-06T10:10"})
		t.refused("conflicts", err)
		early := service.Instead{Start: "2026-10-27T09:30", End: "2026-10-27T10:10"}
		at := lab
		at.Start, at.End = early.Start, early.End
		_, err = t.Book(ctx, t.as("U31"), at)
		t.refused("notice_too_short", err)
		v, err := bump(early)
		require.NoError(t, err)
		require.Equal(t, "host", v.Offer.Alternatives[0].Why)
		done, err := t.Accept(ctx, t.as("U31"), v.Booking.ID, 0, nil)
		require.NoError(t, err)
		require.True(t, done.Bookings[0].Booking.Status.Live())
	})
}

func TestTwoWhoAcceptAtOnceGetOne(t *testing.T) {
	inTown(t, func(t *town) {
		v := t.displaced(recording("2026-11-05T09:30", "2026-11-05T10:10"))
		actors := []booking.Actor{t.as("U31"), t.as("U32"), t.as("U31"), t.as("U32")}
		var all sync.WaitGroup
		errs := make(chan error, len(actors))
		for i, actor := range actors {
			all.Go(func() {
				_, err := t.Accept(context.Background(), actor, v.Booking.ID, i%2, nil)
				errs <- err
			})
		}
		all.Wait()
		close(errs)
		won := 0
		for err := range errs {
			if err == nil {
				won++
				continue
			}
			t.refused("offer_is_over", err)
		}
		require.Equal(t, 1, won)
	})
}

// Whoever accepts waits for who is accepting, before looking at the offer.
func TestAcceptingWaitsForWhoIsAccepting(t *testing.T) {
	inTown(t, func(t *town) {
		v := t.displaced(recording("2026-11-05T09:30", "2026-11-05T10:10"))
		actor, done := t.as("U31"), make(chan error, 1)
		err := t.Store.Change(context.Background(), t.Now(), func(tx *models.Tx) error {
			if err := tx.Lock([]string{"offer:" + v.Booking.ID}); err != nil {
				return err
			}
			go func() {
				_, err := t.Accept(context.Background(), actor, v.Booking.ID, 0, nil)
				done <- err
			}()
			select {
			case err := <-done:
				t.Errorf("it did not wait: %v", err)
			case <-time.After(300 * time.Millisecond):
			}
			offers, err := tx.OffersFor([]string{v.Booking.ID})
			if err != nil {
				return err
			}
			offers[0].Status = "over"
			return tx.SettleOffer(&offers[0])
		})
		require.NoError(t, err)
		t.refused("offer_is_over", <-done)
	})
}

func TestTheLetterNamesThePlacesThatAreOffered(t *testing.T) {
	quick(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		v := t.displaced(recording("2026-11-05T09:30", "2026-11-05T10:10"))
		t.deliver(service.Channels{})
		for lang, want := range map[messages.Lang][]string{
			messages.Chinese: {"市级评课", "录播教室", "10月28日（周三）09:00", "优先为您保留"},
			messages.English: {"Wed 28 Oct 09:00", "kept for you"},
		} {
			notes, _, err := t.Inbox(ctx, t.as("U31"), lang, 5)
			require.NoError(t, err)
			require.Equal(t, v.Booking.ID, notes[0].Booking)
			for _, text := range want {
				require.Contains(t, notes[0].Text, text)
			}
			require.Equal(t, booking.MaxOffered, strings.Count(notes[0].Text, "\n- "), notes[0].Text)
		}
	})
}

// The host displaces a booking to have the place: it does not go to those who
// wait for it.
func TestWhatTheHostTakesGoesToNobody(t *testing.T) {
	inTown(t, func(t *town) {
		slot := recording("2026-11-05T09:30", "2026-11-05T10:10")
		b := t.book("U31", slot)
		slot.School, slot.Title = "S02", "等候"
		w := t.join("U22", slot)
		_, err := t.Bump(context.Background(), t.as("U11"), b.Booking.Code, "评课", service.Instead{}, nil)
		require.NoError(t, err)
		require.Equal(t, models.WaitWaiting, t.entry(w).Status)
		t.book("U11", service.Draft{Resources: []string{"R006"}, School: "S01", Title: "评课", Start: slot.Start, End: slot.End})
	})
}
