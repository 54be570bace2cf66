package service

import (
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// addableSince is how long ago the last booking of a series may lie that is
// still looked at for dates to add, in seconds.
const addableSince = 45 * 86400

// readSeries reads the series that go on, by id, as the rules know them.
func (l *located) readSeries(tx *models.Tx, district string) (map[string]*booking.HeldSeries, error) {
	schools, err := tx.SeriesSince(district, tx.Now-addableSince)
	if err != nil {
		return nil, err
	}
	ids := make([]string, 0, len(schools))
	for id := range schools {
		ids = append(ids, id)
	}
	rows, err := models.ByIDs[models.Series](tx.Query, "id", ids)
	if err != nil {
		return nil, err
	}
	out := make(map[string]*booking.HeldSeries, len(rows))
	for i := range rows {
		row := &rows[i]
		l.series[row.ID] = row
		out[row.ID] = &booking.HeldSeries{ID: row.ID, Code: row.Code, Title: row.Title, School: schools[row.ID], Recurrence: row.Recurrence}
	}
	return out, nil
}

// block finds what is in the way of the times that new bells offer. Those that
// may move too are taken to have moved.
func (l *located) block(tx *models.Tx, next *booking.World) error {
	moving := map[string]bool{}
	for i := range l.touched {
		moving[l.touched[i].Booking] = l.touched[i].Start != 0
	}
	for i := range l.touched {
		t := &l.touched[i]
		if t.Start == 0 {
			continue
		}
		r := movedTo(t.Request, t.Start, t.End)
		taken, err := tx.Taken(booking.Needs(next, r))
		if err != nil {
			return err
		}
		taken = slices.DeleteFunc(taken, func(o booking.Taken) bool { return moving[o.Booking] })
		now := booking.Now{At: tx.Now, Actor: booking.Actor{System: true}, Taken: taken}
		for _, c := range booking.Conflicts(next, now, r) {
			if c.Severity == booking.Hard {
				t.Blocked = append(t.Blocked, c)
			}
		}
	}
	return nil
}

// movedTo is a request at another time, its vehicles brought along.
func movedTo(r booking.Request, start, end int64) booking.Request {
	if v := r.Vehicles; v != nil {
		r.Vehicles = &booking.Vehicles{Resource: v.Resource, Start: v.Start + start - r.Start, End: v.End + end - r.End}
	}
	r.Start, r.End = start, end
	return r
}

// findAddables lists the dates that series may be held on now, but for those
// that they have a booking on already.
func (l *located) findAddables(tx *models.Tx, old, next *booking.World, series map[string]*booking.HeldSeries) error {
	all := make([]booking.HeldSeries, 0, len(series))
	for _, x := range series {
		all = append(all, *x)
	}
	taken := map[string][]calendar.Date{}
	for _, a := range booking.Addables(old, next, tx.Now, all) {
		id := a.Series.ID
		if _, known := taken[id]; !known {
			rows, err := tx.Bookings(models.BookingQuery{
				District: next.District, Series: id, Status: []booking.Status{booking.StatusPending, booking.StatusApproved},
			})
			if err != nil {
				return err
			}
			taken[id] = []calendar.Date{}
			for i := range rows {
				d, _ := calendar.DateOf(rows[i].StartAt, next.Zone)
				taken[id] = append(taken[id], d)
			}
		}
		if !slices.Contains(taken[id], a.Date) {
			l.addables = append(l.addables, a)
		}
	}
	return nil
}

// maxSuggested bounds for how many bookings other places are looked for before
// anything is chosen.
const maxSuggested = 100

// suggest finds other places for those that cannot be held as they stand.
func (s *Service) suggest(tx *models.Tx, l *located) error {
	n := 0
	for i := range l.touched {
		t := &l.touched[i]
		if !t.Displaced() || n == maxSuggested {
			continue
		}
		n++
		v := l.views[t.Booking]
		r := t.Request
		r.Except, r.Offered = "", true // as when it is displaced: see displace
		a := &asked{request: r, host: t.Host, displaced: t.Booking}
		var err error
		if t.Alternatives, err = alternatives(tx.Query, v.World, displacedActor(v, s), tx.Now, a); err != nil {
			return err
		}
	}
	return nil
}
