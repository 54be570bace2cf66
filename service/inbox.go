package service

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/messages"
	"xiaoxiang/models"
)

// Note is one letter of an inbox in the reader's language.
type Note struct {
	ID      string
	Kind    string
	Booking string // id
	Subject string
	Text    string
	At      int64
	ReadAt  int64 // 0: not read
}

// maxInbox is how many letters an inbox shows.
const maxInbox = 200

// Inbox gives the actor's letters, newest first, and how many have not been
// read. What they say of a booking is what is true of it now.
func (s *Service) Inbox(ctx context.Context, actor booking.Actor, lang messages.Lang, limit int) (notes []Note, unread int64, err error) {
	q := s.Store.Read(ctx)
	if unread, err = q.Unread(actor.User); err != nil {
		return nil, 0, err
	}
	letters, err := q.Letters(actor.User, ChannelInbox, min(max(limit, 1), maxInbox))
	if err != nil || len(letters) == 0 {
		return nil, unread, err
	}
	d := &delivery{service: s, worlds: map[string]*booking.World{}}
	on, err := d.desk(ctx, letters)
	if err != nil {
		return nil, 0, err
	}
	for i := range letters {
		l := &letters[i]
		b := on.bookings[models.Deref(l.BookingID)]
		if b == nil {
			continue
		}
		m := &matter{world: on.worlds[l.DistrictID], booking: b, resources: on.places[b.ID]}
		params := m.params(l, lang)
		notes = append(notes, Note{
			ID: l.ID, Kind: l.Kind, Booking: b.ID, At: l.SentAt, ReadAt: l.ReadAt,
			Subject: m.subject(l, lang), Text: lang.Text("letter."+l.Kind+".body", params),
		})
	}
	return notes, unread, nil
}

// ReadInbox marks letters of the actor's own as read; no ids: all of them.
func (s *Service) ReadInbox(ctx context.Context, actor booking.Actor, ids []string) error {
	return s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error { return tx.ReadLetters(actor.User, ids) })
}
