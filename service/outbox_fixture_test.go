package service_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
	"xiaoxiang/models/storetest"
	"xiaoxiang/notify"
	"xiaoxiang/service"
)

// stopped makes the town's clock stand still at a local time, so that a test
// moves it.
func (t *town) stopped(clock string) {
	t.Helper()
	zone, err := time.LoadLocation("Asia/Shanghai")
	require.NoError(t, err)
	at, err := time.ParseInLocation("2006-01-02 15:04", clock, zone)
	require.NoError(t, err)
	t.Service.Clock = service.NewClock(func() time.Time { return at })
}

// visit is a pending request of another school for part of a gym: U62 asks,
// U44 decides.
func visit() service.Draft {
	return service.Draft{Resources: []string{"R021"}, School: "S06", Title: "校队合练", Start: "2026-11-05T17:05", End: "2026-11-05T18:00", Headcount: 30}
}

// letters lists the outbox as "kind channel user status", sorted.
func (t *town) letters(of *service.View) []string {
	t.Helper()
	var out []string
	for _, l := range t.rows(of) {
		out = append(out, fmt.Sprintf("%s %s %s %s", l.Kind, l.Channel, t.code(l.UserID), l.Status))
	}
	slices.Sort(out)
	return out
}

func (t *town) rows(of *service.View) []models.Letter {
	t.Helper()
	rows, err := models.ByIDs[models.Letter](t.Store.Read(context.Background()), "booking_id", []string{of.Booking.ID})
	require.NoError(t, err)
	return rows
}

func (t *town) code(user string) string {
	t.Helper()
	u, err := models.Get[models.User](t.Store.Read(context.Background()), user)
	require.NoError(t, err)
	return u.Code
}

// edit changes a person's account.
func (t *town) edit(code string, do func(*models.User)) {
	t.Helper()
	err := t.Store.Change(context.Background(), t.Clock.Now(), func(tx *models.Tx) error {
		u, err := models.FindRef[models.User](tx.Query, t.district, code)
		if err != nil {
			return err
		}
		do(u)
		if err := models.Update(tx, u, u.Version); err != nil {
			return err
		}
		return tx.Touch(t.district)
	})
	require.NoError(t, err)
}

func (t *town) deliver(c service.Channels) service.Report {
	t.Helper()
	report, err := t.Deliver(context.Background(), c)
	require.NoError(t, err)
	return report
}

// bag is a mail channel that keeps what it is given; fail, where set, says
// what becomes of a letter, and after is called when one has been kept.
type bag struct {
	mu    sync.Mutex
	sent  []notify.Message
	fail  func(notify.Message) error
	after func()
}

func (b *bag) Send(_ context.Context, m notify.Message) error {
	if b.fail != nil {
		if err := b.fail(m); err != nil {
			return err
		}
	}
	b.mu.Lock()
	b.sent = append(b.sent, m)
	b.mu.Unlock()
	if b.after != nil {
		b.after()
	}
	return nil
}

func (b *bag) ids() []string {
	var ids []string
	for _, m := range b.sent {
		ids = append(ids, m.ID)
	}
	slices.Sort(ids)
	return ids
}

func (b *bag) channel() service.Channels {
	return service.Channels{Mail: b, Rand: func() float64 { return 0.5 }}
}

// quick runs a test on SQLite alone: for what does not depend on the engine.
func quick(t *testing.T, test func(t *town)) { test(newTown(t, storetest.SQLite(t))) }

// readable hides what differs from run to run.
func (t *town) readable(text string, v *service.View) string {
	return strings.NewReplacer(v.Booking.Code, "CODE", v.Booking.ID, "ID").Replace(text)
}

// world is what the rules know now.
func (t *town) world() *booking.World {
	t.Helper()
	w, err := t.World(context.Background(), t.district)
	require.NoError(t, err)
	return w
}

func (t *town) today() calendar.Date {
	t.Helper()
	d, _ := calendar.DateOf(t.Clock.Now(), t.world().Zone)
	return d
}
