package service_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
	"github.com/stretchr/testify/require"

	"xiaoxiang/models"
	"xiaoxiang/notify"
	"xiaoxiang/service"
)

// asked is a town with one pending visit and its mail: to U62 and to U44.
func asked(t *town) service.View {
	t.stopped("2026-10-26 09:00")
	t.Mail = true
	return t.book("U62", visit())
}

func TestDeliverSendsEachLetterOnce(t *testing.T) {
	inTown(t, func(t *town) {
		v := asked(t)
		b := &bag{}
		require.Equal(t, "sent=4", t.deliver(b.channel()).String())
		require.Equal(t, "nothing to do", t.deliver(b.channel()).String())
		require.Len(t, b.sent, 2)
		for _, l := range t.rows(&v) {
			require.Equal(t, "sent", l.Status)
			require.Equal(t, t.Clock.Now(), l.SentAt)
		}
	})
}

func TestDeliverKeepsMailWhileThereIsNoChannel(t *testing.T) {
	quick(t, func(t *town) {
		v := asked(t)
		require.Equal(t, "sent=2", t.deliver(service.Channels{}).String())
		require.Contains(t, t.letters(&v), "booking_pending mail U62 queued")
	})
}

func TestTwoDeliverersSendEachLetterOnce(t *testing.T) {
	inTown(t, func(t *town) {
		asked(t)
		for i := range 60 {
			day := fmt.Sprintf("2026-11-%02d", 3+i%20)
			_, err := t.Book(context.Background(), t.as("U31"), recording(fmt.Sprintf("%sT%02d:00", day, 9+i/20*2), fmt.Sprintf("%sT%02d:30", day, 9+i/20*2)))
			_ = err // weekends are closed: what was booked is enough
		}
		b := &bag{}
		var all sync.WaitGroup
		for range 2 {
			all.Go(func() {
				_, err := t.Deliver(context.Background(), b.channel())
				require.NoError(t, err)
			})
		}
		all.Wait()
		ids := b.ids()
		require.Greater(t, len(ids), 60)
		for i := 1; i < len(ids); i++ {
			require.NotEqual(t, ids[i-1], ids[i])
		}
		counts, err := t.Store.Read(context.Background()).LetterCounts()
		require.NoError(t, err)
		require.Zero(t, counts["queued"])
	})
}

// A node dies after the server has taken a letter and before it is marked: the
// letter comes again once, under the same Message-ID, and no other one does.
func TestACrashBetweenSendingAndMarkingRepeatsThatLetterAlone(t *testing.T) {
	inTown(t, func(t *town) {
		asked(t)
		b := &bag{after: func() { panic("kill -9") }}
		require.Panics(t, func() { _, _ = t.Deliver(context.Background(), b.channel()) })
		require.Len(t, b.sent, 1)
		b.after = nil
		require.Equal(t, "nothing to do", t.deliver(b.channel()).String(), "lent until the lease is over")
		t.stopped("2026-10-26 09:11")
		t.deliver(b.channel())
		require.Len(t, b.sent, 3)
		seen := map[string]int{}
		for _, id := range b.ids() {
			seen[id]++
		}
		require.Len(t, seen, 2)
		require.Equal(t, 2, seen[b.sent[0].ID])
	})
}

func TestALetterThatNobodyTakesIsDeadAndTheOthersLeave(t *testing.T) {
	inTown(t, func(t *town) {
		v := asked(t)
		b := &bag{fail: func(m notify.Message) error {
			if strings.HasPrefix(m.To, "u44") {
				return errors.Join(notify.ErrPermanent, errors.New("550 no such user"))
			}
			return nil
		}}
		require.Equal(t, "sent=3 dead=1", t.deliver(b.channel()).String())
		require.Contains(t, t.letters(&v), "approval_requested mail U44 dead")
		require.Contains(t, t.letters(&v), "booking_pending mail U62 sent")
	})
}

func TestATemporaryFailureIsTriedAgainLaterAndLater(t *testing.T) {
	quick(t, func(t *town) {
		v := asked(t)
		b := &bag{fail: func(notify.Message) error { return errors.Join(notify.ErrTemporary, errors.New("451 later")) }}
		var waits []int64
		for range 8 {
			before := t.Clock.Now()
			t.deliver(b.channel())
			next := int64(0)
			for _, l := range t.rows(&v) {
				if l.Channel == "mail" && l.Kind == "booking_pending" {
					next = l.NextAt
					require.Equal(t, "queued", l.Status)
					require.Contains(t, l.LastError, "451 later")
				}
			}
			waits = append(waits, next-before)
			t.Service.Clock = service.NewClock(func() time.Time { return time.Unix(next, 0) })
		}
		require.Equal(t, []int64{22, 45, 90, 180, 360, 450, 450, 450}, waits)
	})
}

func TestDeliverAsksAgainWhoMayBeTold(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(t *town, v *service.View)
		want string
	}{
		"the account was closed": {func(t *town, _ *service.View) {
			t.edit("U44", func(u *models.User) { u.Active = false })
		}, "approval_requested mail U44 dropped"},
		"it was withdrawn": {func(t *town, v *service.View) {
			_, err := t.Cancel(context.Background(), t.as("U62"), v.Booking.ID, "", "", nil)
			require.NoError(t, err)
		}, "approval_requested mail U44 dropped"},
		"there is no address": {func(t *town, _ *service.View) {
			t.edit("U44", func(u *models.User) { u.Email = "" })
		}, "approval_requested mail U44 dropped"},
		"it has begun": {func(t *town, _ *service.View) { t.stopped("2026-11-05 17:05") }, "approval_requested mail U44 dropped"},
	} {
		t.Run(name, func(t *testing.T) {
			quick(t, func(t *town) {
				v := asked(t)
				c.do(t, &v)
				b := &bag{}
				t.deliver(b.channel())
				require.Contains(t, t.letters(&v), c.want)
				for _, m := range b.sent {
					require.False(t, strings.HasPrefix(m.To, "u44"), "%s", m.Subject)
				}
			})
		})
	}
}

// SMTP is down for a day, then back: nothing is lost, nothing is sent twice,
// and bookings went on meanwhile.
func TestMailWaitsOutADayWithoutItsServer(t *testing.T) {
	inTown(t, func(t *town) {
		v := asked(t)
		l, err := net.Listen("tcp", "127.0.0.1:0")
		require.NoError(t, err)
		address := l.Addr().String()
		require.NoError(t, l.Close())
		mail, err := notify.NewMail("smtp://"+address+"?starttls=none", "xiaoxiang@example.org")
		require.NoError(t, err)
		channels := service.Channels{Mail: mail, Rand: func() float64 { return 0.9 }}
		begin := t.Clock.Now()
		for minute := int64(0); minute < 24*60; minute += 10 {
			t.Service.Clock = service.NewClock(func() time.Time { return time.Unix(begin+minute*60, 0) })
			t.deliver(channels)
		}
		require.Contains(t, t.letters(&v), "approval_requested mail U44 queued")

		back, err := net.Listen("tcp", address)
		require.NoError(t, err)
		post := &postOffice{}
		server := smtp.NewServer(post)
		go func() { _ = server.Serve(back) }()
		defer server.Close()
		for minute := int64(24 * 60); minute < 24*60+15; minute++ {
			t.Service.Clock = service.NewClock(func() time.Time { return time.Unix(begin+minute*60, 0) })
			t.deliver(channels)
		}
		require.Len(t, post.letters, 2, "all out within a quarter of an hour")
		require.Contains(t, t.letters(&v), "approval_requested mail U44 sent")
	})
}

// postOffice is a mail server in this process.
type postOffice struct {
	mu      sync.Mutex
	letters []string
}

func (p *postOffice) NewSession(*smtp.Conn) (smtp.Session, error) { return p, nil }
func (p *postOffice) Mail(string, *smtp.MailOptions) error        { return nil }
func (p *postOffice) Rcpt(string, *smtp.RcptOptions) error        { return nil }
func (p *postOffice) Reset()                                      {}
func (p *postOffice) Logout() error                               { return nil }

func (p *postOffice) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	p.mu.Lock()
	defer p.mu.Unlock()
	p.letters = append(p.letters, string(text))
	return err
}
