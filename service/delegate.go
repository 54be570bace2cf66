package service

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// Delegation is one delegation as it is stored.
type Delegation = models.Delegation

// NewDelegation asks that To decides in the name of From for a span of dates,
// both inclusive. From left out is the actor; for somebody else who is away
// their school's admin asks, and what it covers is that school's.
type NewDelegation struct {
	From, To string // id or code
	First    string
	Last     string
	Note     string
}

// maxAway is the longest delegation, in days.
const maxAway = 366

// Delegations lists what has not passed yet: the actor's own, given and
// received, and those of schools whose admin they are; to the district all.
func (s *Service) Delegations(ctx context.Context, actor booking.Actor) ([]Delegation, error) {
	q := s.Store.Read(ctx)
	w, err := q.World(actor.District)
	if err != nil {
		return nil, err
	}
	rows, err := q.Delegations(actor.District, s.today(w))
	return slices.DeleteFunc(rows, func(d Delegation) bool { return !seesDelegation(w, actor, &d) }), err
}

func seesDelegation(w *booking.World, actor booking.Actor, d *Delegation) bool {
	if d.FromID == actor.User || d.ToID == actor.User || booking.CanManageDistrict(actor) {
		return true
	}
	return slices.ContainsFunc(w.Grants, func(g booking.Grant) bool {
		return g.User == d.FromID && g.School != "" && booking.CanManageSchool(w, actor, g.School)
	})
}

// Delegate lets somebody decide in the name of another, and shows them at once
// what waits.
func (s *Service) Delegate(ctx context.Context, actor booking.Actor, n NewDelegation) (*Delegation, error) {
	var row *Delegation
	err := s.changeWorld(ctx, actor, func(tx *models.Tx, w *booking.World) error {
		var err error
		if row, err = n.row(w, actor, s.today(w)); err != nil {
			return err
		}
		row.ID, row.CreatedBy, row.Version, row.CreatedAt, row.UpdatedAt = models.NewID(), models.Ref(actor.User), 1, tx.Now, tx.Now
		if err := models.Insert(tx, *row); err != nil {
			return err
		}
		if err := record(tx, actor, "create", "delegation", row.ID, models.Deref(row.SchoolID), nil, row); err != nil {
			return err
		}
		return s.resync(tx, actor.District)
	})
	return row, err
}

// row checks what is asked for.
func (n *NewDelegation) row(w *booking.World, actor booking.Actor, today calendar.Date) (*Delegation, error) {
	var f faults
	person := func(field, ref string) string {
		u := w.User(ref)
		if u == nil || !u.Active {
			f.add(field, "unknown_user", map[string]any{"Ref": ref})
			return ""
		}
		return u.ID
	}
	d := &Delegation{DistrictID: actor.District, FromID: actor.User, FromDate: today, Note: strings.TrimSpace(n.Note)}
	if n.From != "" {
		d.FromID = person("from", n.From)
	}
	d.ToID = person("to", n.To)
	if n.First != "" {
		f.date("from_date", &d.FromDate, &n.First)
	}
	f.date("to_date", &d.ToDate, &n.Last)
	switch {
	case len(f) > 0:
	case d.ToDate < d.FromDate || d.ToDate < today:
		f.add("to_date", "end_before_start", nil)
	case int(d.ToDate-d.FromDate) >= maxAway:
		f.add("to_date", "span_too_long", map[string]any{"Days": maxAway})
	case d.FromID == d.ToID:
		f.add("to", "delegate_self", nil)
	}
	if utf8.RuneCountInString(d.Note) > maxTitle {
		f.add("note", "too_long", map[string]any{"Limit": maxTitle})
	}
	if personalNumber(d.Note) {
		f.add("note", "personal_data", nil)
	}
	if err := f.err(); err != nil {
		return nil, err
	}
	return d, n.covered(w, actor, d)
}

// covered asks whether the delegate can stand in at all, and whether the actor
// may say so.
func (n *NewDelegation) covered(w *booking.World, actor booking.Actor, d *Delegation) error {
	day := d.FromDate
	grants, decides := booking.Delegable(w, d.FromID, d.ToID, day)
	if d.FromID != actor.User {
		i := slices.IndexFunc(grants, func(g booking.Grant) bool { return g.School != "" && booking.CanManageSchool(w, actor, g.School) })
		mine := slices.ContainsFunc(w.Grants, func(g booking.Grant) bool {
			return g.User == d.FromID && g.School != "" && booking.CanManageSchool(w, actor, g.School)
		})
		switch {
		case !mine && !booking.CanManageDistrict(actor):
			return booking.Fail(booking.Forbidden, "not_permitted")
		case i >= 0:
			d.SchoolID = models.Ref(grants[i].School)
		case !booking.CanManageDistrict(actor):
			grants = nil
		}
	}
	switch {
	case !decides:
		return booking.BadField("from", "nothing_to_delegate", nil)
	case len(grants) == 0:
		return booking.BadField("to", "delegate_elsewhere", nil)
	}
	return nil
}

// EndDelegation ends a delegation before its time: whoever gave it, or the
// school's admin.
func (s *Service) EndDelegation(ctx context.Context, actor booking.Actor, id string, version *int64) error {
	return s.changeWorld(ctx, actor, func(tx *models.Tx, w *booking.World) error {
		d, err := tx.DelegationByID(actor.District, id)
		if err != nil {
			return err
		}
		switch {
		case !seesDelegation(w, actor, d):
			return booking.Missing("delegation", id)
		case d.ToID == actor.User && d.FromID != actor.User && !booking.CanManageDistrict(actor):
			return booking.Fail(booking.Forbidden, "not_permitted")
		case version != nil && *version != d.Version:
			return booking.Fail(booking.Stale, "stale")
		}
		before := *d
		if err := tx.EndDelegation(d, before.Version); err != nil {
			return err
		}
		if err := record(tx, actor, "delete", "delegation", d.ID, models.Deref(d.SchoolID), before, d); err != nil {
			return err
		}
		return s.resync(tx, actor.District)
	})
}
