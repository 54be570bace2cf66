package service

import (
	"context"
	"strings"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// Edit is a change to a booking; nil leaves a field as it is.
type Edit struct {
	Title, Note       *string
	Purpose           *string
	Class             *string // "" none
	Teacher           *string // "" none
	Headcount, Adults *int
	Quantity          *int
	Resources         []string
	Start, End        string // both or neither
	Date              string // with Periods, instead of Start and End
	Periods           []string
	Stage             string
	Confirm           []string
}

// material reports whether the edit changes what was decided on: then what
// was approved counts no more and the rules are asked again.
func (e *Edit) material() bool {
	return e.Purpose != nil || e.Class != nil || e.Teacher != nil || e.Headcount != nil || e.Adults != nil ||
		e.Quantity != nil || e.Resources != nil || e.Start != "" || e.Date != ""
}

// moves reports whether the edit changes the time or the place.
func (e *Edit) moves() bool {
	return e.Resources != nil || e.Start != "" || e.End != "" || e.Date != ""
}

// inPlace is the edit without what it says of time and place.
func (e Edit) inPlace() Edit {
	e.Resources, e.Start, e.End, e.Date, e.Periods, e.Stage = nil, "", "", "", nil, ""
	return e
}

// Edit changes a booking, or with a scope the rest of its series: a new time
// moves each by as much as the named one. It is decided anew in the same
// change that frees the old claims, so a swap of place or hour is one step;
// when it is refused everything stays as it was.
//
// An occurrence that was given a time or place by itself is an exception of its
// series: a later edit of all or of the following ones leaves it where and when
// it is, and changes the rest of it. Cancelling all cancels it too.
func (s *Service) Edit(ctx context.Context, actor booking.Actor, ref, scope string, e Edit, version *int64) (*View, error) {
	return s.act(ctx, actor, ref, scope, version, func(tx *models.Tx, views []View) error {
		var light, heavy []View // what nobody has to decide on, and the rest
		for i := range views {
			v := &views[i]
			if err := editable(tx, actor, v); err != nil {
				return err
			}
			if one := e.on(v, i == 0); one.material() {
				heavy = append(heavy, *v)
			} else {
				light = append(light, *v)
			}
		}
		if err := each(light, func(v *View) error { return s.retitle(tx, actor, v, e) }); err != nil {
			return err
		}
		// All are freed before any is booked: the dates of a series may move
		// into one another's place.
		if err := each(heavy, func(v *View) error { return tx.Unbook(v.Booking.ID) }); err != nil {
			return err
		}
		alone := scope == "" || scope == ScopeThis
		var moved *shift
		return each(heavy, func(v *View) error {
			one := e.on(v, moved == nil)
			d := one.draft(v)
			d.own = alone && v.Booking.SeriesID != nil && one.moves()
			if moved != nil && one.moves() {
				moved.apply(v, &d)
			}
			a, err := resolve(v.World, actor, d, tx.Now)
			if err != nil {
				return err
			}
			if moved == nil {
				moved = shiftOf(v, a.request)
			}
			return s.rebook(tx, actor, v, a, d, "booking.move")
		})
	})
}

// on is what the edit does to one of the bookings that it is made on: an
// exception other than the named one stays where and when it is.
func (e *Edit) on(v *View, named bool) Edit {
	if v.Booking.Exception && !named {
		return e.inPlace()
	}
	return *e
}

// editable reports why the actor may not edit a booking, if so.
func editable(tx *models.Tx, actor booking.Actor, v *View) error {
	t := v.taken(0)
	if !booking.CanCancel(v.World, actor, &t) {
		return booking.Fail(booking.Forbidden, "not_permitted")
	}
	if st := v.Booking.Status; st != booking.StatusPending && st != booking.StatusApproved {
		return wrongState(st)
	}
	if v.Held {
		return booking.Fail(booking.Conflicted, "confirm_first")
	}
	if v.Booking.StartAt <= tx.Now {
		return booking.Fail(booking.Invalid, "already_begun")
	}
	return tx.Lock(booking.LockKeys(v.World, requestOf(v)))
}

// draft is the request that the booking would be made with now.
func (e *Edit) draft(v *View) Draft {
	r := requestOf(v)
	zone := v.World.Zone
	d := Draft{
		Resources: r.Resources, Quantity: r.Quantity, School: r.School, Title: r.Title, Note: v.Booking.Note,
		Start: instantText(r.Start, zone), End: instantText(r.End, zone), Purpose: r.Purpose, Program: r.Program,
		Project: r.Project, Class: r.Class, Headcount: r.Headcount, Adults: r.Adults, Teacher: &r.Teacher, Confirm: e.Confirm,
	}
	if r.Vehicles != nil {
		d.Vehicles = &VehicleDraft{r.Vehicles.Resource, instantText(r.Vehicles.Start, zone), instantText(r.Vehicles.End, zone)}
	}
	for _, f := range []struct {
		into *string
		from *string
	}{{&d.Title, e.Title}, {&d.Note, e.Note}, {&d.Purpose, e.Purpose}, {&d.Class, e.Class}} {
		if f.from != nil {
			*f.into = *f.from
		}
	}
	for _, f := range []struct {
		into *int
		from *int
	}{{&d.Headcount, e.Headcount}, {&d.Adults, e.Adults}, {&d.Quantity, e.Quantity}} {
		if f.from != nil {
			*f.into = *f.from
		}
	}
	if e.Teacher != nil {
		d.Teacher = e.Teacher
	}
	if e.Resources != nil {
		d.Resources = e.Resources
	}
	if e.Start != "" || e.End != "" || e.Date != "" {
		d.Start, d.End, d.Date, d.Periods, d.Stage = e.Start, e.End, e.Date, e.Periods, e.Stage
	}
	return d
}

func instantText(unix int64, zone *time.Location) string {
	return time.Unix(unix, 0).In(zone).Format(time.RFC3339)
}

// shift is how far an edit moves the named booking: whole days and minutes of
// the day, so that wall-clock time is kept across a change of offset.
type shift struct {
	days, start int
	length      int64
}

func shiftOf(v *View, r booking.Request) *shift {
	from, fromMinute := calendar.DateOf(v.Booking.StartAt, v.World.Zone)
	to, toMinute := calendar.DateOf(r.Start, v.World.Zone)
	return &shift{days: int(to - from), start: toMinute - fromMinute, length: r.End - r.Start}
}

// apply moves a later booking of the series by as much.
func (m *shift) apply(v *View, d *Draft) {
	day, minute := calendar.DateOf(v.Booking.StartAt, v.World.Zone)
	start := (day + calendar.Date(m.days)).At(minute+m.start, v.World.Zone)
	d.Start, d.End = instantText(start, v.World.Zone), instantText(start+m.length, v.World.Zone)
	d.Date, d.Periods = "", nil
}

// retitle writes what nobody has to decide on.
func (s *Service) retitle(tx *models.Tx, actor booking.Actor, v *View, e Edit) error {
	b := v.Booking
	if e.Title != nil {
		b.Title = strings.TrimSpace(*e.Title)
	}
	if e.Note != nil {
		b.Note = strings.TrimSpace(*e.Note)
	}
	r := &resolver{world: v.World, actor: actor, draft: Draft{Title: b.Title, Note: b.Note}}
	r.texts()
	if err := r.err(); err != nil {
		return err
	}
	if err := tx.Rewrite(&b, v.Booking.Version); err != nil {
		return err
	}
	return record(tx, actor, "booking.edit", "booking", b.ID, b.SchoolID, v.Booking, b)
}

// rebook books what a booking, whose claims are gone, is to hold instead.
func (s *Service) rebook(tx *models.Tx, actor booking.Actor, v *View, a *asked, d Draft, action string) error {
	before := v.Booking
	a.request.Except, a.request.Requester = before.ID, models.Deref(before.RequesterID)
	if err := tx.Lock(booking.LockKeys(v.World, a.request)); err != nil {
		return err
	}
	decision, err := decide(tx.Query, v.World, actor, tx.Now, a)
	if err != nil {
		return err
	}
	if err := refusal(&decision, false); err != nil {
		return err
	}
	if err := tx.VoidChain(before.ID); err != nil {
		return err
	}
	b, rows := before, &newRows{}
	take(&b, v.World, a.request, decision)
	b.Title, b.Note = a.request.Title, strings.TrimSpace(d.Note)
	b.Status, b.Exception = status(Draft{}, decision, false), b.Exception || d.own
	taken, err := tx.StepsOf(b.ID)
	if err != nil {
		return err
	}
	rows.attach(v.World, &b, a.request, decision.Steps, taken)
	if err := tx.Rewrite(&b, before.Version); err != nil {
		return err
	}
	if err := rows.write(tx); err != nil {
		return err
	}
	if err := s.tell(tx, actor, v.World, &b, rows.firstDeciders(b.ID)); err != nil {
		return err
	}
	return record(tx, actor, action, "booking", b.ID, b.SchoolID, before, b)
}
