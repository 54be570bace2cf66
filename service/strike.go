package service

import (
	"context"
	"strings"
	"unicode/utf8"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// strikeWeeks is how many teaching weeks without approval at once a new
// district begins with.
const strikeWeeks = 4

// maxStrikes is how many strikes of a person are shown.
const maxStrikes = 200

// Strike is one mark as it is stored.
type Strike = models.Strike

// StrikeStanding is what a person's strikes come to at one school.
type StrikeStanding struct {
	School    string // id
	Points    float64
	Threshold float64
	Until     calendar.Date // the last day without approval at once; 0: none is lost
}

// Strikes is a person's strikes as one reader may see them.
type Strikes struct {
	User     string // id
	Items    []Strike
	Codes    map[string]string // of the bookings, by id
	Standing []StrikeStanding
}

// strikesAgainst gives the points that count against a request.
func strikesAgainst(q models.Query, w *booking.World, user, school string, now int64) (float64, error) {
	if user == "" || w.Policy.StrikeThreshold <= 0 {
		return 0, nil
	}
	state, err := strikeState(q, w, user, school, now)
	return state.Against(&w.Policy), err
}

func strikeState(q models.Query, w *booking.World, user, school string, now int64) (booking.StrikeState, error) {
	rows, err := q.StrikesOf(user, school, now)
	today, _ := calendar.DateOf(now, w.Zone)
	return booking.CountStrikes(w, rows, today), err
}

// Strikes shows a person's strikes ("": the actor's own) to themselves, and to
// the admin of a school those of that school.
func (s *Service) Strikes(ctx context.Context, actor booking.Actor, ref string) (*Strikes, error) {
	q := s.Store.Read(ctx)
	w, err := q.World(actor.District)
	if err != nil {
		return nil, err
	}
	out := &Strikes{User: actor.User, Codes: map[string]string{}}
	if ref != "" {
		u := w.User(ref)
		if u == nil {
			return nil, booking.Missing("user", ref)
		}
		out.User = u.ID
	}
	schools := s.strikeSchools(w, actor, out.User)
	if len(schools) == 0 && out.User != actor.User {
		return nil, booking.Missing("user", ref)
	}
	if err := out.read(q, actor); err != nil {
		return nil, err
	}
	for _, school := range schools {
		state, err := strikeState(q, w, out.User, school, s.Clock.Now())
		if err != nil {
			return nil, err
		}
		out.Standing = append(out.Standing, StrikeStanding{
			School: school, Points: state.Points, Threshold: w.Policy.StrikeThreshold, Until: state.Until,
		})
	}
	return out, nil
}

func (s *Strikes) read(q models.Query, actor booking.Actor) error {
	rows, err := q.Strikes(s.User, maxStrikes)
	if err != nil {
		return err
	}
	var ids []string
	for _, row := range rows {
		if booking.CanSeeStrikes(actor, s.User, row.SchoolID) {
			s.Items = append(s.Items, row)
			ids = append(ids, row.BookingID)
		}
	}
	bookings, err := models.ByIDs[models.Booking](q, "id", ids)
	for i := range bookings {
		s.Codes[bookings[i].ID] = bookings[i].Code
	}
	return err
}

// strikeSchools lists the schools at which a person has a role today and at
// which the actor may see their strikes.
func (s *Service) strikeSchools(w *booking.World, actor booking.Actor, user string) []string {
	today := s.today(w)
	person := booking.Actor{User: user}
	for _, g := range w.Grants {
		if g.User == user && (g.From == 0 || g.From <= today) && (g.To == 0 || today <= g.To) && booking.CanSeeStrikes(actor, user, g.School) {
			person.Grants = append(person.Grants, g)
		}
	}
	return schoolsOf(person)
}

// lateStrike marks who gave an approved booking up too late. The host, the
// district and the system may cancel without a mark on anybody.
func lateStrike(tx *models.Tx, actor booking.Actor, v *View) error {
	b := &v.Booking
	requester := models.Deref(b.RequesterID)
	theirs := actor.User == models.Deref(b.TeacherID) || booking.CanSeeStrikes(actor, requester, b.SchoolID)
	if b.Status != booking.StatusApproved || requester == "" || actor.System || !theirs {
		return nil
	}
	return giveStrike(tx, actor, b, booking.StrikeLateCancel, booking.LateCancel(v.World, requestOf(v), tx.Now))
}

func giveStrike(tx *models.Tx, actor booking.Actor, b *models.Booking, kind string, points float64) error {
	if points <= 0 || b.RequesterID == nil {
		return nil
	}
	row := models.Strike{
		ID: models.NewID(), DistrictID: b.DistrictID, SchoolID: b.SchoolID, UserID: *b.RequesterID, BookingID: b.ID,
		Kind: kind, Points: points, At: tx.Now, GivenBy: models.Ref(actor.User),
	}
	if err := models.Insert(tx, row); err != nil {
		return err
	}
	return record(tx, actor, "strike.give", "strike", row.ID, row.SchoolID, nil, row)
}

// VoidStrike takes a strike back on appeal, with a reason; a booking that was
// called a no-show counts as used again.
func (s *Service) VoidStrike(ctx context.Context, actor booking.Actor, id, reason string) (*Strikes, error) {
	reason = strings.TrimSpace(reason)
	switch {
	case reason == "":
		return nil, booking.BadField("reason", "required", nil)
	case utf8.RuneCountInString(reason) > maxReason:
		return nil, booking.BadField("reason", "too_long", map[string]any{"Limit": maxReason})
	}
	user := ""
	err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		row, err := tx.StrikeByID(actor.District, id)
		if err != nil {
			return err
		}
		user = row.UserID
		switch {
		case !booking.CanSeeStrikes(actor, row.UserID, row.SchoolID):
			return booking.Missing("strike", id)
		case actor.User == row.UserID:
			return booking.Fail(booking.Forbidden, "own_strike")
		case row.VoidedAt != 0:
			return booking.Fail(booking.Conflicted, "already_voided")
		}
		before := *row
		row.VoidedBy, row.VoidedAt, row.VoidReason = models.Ref(actor.User), tx.Now, reason
		if err := tx.VoidStrike(row); err != nil {
			return err
		}
		if err := record(tx, actor, "strike.void", "strike", row.ID, row.SchoolID, before, row); err != nil {
			return err
		}
		return unmark(tx, actor, row)
	})
	if err != nil {
		return nil, err
	}
	return s.Strikes(ctx, actor, user)
}

// unmark makes the booking of a no-show that was taken back count as used.
func unmark(tx *models.Tx, actor booking.Actor, row *models.Strike) error {
	if row.Kind != booking.StrikeNoShow {
		return nil
	}
	b, err := models.Get[models.Booking](tx.Query, row.BookingID)
	if err != nil {
		return err
	}
	to, ok := booking.Next(b.Status, booking.ActComplete)
	if b.Status != booking.StatusNoShow || !ok {
		return nil
	}
	before := *b
	b.Status = to
	if err := tx.SetStatus(b, before.Version); err != nil {
		return err
	}
	return record(tx, actor, "booking."+string(booking.ActComplete), "booking", b.ID, b.SchoolID, before, b)
}
