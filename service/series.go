package service

import (
	"context"
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// SeriesView is a series as its reader may see it.
type SeriesView struct {
	World    *booking.World
	Series   models.Series
	Bookings []View
	Can      []string // add
}

// Series shows the bookings of a series, whatever became of them, and the dates
// that were left out. One of which the actor may open no booking is NotFound.
func (s *Service) Series(ctx context.Context, actor booking.Actor, ref string) (*SeriesView, error) {
	return s.series(s.Store.Read(ctx), actor, ref, s.Clock.Now())
}

func (s *Service) series(q models.Query, actor booking.Actor, ref string, now int64) (*SeriesView, error) {
	w, err := q.World(actor.District)
	if err != nil {
		return nil, err
	}
	row, err := q.SeriesByRef(actor.District, ref)
	if err != nil {
		return nil, err
	}
	rows, err := q.Bookings(models.BookingQuery{District: actor.District, Series: row.ID})
	if err != nil {
		return nil, err
	}
	views, err := s.views(q, w, actor, now, rows)
	if err != nil {
		return nil, err
	}
	views = slices.DeleteFunc(views, func(v View) bool { return v.See == booking.SeeNone || v.See == booking.SeeFreeBusy })
	own := ownsSeries(w, actor, row)
	if len(views) == 0 && !own {
		return nil, booking.Missing("series", ref)
	}
	out := &SeriesView{World: w, Series: *row, Bookings: views}
	if own {
		out.Can = []string{"add"}
	}
	if !own && views[0].See != booking.SeeFull {
		out.Series.LeftOut, out.Series.Title = nil, ""
	}
	return out, nil
}

// ownsSeries reports whether the actor may change a series: who asked for it,
// or the admin of the school.
func ownsSeries(w *booking.World, actor booking.Actor, row *models.Series) bool {
	return actor.User != "" && models.Deref(row.RequesterID) == actor.User || booking.CanManageSchool(w, actor, row.SchoolID)
}

// Added is a date that is put back into a series; what is empty is as it was
// meant.
type Added struct {
	Date       string
	Start, End string // both or neither: RFC 3339 or local
	Resource   string
	Confirm    []string
}

// AddOccurrence books a date that the series had left out, through the one
// write path; the date then belongs to the series. Given a time or a place of
// its own it is an exception.
func (s *Service) AddOccurrence(ctx context.Context, actor booking.Actor, ref string, add Added, version *int64) (*Booked, error) {
	var out *Booked
	err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		view, err := s.series(tx.Query, actor, ref, tx.Now)
		if err != nil {
			return err
		}
		row := view.Series
		switch {
		case !ownsSeries(view.World, actor, &row):
			return booking.Fail(booking.Forbidden, "not_permitted")
		case version != nil && *version != row.Version:
			return booking.Fail(booking.Stale, "stale")
		case len(view.Bookings) == 0:
			return booking.Fail(booking.Conflicted, "empty_series")
		}
		date, err := calendar.ParseDate(add.Date)
		if err != nil {
			return booking.BadField("date", "bad_date", map[string]any{"Value": add.Date})
		}
		i := slices.IndexFunc(row.LeftOut, func(l models.LeftOut) bool { return l.Date == date })
		if i < 0 {
			return booking.BadField("date", "not_left_out", map[string]any{"Value": add.Date})
		}
		d, err := addition(view, &row.LeftOut[i], add)
		if err != nil {
			return err
		}
		d.series = &row
		before := view.Series
		row.LeftOut = slices.Delete(slices.Clone(row.LeftOut), i, i+1)
		if err := tx.LeaveOut(&row, before.Version); err != nil {
			return err
		}
		if err := record(tx, actor, "series.add", "series", row.ID, row.SchoolID, before, row); err != nil {
			return err
		}
		out, err = s.book(tx, actor, d)
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// addition is the request for a date that was left out: everything as the other
// dates have it.
func addition(view *SeriesView, l *models.LeftOut, add Added) (Draft, error) {
	like := usual(view.Bookings)
	start, end := l.Start, l.End
	if start >= end {
		from, to, ok := usualHours(view, like, l.Date)
		if !ok && add.Start == "" {
			return Draft{}, booking.BadField("start", "required", nil)
		}
		start, end = l.Date.At(from, view.World.Zone), l.Date.At(to, view.World.Zone)
	}
	zone := view.World.Zone
	e := Edit{Start: instantText(start, zone), End: instantText(end, zone), Confirm: add.Confirm}
	own := add.Start != "" || add.End != "" || add.Resource != ""
	if add.Start != "" || add.End != "" {
		e.Start, e.End = add.Start, add.End
	}
	if add.Resource != "" {
		e.Resources = []string{add.Resource}
	}
	d := e.draft(like)
	res := &resolver{world: view.World}
	at := res.instant("start", d.Start)
	if on, _ := calendar.DateOf(at, zone); len(res.faults) == 0 && on != l.Date {
		return Draft{}, booking.BadField("start", "another_date", map[string]any{"Value": l.Date.String()})
	}
	r := requestOf(like)
	d.moveVehicles(like, at-r.Start, at-r.Start)
	d.Requester, d.own = r.Requester, own
	return d, nil
}

// usual is a booking that stands for the others: the first that is no exception
// and still stands, else the first of all.
func usual(bookings []View) *View {
	i := slices.IndexFunc(bookings, func(v View) bool { return !v.Booking.Exception && v.Booking.Status.Live() })
	return &bookings[max(i, 0)]
}

// usualHours are those that the series has on a date, in minutes.
func usualHours(view *SeriesView, like *View, d calendar.Date) (from, to int, ok bool) {
	r := view.Series.Recurrence
	if len(r.Periods) == 0 {
		return r.Start, r.End, r.Start < r.End
	}
	school := models.Deref(like.Booking.HostSchoolID)
	if school == "" {
		school = like.Booking.SchoolID
	}
	bells, ok := view.World.Calendar.Bells(school, r.Stage, d)
	if !ok {
		return 0, 0, false
	}
	from, to, err := calendar.Span(bells.Periods, r.Periods)
	return from, to, err == nil
}
