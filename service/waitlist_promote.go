package service

import (
	"errors"
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// promote gives what was given back to those who wait. It runs at the end of
// every change that freed something, inside it (models.Store.OnFreed), so that
// a place is free and held in one step: nobody slips in between, and nobody is
// forgotten because two changes at once each saw the other's half as taken.
func (s *Service) promote(tx *models.Tx, freed []models.Freed) error {
	w, err := tx.World(freed[0].DistrictID)
	if err != nil {
		return err
	}
	ids := make([]string, len(freed))
	for i := range freed {
		ids[i] = freed[i].BookingID
	}
	if err := tx.MissHolds(distinct(ids)); err != nil {
		return err
	}
	line, err := lockLine(tx, w, freed, nil)
	if err != nil {
		return err
	}
	for i := range line {
		if err := s.holdFor(tx, w, &line[i]); err != nil {
			return err
		}
	}
	return nil
}

// lockViews locks what bookings hold, and what those want who wait for it: a
// change that may give them back needs it all, and takes it before it writes.
func (s *Service) lockViews(tx *models.Tx, views []View) error {
	if len(views) == 0 {
		return nil
	}
	var keys []string
	var freed []models.Freed
	for i := range views {
		v := &views[i]
		keys = append(keys, booking.LockKeys(v.World, requestOf(v))...)
		for _, r := range v.Resources {
			freed = append(freed, models.Freed{ResourceID: r.ResourceID, ClaimStart: r.ClaimStart, ClaimEnd: r.ClaimEnd})
		}
	}
	_, err := lockLine(tx, views[0].World, freed, keys)
	return err
}

// lockLine lists, in the order of the queue, those who want some of what is
// freed, with the subjects of them all and further keys locked: who is listed is
// first looked up without the locks, to know them, then again with them.
func lockLine(tx *models.Tx, w *booking.World, freed []models.Freed, keys []string) ([]models.WaitlistEntry, error) {
	for _, f := range freed {
		keys = append(keys, booking.LockKeys(w, booking.Request{Resources: []string{f.ResourceID}})...)
	}
	var line []models.WaitlistEntry
	for locked := 0; ; {
		entries, err := wanting(tx, w, freed)
		if err != nil {
			return nil, err
		}
		for i := range entries {
			keys = append(keys, booking.LockKeys(w, entries[i].Request)...)
		}
		line = entries
		slices.Sort(keys)
		if keys = slices.Compact(keys); len(keys) == locked {
			break
		}
		locked = len(keys)
		if err := tx.Lock(keys); err != nil {
			return nil, err
		}
	}
	place := map[string]int{}
	for i, v := range queueOf(w, line) {
		place[v.ID] = i
	}
	slices.SortFunc(line, func(a, b models.WaitlistEntry) int { return place[a.ID] - place[b.ID] })
	return line, nil
}

// wanting lists who waits for some of what was freed and may still begin.
func wanting(tx *models.Tx, w *booking.World, freed []models.Freed) ([]models.WaitlistEntry, error) {
	if len(freed) == 0 {
		return nil, nil
	}
	from, to := freed[0].ClaimStart, freed[0].ClaimEnd
	for _, f := range freed {
		from, to = min(from, f.ClaimStart), max(to, f.ClaimEnd)
	}
	entries, err := tx.Waiting(w.District, from, to)
	return slices.DeleteFunc(entries, func(e models.WaitlistEntry) bool {
		return e.StartAt <= tx.Now || booking.Valid(w, e.Request) != nil || !slices.ContainsFunc(freed, func(f models.Freed) bool {
			return booking.Wants(w, e.Request, booking.Use{Resource: f.ResourceID, ClaimStart: f.ClaimStart, ClaimEnd: f.ClaimEnd})
		})
	}), err
}

// holdFor books what an entry waits for, if it is free now, as a pending
// booking that its requester must confirm in time.
func (s *Service) holdFor(tx *models.Tx, w *booking.World, e *models.WaitlistEntry) error {
	today, _ := calendar.DateOf(tx.Now, w.Zone)
	a := &asked{request: e.Request, host: w.Resources[e.Request.Resources[0]].School}
	decision, err := decide(tx.Query, w, actorOf(w, e.MadeBy, today), tx.Now, a)
	if err != nil {
		return err
	}
	if decision.Outcome == booking.Rejected || decision.Outcome == booking.ForbiddenOut {
		return nil
	}
	until := booking.HoldUntil(w, tx.Now, e.Request, decision)
	if until <= tx.Now {
		return nil
	}
	rows := &newRows{}
	decision.Steps = nil
	rows.add(tx, w, e.Request, Draft{Note: e.Note}, decision, booking.StatusPending, nil)
	b := &rows.bookings[0]
	b.DecideBy = until
	err = tx.Within(func(tx *models.Tx) error { return rows.write(tx) })
	if is := new(booking.Error); errors.As(err, &is) && is.Code == booking.Conflicted {
		return nil // the database knows better: it stays in the line
	}
	if err != nil {
		return err
	}
	before := *e
	e.Status, e.BookingID = models.WaitHeld, &b.ID
	if err := tx.SettleWait(e, before.Version); err != nil {
		return err
	}
	if err := tx.Post(s.lettersFor(occasion{world: w, booking: b, state: string(b.Status), held: true}, tx.Now)...); err != nil {
		return err
	}
	return record(tx, booking.Actor{District: w.District, System: true}, "waitlist.hold", "booking", b.ID, b.SchoolID, before, e)
}

// actorOf is a person with the grants of a date, as the world has them.
func actorOf(w *booking.World, user string, d calendar.Date) booking.Actor {
	a := booking.Actor{User: user, District: w.District}
	for _, g := range w.Grants {
		if g.User == user && (g.From == 0 || g.From <= d) && (g.To == 0 || d <= g.To) {
			a.Grants = append(a.Grants, g)
		}
	}
	return a
}

// tidy ends what has had its time: entries that nothing came of, and offers
// that nobody took, whose places go to those who wait.
func (s *Service) tidy(tx *models.Tx, w *booking.World) (closed int, err error) {
	n, err := tx.CloseWaits(w.District)
	if err != nil {
		return 0, err
	}
	lapsed, err := tx.LapsedOffers(w.District, tx.Now)
	if err != nil || len(lapsed) == 0 {
		return int(n), err
	}
	var keys []string
	for i := range lapsed {
		keys = append(keys, offerKey(lapsed[i].BookingID))
	}
	if err := tx.Lock(keys); err != nil {
		return int(n), err
	}
	lapsed, err = tx.LapsedOffers(w.District, tx.Now) // without those that were taken meanwhile
	for i := range lapsed {
		if err := endOffer(tx, &lapsed[i], "over"); err != nil {
			return int(n), err
		}
	}
	return int(n), err
}
