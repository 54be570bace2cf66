package service

import (
	"context"
	"slices"
	"strconv"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// When reminders are due.
const (
	eveningMinute = 18*60 + 7 // of the day before, local: never on the hour, when everybody sends
	beforeStart   = 90 * 60   // seconds
	reminderBatch = 200
	// reminderMemory is how far back a run looks for what it missed: seconds. A
	// restored backup does not remind of last month.
	reminderMemory = 2 * 86400
)

// reminder is one kind of reminder about bookings that will start. Everything
// that starts before its horizon is to be reminded of; a run takes up where
// the last one stopped, so that nothing depends on the minute at which it runs.
type reminder struct {
	name    string
	between bool // only where somebody else's place is used
	horizon func(now int64, w *booking.World) int64
	posts   func(s *Service, w *booking.World, b *models.Booking, resources []string) []post
}

var reminders = []reminder{
	{"tomorrow", true, tomorrowHorizon, (*Service).tomorrowPosts},
	{"start", false, func(now int64, _ *booking.World) int64 { return now + beforeStart }, (*Service).startPosts},
}

// tomorrowHorizon is the end of today, and from the evening on that of
// tomorrow.
func tomorrowHorizon(now int64, w *booking.World) int64 {
	today, minute := calendar.DateOf(now, w.Zone)
	if minute >= eveningMinute {
		today++
	}
	return (today + 1).At(0, w.Zone)
}

// Remind writes the reminders that have come due since the last run: of
// tomorrow's visits to both schools, and before the start to the requester. One
// that was missed is sent late while it is of use, and else dropped with its
// reason by Deliver.
func (s *Service) Remind(ctx context.Context) (Report, error) {
	var report Report
	err := s.eachDistrict(ctx, func(w *booking.World) error {
		for i := range reminders {
			n, err := s.remind(ctx, w, &reminders[i])
			report.Written += n
			if err != nil {
				return err
			}
		}
		return nil
	})
	return report, err
}

func (s *Service) eachDistrict(ctx context.Context, do func(*booking.World) error) error {
	q := s.Store.Read(ctx)
	districts, err := q.Districts()
	if err != nil {
		return err
	}
	for _, d := range districts {
		w, err := q.World(d.ID)
		if err != nil {
			return err
		}
		if err := do(w); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) remind(ctx context.Context, w *booking.World, r *reminder) (written int, err error) {
	mark := "remind." + r.name + ":" + w.District
	now := s.Clock.Now()
	until := r.horizon(now, w)
	from, err := s.mark(ctx, mark)
	if err != nil {
		return 0, err
	}
	if from == 0 {
		from = now // the first run of all
	}
	from = max(from, now-reminderMemory)
	var last *models.Booking
	for from < until {
		var rows []models.Booking
		n := 0
		err := s.Store.Change(ctx, now, func(tx *models.Tx) error {
			var err error
			rows, err = tx.StartingIn(w.District, from, until, r.between, last, reminderBatch)
			if err != nil {
				return err
			}
			letters, err := s.reminderLetters(tx, w, r, rows)
			if err != nil {
				return err
			}
			n = len(letters)
			return tx.Post(letters...)
		})
		if err != nil {
			return written, err
		}
		written += n
		if len(rows) < reminderBatch {
			break
		}
		last = &rows[len(rows)-1]
	}
	// The mark follows the clock back too: what is then reminded of twice has
	// the same key and is the same letter.
	return written, s.setMark(ctx, now, mark, until)
}

func (s *Service) reminderLetters(tx *models.Tx, w *booking.World, r *reminder, rows []models.Booking) ([]models.Letter, error) {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	taken, err := tx.ResourcesOf(ids)
	if err != nil {
		return nil, err
	}
	places := map[string][]string{}
	for _, t := range taken {
		places[t.BookingID] = append(places[t.BookingID], t.ResourceID)
	}
	var letters []models.Letter
	for i := range rows {
		letters = append(letters, s.write(&rows[i], r.posts(s, w, &rows[i], places[rows[i].ID])...)...)
	}
	return letters, nil
}

// startPosts reminds those for whom the booking was made.
func (s *Service) startPosts(_ *booking.World, b *models.Booking, _ []string) []post {
	return []post{reminderPost(letterStart, concerned(b), b.SchoolID, b, b.StartAt-beforeStart)}
}

// tomorrowPosts reminds both schools: the office and those who come, the
// host's office and whoever manages the places. Who is on both sides is
// reminded as the host.
func (s *Service) tomorrowPosts(w *booking.World, b *models.Booking, resources []string) []post {
	today := s.today(w)
	var hosts, guests []string
	for _, id := range resources {
		r := w.Resources[id]
		if r == nil {
			continue
		}
		p := booking.Place{Resource: r, School: b.SchoolID, Date: today}
		words := []string{booking.HostManager, booking.Technician, booking.HostSchoolAdmin}
		if r.School == "" {
			words = []string{booking.BaseManager}
		}
		for _, word := range words {
			hosts = append(hosts, booking.Holders(w, word, p)...)
		}
		guests = append(guests, booking.Holders(w, booking.OwnSchoolAdmin, p)...)
	}
	hosts = distinct(hosts)
	guests = slices.DeleteFunc(distinct(append(guests, concerned(b)...)), func(u string) bool {
		return slices.Contains(hosts, u)
	})
	day, _ := calendar.DateOf(b.StartAt, w.Zone)
	due := (day - 1).At(eveningMinute, w.Zone)
	return []post{
		reminderPost(letterTomorrowHost, hosts, models.Deref(b.HostSchoolID), b, due),
		reminderPost(letterTomorrow, guests, b.SchoolID, b, due),
	}
}

// reminderPost is a reminder; after the start it is of no use. Its stamp is the
// start, so that a booking that was moved is reminded of again.
func reminderPost(kind string, users []string, school string, b *models.Booking, due int64) post {
	return post{
		kind: kind, users: users, school: school, stamp: b.StartAt, due: due, notAfter: b.StartAt,
		params: map[string]string{paramStart: strconv.FormatInt(b.StartAt, 10)},
	}
}

func (s *Service) mark(ctx context.Context, name string) (int64, error) {
	text, err := s.Store.Read(ctx).Setting(name)
	if err != nil || text == "" {
		return 0, err
	}
	return strconv.ParseInt(text, 10, 64)
}

func (s *Service) setMark(ctx context.Context, now int64, name string, at int64) error {
	return s.Store.Change(ctx, now, func(tx *models.Tx) error { return tx.Set(name, strconv.FormatInt(at, 10)) })
}
