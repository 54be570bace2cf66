package service

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/messages"
	"xiaoxiang/models"
	"xiaoxiang/notify"
)

// How letters are delivered, in seconds and letters. The back-off ends at ten
// minutes so that after an outage everything is out within a quarter of an
// hour; maxAttempts of that are more than two days.
const (
	leaseSeconds  = 600
	leaseUse      = 480 // no letter is begun later in a lease
	firstBackOff  = 30
	longBackOff   = 600
	maxAttempts   = 400
	inboxBatch    = 200
	mailBatch     = 20
	mailsARun     = 1000
	maxLetterNote = 300
)

// Channels is what Deliver sends by. A channel without a sender keeps its
// letters; the inbox needs none.
type Channels struct {
	Mail notify.Sender
	Rand func() float64 // in [0, 1), for the jitter; nil: random
}

// Deliver sends the letters that are due, at least once each: a letter is lent
// to this run, sent outside any transaction, then marked. Who may still be
// told, and whether it still holds, is asked at sending. Several may deliver at
// once.
func (s *Service) Deliver(ctx context.Context, c Channels) (Report, error) {
	if c.Rand == nil {
		c.Rand = rand.Float64
	}
	d := &delivery{service: s, channels: c, worlds: map[string]*booking.World{}}
	if err := d.run(ctx, ChannelInbox, inboxBatch, inboxBatch*50); err != nil {
		return d.report, err
	}
	if c.Mail == nil {
		return d.report, nil
	}
	err := d.run(ctx, ChannelMail, mailBatch, mailsARun)
	return d.report, err
}

type delivery struct {
	service  *Service
	channels Channels
	worlds   map[string]*booking.World
	report   Report
}

// run takes batch after batch of one channel until nothing is due, the channel
// fails or the run has done its share.
func (d *delivery) run(ctx context.Context, channel string, batch, limit int) error {
	s := d.service
	for done := 0; done < limit && ctx.Err() == nil; {
		var letters []models.Letter
		err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
			var err error
			letters, err = tx.ClaimLetters(channel, leaseSeconds, batch)
			return err
		})
		if err != nil || len(letters) == 0 {
			return err
		}
		done += len(letters)
		d.worlds = map[string]*booking.World{} // rights as they are now
		deskful, err := d.desk(ctx, letters)
		if err != nil {
			return err
		}
		if channel == ChannelInbox {
			err = d.file(ctx, letters, deskful)
		} else if open, sendErr := d.send(ctx, letters, deskful); sendErr != nil || !open {
			return sendErr
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// file puts letters into the inboxes: to be marked is to have arrived.
func (d *delivery) file(ctx context.Context, letters []models.Letter, on *desk) error {
	s := d.service
	err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		for i := range letters {
			l := &letters[i]
			attempt := l.Attempts
			if _, why := on.check(l, tx.Now); why != "" {
				l.Status, l.LastError = "dropped", why
			} else {
				l.Status, l.SentAt = "sent", tx.Now
			}
			if err := tx.SettleLetter(l, attempt); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil {
		for i := range letters {
			d.report.count(letters[i].Status)
		}
	}
	return err
}

// send mails letters one by one and marks each before the next. When the
// channel itself fails the rest goes back untried: open is false.
func (d *delivery) send(ctx context.Context, letters []models.Letter, on *desk) (open bool, err error) {
	s := d.service
	begun := s.Clock.Now()
	for i := range letters {
		l := &letters[i]
		attempt, now := l.Attempts, s.Clock.Now()
		if ctx.Err() != nil || now-begun > leaseUse || now < begun {
			return false, d.giveBack(ctx, letters[i:], now)
		}
		message, why := on.mail(l, now)
		var failure error
		switch {
		case why != "":
			l.Status, l.LastError = "dropped", why
		default:
			// A letter that was begun is finished, even when the house closes.
			failure = d.channels.Mail.Send(context.WithoutCancel(ctx), message)
			now = s.Clock.Now()
			d.outcome(l, failure, now)
		}
		if err := d.settle(ctx, l, attempt); err != nil {
			return false, err
		}
		d.report.count(l.Status)
		if errors.Is(failure, notify.ErrUnreachable) {
			return false, d.giveBack(ctx, letters[i+1:], now)
		}
	}
	return true, nil
}

// outcome says what becomes of a letter that was tried.
func (d *delivery) outcome(l *models.Letter, failure error, now int64) {
	switch {
	case failure == nil:
		l.Status, l.LastError, l.SentAt = "sent", "", now
		return
	case errors.Is(failure, notify.ErrPermanent), l.Attempts >= maxAttempts:
		l.Status = "dead"
	default:
		l.Status, l.NextAt = "queued", now+d.backOff(l.Attempts)
	}
	l.LastError = shorten(failure.Error(), maxLetterNote)
}

// backOff doubles from half a minute to ten minutes; the jitter takes up to
// half of it, so that a crowd of letters does not come back as one.
func (d *delivery) backOff(attempts int) int64 {
	wait := int64(longBackOff)
	if attempts < 6 {
		wait = min(wait, firstBackOff<<max(attempts-1, 0))
	}
	return wait/2 + int64(d.channels.Rand()*float64(wait)/2)
}

func (d *delivery) settle(ctx context.Context, l *models.Letter, attempt int) error {
	s := d.service
	// What was sent must be marked, whatever happens to the caller.
	return s.Store.Change(context.WithoutCancel(ctx), s.Clock.Now(), func(tx *models.Tx) error {
		return tx.SettleLetter(l, attempt)
	})
}

// giveBack returns letters that were not tried: the attempt does not count.
func (d *delivery) giveBack(ctx context.Context, letters []models.Letter, now int64) error {
	s := d.service
	return s.Store.Change(context.WithoutCancel(ctx), now, func(tx *models.Tx) error {
		for _, l := range letters { // copies: a change may be run twice
			attempt := l.Attempts
			l.Attempts--
			l.NextAt = now + d.backOff(attempt)
			if err := tx.SettleLetter(&l, attempt); err != nil {
				return err
			}
		}
		return nil
	})
}

// desk is everything that a batch of letters is checked against and written
// from.
type desk struct {
	service  *Service
	users    map[string]*models.User
	bookings map[string]*models.Booking
	places   map[string][]string // resources by booking
	worlds   map[string]*booking.World
	series   map[string]bool // by letter: some booking of its series still stands
}

func (d *delivery) desk(ctx context.Context, letters []models.Letter) (*desk, error) {
	q := d.service.Store.Read(ctx)
	on := &desk{
		service: d.service, worlds: d.worlds, users: map[string]*models.User{},
		bookings: map[string]*models.Booking{}, places: map[string][]string{}, series: map[string]bool{},
	}
	var people, ids []string
	for i := range letters {
		people, ids = append(people, letters[i].UserID), append(ids, models.Deref(letters[i].BookingID))
		if on.worlds[letters[i].DistrictID] == nil {
			w, err := q.World(letters[i].DistrictID)
			if err != nil {
				return nil, err
			}
			on.worlds[letters[i].DistrictID] = w
		}
	}
	users, err := models.ByIDs[models.User](q, "id", distinct(people))
	if err != nil {
		return nil, err
	}
	bookings, err := models.ByIDs[models.Booking](q, "id", distinct(ids))
	if err != nil {
		return nil, err
	}
	resources, err := q.ResourcesOf(distinct(ids))
	if err != nil {
		return nil, err
	}
	for i := range users {
		on.users[users[i].ID] = &users[i]
	}
	for i := range bookings {
		on.bookings[bookings[i].ID] = &bookings[i]
	}
	for _, r := range resources {
		on.places[r.BookingID] = append(on.places[r.BookingID], r.ResourceID)
	}
	return on, on.lookForSeries(q, letters)
}

// lookForSeries finds out of letters about a series whose first booking no
// longer stands whether another one does.
func (on *desk) lookForSeries(q models.Query, letters []models.Letter) error {
	for i := range letters {
		l := &letters[i]
		b := on.bookings[models.Deref(l.BookingID)]
		if b == nil || l.Params[paramCount] == "" || b.SeriesID == nil || slices.Contains(standing[l.Kind], b.Status) {
			continue
		}
		rest, err := q.Bookings(models.BookingQuery{
			District: b.DistrictID, Series: *b.SeriesID, Status: standing[l.Kind], Page: models.Page{Limit: 1},
		})
		if err != nil {
			return err
		}
		on.series[l.ID] = len(rest) > 0
	}
	return nil
}

func distinct(ids []string) []string {
	slices.Sort(ids)
	return slices.DeleteFunc(slices.Compact(ids), func(id string) bool { return id == "" })
}

func languageOf(u *models.User) messages.Lang { return messages.For(u.Locale) }
