package service_test

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-ical"
	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/models"
	"xiaoxiang/models/storetest"
	"xiaoxiang/service"
)

// feed makes a feed and gives its token.
func (t *town) feed(as, kind, ref string) (*models.Feed, string) {
	t.Helper()
	feed, token, err := t.CreateFeed(context.Background(), t.as(as), kind, ref)
	require.NoError(t, err)
	return feed, token
}

// read gives the events of a feed by UID.
func (t *town) read(token string) map[string]ical.Event {
	t.Helper()
	body, _, err := t.FeedFile(context.Background(), token)
	require.NoError(t, err)
	file, err := ical.NewDecoder(bytes.NewReader(body)).Decode()
	require.NoError(t, err)
	events := map[string]ical.Event{}
	for _, e := range file.Events() {
		uid, err := e.Props.Text(ical.PropUID)
		require.NoError(t, err)
		require.NotContains(t, events, uid)
		events[uid] = e
	}
	return events
}

// said is one event in a line: sequence, status, summary, location.
func said(e ical.Event) string {
	var parts []string
	for _, name := range []string{ical.PropSequence, ical.PropStatus, ical.PropSummary, ical.PropLocation} {
		value := ""
		if p := e.Props.Get(name); p != nil {
			value = p.Value
		}
		parts = append(parts, value)
	}
	return strings.Join(parts, " | ")
}

func TestFeedFollowsABookingThroughItsLife(t *testing.T) {
	inTown(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		_, token := t.feed("U62", service.FeedMine, "")
		_, hall := t.feed("U41", service.FeedResource, "R018") // who has a third has part of the hall
		v := t.book("U62", visit())
		uid := v.Booking.ID + "@xiaoxiang"
		require.Equal(t, "0 | TENTATIVE | 校队合练（待审批） | 体育馆·C场", said(t.read(token)[uid]))
		require.Equal(t, "0 | TENTATIVE | 校队合练（待审批） | 体育馆·C场", said(t.read(hall)[uid]))
		_, first, err := t.FeedFile(context.Background(), token)
		require.NoError(t, err)

		_, err = t.Approve(context.Background(), t.as("U44"), v.Booking.ID, "", nil)
		require.NoError(t, err)
		require.Equal(t, "1 | CONFIRMED | 校队合练 | 体育馆·C场", said(t.read(token)[uid]))
		_, second, err := t.FeedFile(context.Background(), token)
		require.NoError(t, err)
		require.NotEqual(t, first, second)
		t.stopped("2026-10-26 10:00")
		_, third, err := t.FeedFile(context.Background(), token)
		require.NoError(t, err)
		require.Equal(t, second, third, "nothing has changed but the time")

		_, err = t.Cancel(context.Background(), t.as("U62"), v.Booking.ID, "", "", nil)
		require.NoError(t, err)
		require.Equal(t, "2 | CANCELLED | 校队合练 | 体育馆·C场", said(t.read(token)[uid]))
		t.stopped("2026-12-26 09:00")
		require.NotContains(t, t.read(token), uid, "listed as cancelled for 60 days")
	})
}

func TestFeedShowsNoMoreThanItsOwnerMaySee(t *testing.T) {
	inTown(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		v := t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		uid := v.Booking.ID + "@xiaoxiang"
		day := t.today()
		for _, who := range []string{"U13", "U22", "U41", "U62", "U71", "U81", "U01"} {
			see := booking.Visibility(t.world(), t.as(who), t.world().Resource("R006"), day)
			feed, token, err := t.CreateFeed(context.Background(), t.as(who), service.FeedResource, "R006")
			if see == booking.SeeNone {
				t.refused("not_found", err)
				continue
			}
			require.NoError(t, err)
			line := said(t.read(token)[uid])
			switch see {
			case booking.SeeFull:
				require.Contains(t, line, "录课", who)
			case booking.SeeSummary:
				require.NotContains(t, line, "录课", who)
				require.Contains(t, line, t.world().School("S03").Name, who)
			default:
				require.Contains(t, line, "已占用", who)
			}
			require.NoError(t, t.RevokeFeed(context.Background(), t.as(who), feed.ID))
		}
	})
}

func TestFeedIsOfOnesOwnSchoolAlone(t *testing.T) {
	quick(t, func(t *town) {
		t.stopped("2026-10-26 09:00")
		v := t.book("U31", recording("2026-11-05T09:30", "2026-11-05T10:10"))
		for _, who := range []string{"U13", "U31"} { // the host's school and the one that comes
			_, token := t.feed(who, service.FeedSchool, map[string]string{"U13": "S01", "U31": "S03"}[who])
			require.Contains(t, said(t.read(token)[v.Booking.ID+"@xiaoxiang"]), "录课", who)
		}
		_, _, err := t.CreateFeed(context.Background(), t.as("U31"), service.FeedSchool, "S01")
		t.refused("forbidden", err)
		_, _, err = t.CreateFeed(context.Background(), t.as("U31"), service.FeedSchool, "S99")
		t.refused("not_found", err)
		_, _, err = t.CreateFeed(context.Background(), t.as("U31"), "everything", "")
		t.refused("unknown_choice", err)
	})
}

func TestFeedDiesAtOnce(t *testing.T) {
	inTown(t, func(t *town) {
		feed, token := t.feed("U31", service.FeedMine, "")
		require.GreaterOrEqual(t, len(token), 22, "128 bits at least")
		require.NotContains(t, fmt.Sprint(*feed), token)
		t.read(token)
		t.refused("not_found", t.RevokeFeed(context.Background(), t.as("U13"), feed.ID))
		t.read(token)
		require.NoError(t, t.RevokeFeed(context.Background(), t.as("U31"), feed.ID))
		t.refused("not_found", t.RevokeFeed(context.Background(), t.as("U31"), feed.ID))
		gone := func(token string) {
			_, _, err := t.FeedFile(context.Background(), token)
			e := t.refused("not_found", err)
			require.NotContains(t, e.Error(), token+"x")
			require.False(t, token != "" && strings.Contains(e.Error(), token), "the token reaches a log")
		}
		gone(token)
		gone("nothing-like-a-token")
		gone("")

		_, other := t.feed("U22", service.FeedMine, "")
		t.edit("U22", func(u *models.User) { u.Active = false })
		gone(other)
	})
}

func BenchmarkFeed_TenThousandBookings(b *testing.B) {
	t := newFeedTown(b, 10000)
	b.ReportAllocs()
	for b.Loop() {
		if _, _, err := t.FeedFile(context.Background(), t.token); err != nil {
			b.Fatal(err)
		}
	}
}

type feedTown struct {
	*service.Service
	token string
}

// newFeedTown books a room of the demo district for n half hours, by rows: what
// is measured is reading.
func newFeedTown(b *testing.B, n int) *feedTown {
	ctx := context.Background()
	clock := service.NewClock(time.Now)
	s := service.New(storetest.SQLite(b), clock)
	report, err := s.LoadDemo(ctx, service.DemoOptions{Password: "Xiaoxiang-demo-1", Bare: true})
	require.NoError(b, err)
	clock.Set(report.Now)
	w, err := s.World(ctx, report.District)
	require.NoError(b, err)
	school, room, teacher := w.School("S03"), w.Resource("R006"), w.User("U31")
	var bookings []models.Booking
	var uses []models.BookingResource
	for i := range n {
		start := report.Now.Unix() + int64(i)*3000
		bookings = append(bookings, models.Booking{
			ID: models.NewID(), DistrictID: report.District, SchoolID: school.ID, HostSchoolID: &room.School, RequesterID: &teacher.ID,
			Code: fmt.Sprintf("X%d", i), StartAt: start, EndAt: start + 1800, Title: "三年级篮球社团训练", Purpose: "after_school",
			Quantity: 1, Status: booking.StatusApproved, Version: 1, CreatedAt: start, UpdatedAt: start,
		})
		uses = append(uses, models.BookingResource{
			BookingID: bookings[i].ID, ResourceID: room.ID, DistrictID: report.District, SchoolID: school.ID, StartAt: start, EndAt: start + 1800,
			ClaimStart: start, ClaimEnd: start + 1800, Quantity: 1, Live: true,
		})
	}
	require.NoError(b, s.Store.Change(ctx, clock.Now(), func(tx *models.Tx) error {
		if err := models.Insert(tx, bookings...); err != nil {
			return err
		}
		return models.Insert(tx, uses...)
	}))
	user, err := models.Get[models.User](s.Store.Read(ctx), teacher.ID)
	require.NoError(b, err)
	person, err := s.PersonOf(ctx, user)
	require.NoError(b, err)
	_, token, err := s.CreateFeed(ctx, person.Actor, service.FeedResource, "R006")
	require.NoError(b, err)
	return &feedTown{s, token}
}
