package service

import (
	"context"
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// Explained is what the rules say to a request, row by row.
type Explained struct {
	Checked
	Rows []booking.RowVerdict
}

// Explain goes through the rule table for a request and says why each row did
// or did not decide it: for the actor, or for another person ("" is the actor),
// of a school whose admin the actor is.
func (s *Service) Explain(ctx context.Context, actor booking.Actor, user string, d Draft) (*Explained, error) {
	q := s.Store.Read(ctx)
	w, err := q.World(actor.District)
	if err != nil {
		return nil, err
	}
	who := actor
	if user != "" {
		if who, err = s.explained(ctx, w, actor, user, d.School); err != nil {
			return nil, err
		}
	}
	now := s.Clock.Now()
	a, err := resolve(w, who, d, now)
	if err != nil {
		return nil, err
	}
	for _, id := range a.request.Resources {
		if r := w.Resources[id]; booking.Visibility(w, actor, r, s.today(w)) == booking.SeeNone {
			return nil, booking.Missing("resource", r.Code)
		}
	}
	decision, err := decide(q, w, who, now, a)
	if err != nil {
		return nil, err
	}
	usage, err := usageOf(q, w, a, now)
	if err != nil {
		return nil, err
	}
	out := &Explained{Checked: Checked{World: w, Request: a.request, Decision: decision}}
	out.Rows = booking.Explain(w, booking.Now{At: now, Actor: who, Usage: usage}, a.request)
	return out, nil
}

// explained is the person for whom an admin asks: one of the admin's school.
func (s *Service) explained(ctx context.Context, w *booking.World, actor booking.Actor, user, school string) (booking.Actor, error) {
	u := w.User(user)
	if u == nil {
		return actor, booking.BadField("user", "unknown_user", map[string]any{"Ref": user})
	}
	if u.ID == actor.User {
		return actor, nil
	}
	at := w.School(school)
	if at == nil {
		return actor, booking.BadField("school", "unknown_school", map[string]any{"Ref": school})
	}
	row, err := models.Get[models.User](s.Store.Read(ctx), u.ID)
	if err != nil {
		return actor, err
	}
	person, err := s.PersonOf(ctx, row)
	if err != nil {
		return actor, err
	}
	if !booking.CanManageSchool(w, actor, at.ID) || !slices.Contains(schoolsOf(person.Actor), at.ID) && !booking.CanManageDistrict(actor) {
		return actor, booking.Fail(booking.Forbidden, "not_permitted")
	}
	return person.Actor, nil
}
