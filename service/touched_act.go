package service

import (
	"cmp"
	"slices"
	"strconv"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// carryOut does what was chosen. What moves comes before what is displaced, so
// that no place is offered to one that another has moved to.
func (s *Service) carryOut(tx *models.Tx, actor booking.Actor, l *located, c *Displacing) error {
	if err := l.with(booking.TouchMove, func(t *booking.Touch, v *View) error { return tx.Unbook(t.Booking) }); err != nil {
		return err
	}
	if err := l.with(booking.TouchMove, func(t *booking.Touch, v *View) error { return s.ring(tx, actor, t, v, c.reason()) }); err != nil {
		return err
	}
	err := l.with(booking.TouchKeep, func(t *booking.Touch, v *View) error {
		return record(tx, actor, "booking.keep", "booking", t.Booking, v.Booking.SchoolID, t.Why, c.reason())
	})
	if err != nil {
		return err
	}
	err = l.with(booking.TouchCancel, func(t *booking.Touch, v *View) error {
		if err := s.displace(tx, actor, v, c.reason(), Instead{}); err != nil {
			return err
		}
		for _, p := range v.Offer.Alternatives {
			t.Alternatives = append(t.Alternatives, booking.Alternative{Resources: p.Resources, Start: p.Start, End: p.End, Why: p.Why})
		}
		return nil
	})
	if err != nil {
		return err
	}
	return l.leaveOut(tx, actor)
}

// with does something to each booking with a choice.
func (l *located) with(do string, act func(*booking.Touch, *View) error) error {
	for i := range l.touched {
		t := &l.touched[i]
		if t.Do != do {
			continue
		}
		if err := act(t, l.views[t.Booking]); err != nil {
			return err
		}
	}
	return nil
}

// ring moves a booking, whose claims are gone, to the time of the new bells. It
// keeps its state and its approvals: nothing that was decided on is another,
// and what is in the way was looked for. The database refuses what clashes.
func (s *Service) ring(tx *models.Tx, actor booking.Actor, t *booking.Touch, v *View, reason string) error {
	before, b := v.Booking, v.Booking
	r := movedTo(t.Request, t.Start, t.End)
	b.StartAt, b.EndAt = t.Start, t.End
	rows := &newRows{}
	rows.attach(v.World, &b, r, nil, 0)
	b.DecideBy = before.DecideBy
	if err := tx.Rewrite(&b, before.Version); err != nil {
		return err
	}
	if err := rows.write(tx); err != nil {
		return err
	}
	if err := tx.Post(s.movedLetters(v, &b, actor, reason, tx.Now)...); err != nil {
		return err
	}
	v.Booking = b
	return record(tx, actor, "booking.move", "booking", b.ID, b.SchoolID, before, b)
}

// movedLetters tell those who come, and the school they come to, when.
func (s *Service) movedLetters(v *View, b *models.Booking, actor booking.Actor, reason string, now int64) []models.Letter {
	params := map[string]string{
		paramStart:  strconv.FormatInt(b.StartAt, 10),
		paramWas:    strconv.FormatInt(v.Booking.StartAt, 10) + "-" + strconv.FormatInt(v.Booking.EndAt, 10),
		paramReason: reason,
	}
	host := s.toHost(letterHostingMoved, occasion{world: v.World, booking: b, actor: actor.User}, params, now)
	own := post{kind: letterMoved, users: concerned(b), school: b.SchoolID, stamp: b.Version, due: now, params: params}
	own.notAfter, host.notAfter = b.StartAt, b.StartAt
	return s.write(b, own, host)
}

// leaveOut keeps the dates that a series lost, and those that it may have now,
// with their reasons, so that they can be added again.
func (l *located) leaveOut(tx *models.Tx, actor booking.Actor) error {
	changed := map[string][]models.LeftOut{}
	for i := range l.touched {
		t := &l.touched[i]
		if t.Do != booking.TouchCancel || t.Series == nil {
			continue
		}
		date, _ := calendar.DateOf(t.Request.Start, l.views[t.Booking].World.Zone)
		changed[t.Series.ID] = append(changed[t.Series.ID], models.LeftOut{
			Date: date, Start: t.Request.Start, End: t.Request.End, Reason: t.Why[0], With: withCodes(t.Conflicts),
		})
	}
	for _, a := range l.addables {
		changed[a.Series.ID] = append(changed[a.Series.ID], models.LeftOut{Date: a.Date, Start: a.Start, End: a.End, Reason: reasonAddable})
	}
	for _, id := range sortedIDs(changed) {
		row := *l.series[id]
		before := row
		row.LeftOut = slices.Clone(row.LeftOut)
		for _, x := range changed[id] {
			row.LeftOut = slices.DeleteFunc(row.LeftOut, func(o models.LeftOut) bool { return o.Date == x.Date })
			row.LeftOut = append(row.LeftOut, x)
		}
		slices.SortFunc(row.LeftOut, func(a, b models.LeftOut) int { return cmp.Compare(a.Date, b.Date) })
		if err := tx.LeaveOut(&row, before.Version); err != nil {
			return err
		}
		if err := record(tx, actor, "series.leave_out", "series", row.ID, row.SchoolID, before, row); err != nil {
			return err
		}
	}
	return nil
}

// reasonAddable is that of a date which the calendar left out and now has.
const reasonAddable = "can_be_added"

func withCodes(conflicts []booking.Conflict) []string {
	var codes []string
	for _, c := range conflicts {
		if c.WithCode != "" && !slices.Contains(codes, c.WithCode) {
			codes = append(codes, c.WithCode)
		}
	}
	return codes
}

func sortedIDs[V any](m map[string]V) []string {
	ids := make([]string, 0, len(m))
	for id := range m {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}
