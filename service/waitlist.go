package service

import (
	"context"
	"slices"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// maxWaiting is for how much one person may wait at once.
const maxWaiting = 20

// Wait is one entry of the waitlist as its reader may see it.
type Wait struct {
	World    *booking.World
	Entry    models.WaitlistEntry
	Position int // from 1, among those who want some of the same; 0: a place is held
	Can      []string
	Booking  *models.Booking // what holds the place; nil: it still waits
}

// Held reports whether a place is kept until the requester confirms.
func (w *Wait) Held() bool { return w.Booking != nil && w.Entry.Status == models.WaitHeld }

// WaitFilter chooses entries of the waitlist.
type WaitFilter struct {
	Mine     bool
	Resource string // id or code
	Page     models.Page
}

// Join puts a request onto the waitlist. It is decided like a booking; one that
// could be booked is refused, and so is one that waiting cannot help.
//
// The subjects are locked before it is looked: whoever gives a place back
// afterwards finds the entry.
func (s *Service) Join(ctx context.Context, actor booking.Actor, d Draft) (*Wait, error) {
	var out *Wait
	err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		w, err := tx.World(actor.District)
		if err != nil {
			return err
		}
		if d.Recurrence != nil {
			return booking.BadField("recurrence", "no_series_here", nil)
		}
		a, err := resolve(w, actor, d, tx.Now)
		if err != nil {
			return err
		}
		if err := tx.Lock(append(booking.LockKeys(w, a.request), "waits:"+a.request.Requester)); err != nil {
			return err
		}
		if err := waitable(tx, w, actor, a); err != nil {
			return err
		}
		e := models.WaitlistEntry{
			ID: models.NewID(), DistrictID: w.District, SchoolID: a.request.School, RequesterID: a.request.Requester, MadeBy: actor.User,
			Request: a.request, Note: strings.TrimSpace(d.Note), StartAt: a.request.Start, EndAt: a.request.End,
			Status: models.WaitWaiting, Version: 1, CreatedAt: tx.Now, UpdatedAt: tx.Now,
		}
		if v := a.request.Vehicles; v != nil {
			e.StartAt, e.EndAt = min(e.StartAt, v.Start), max(e.EndAt, v.End)
		}
		if err := models.Insert(tx, e); err != nil {
			return err
		}
		if err := record(tx, actor, "waitlist.join", "waitlist_entry", e.ID, e.SchoolID, nil, e); err != nil {
			return err
		}
		out, err = s.wait(tx.Query, w, actor, &e)
		return err
	})
	return out, err
}

// waitable reports why a request may not wait, if so.
func waitable(tx *models.Tx, w *booking.World, actor booking.Actor, a *asked) error {
	decision, err := decide(tx.Query, w, actor, tx.Now, a)
	if err != nil {
		return err
	}
	switch decision.Outcome {
	case booking.AutoApproved, booking.Pending, booking.NeedsConfirm:
		return booking.Fail(booking.Conflicted, "slot_free")
	case booking.ForbiddenOut:
		return refusal(&decision, false)
	}
	if !booking.Waitable(w, booking.Now{At: tx.Now, Actor: actor}, a.request, decision) {
		return &booking.Error{Code: booking.Conflicted, Key: "waiting_is_no_use", Decision: &decision, Conflicts: decision.Conflicts}
	}
	mine, err := tx.WaitsOf(a.request.Requester)
	if err != nil {
		return err
	}
	for i := range mine {
		q := &mine[i].Request
		if q.Start == a.request.Start && q.End == a.request.End && slices.Equal(q.Resources, a.request.Resources) {
			return booking.Fail(booking.Conflicted, "already_waiting")
		}
	}
	if len(mine) >= maxWaiting {
		return &booking.Error{Code: booking.Invalid, Key: "too_many_waiting", Params: map[string]any{"Max": maxWaiting}}
	}
	return nil
}

// Waits lists the entries that the actor may see: their own, their school's,
// and those for what they manage, in the order in which they began.
func (s *Service) Waits(ctx context.Context, actor booking.Actor, f WaitFilter) ([]Wait, string, error) {
	q := s.Store.Read(ctx)
	w, err := q.World(actor.District)
	if err != nil {
		return nil, "", err
	}
	wanted := ""
	if f.Resource != "" {
		r := w.Resource(f.Resource)
		if r == nil || booking.Visibility(w, actor, r, s.today(w)) == booking.SeeNone {
			return nil, "", booking.Missing("resource", f.Resource)
		}
		wanted = r.ID
	}
	all, err := q.OpenWaits(actor.District)
	if err != nil {
		return nil, "", err
	}
	line := queueOf(w, all)
	var out []Wait
	next := ""
	for i := range all {
		e := &all[i]
		if e.ID <= f.Page.After || !seesWait(w, actor, e) || f.Mine && e.RequesterID != actor.User {
			continue
		}
		if wanted != "" && !slices.Contains(e.Request.Resources, wanted) {
			continue
		}
		if f.Page.Limit > 0 && len(out) == f.Page.Limit {
			next = out[len(out)-1].Entry.ID
			break
		}
		out = append(out, Wait{World: w, Entry: *e, Position: booking.Position(w, line, e.ID), Can: mayLeave(w, actor, e)})
	}
	return out, next, s.holders(q, out)
}

// holders adds the bookings that hold places.
func (s *Service) holders(q models.Query, waits []Wait) error {
	var ids []string
	for i := range waits {
		if id := models.Deref(waits[i].Entry.BookingID); id != "" {
			ids = append(ids, id)
		}
	}
	rows, err := models.ByIDs[models.Booking](q, "id", ids)
	for i := range waits {
		j := slices.IndexFunc(rows, func(b models.Booking) bool { return b.ID == models.Deref(waits[i].Entry.BookingID) })
		if j >= 0 {
			waits[i].Booking = &rows[j]
		}
	}
	return err
}

// wait is one entry with its place in the line.
func (s *Service) wait(q models.Query, w *booking.World, actor booking.Actor, e *models.WaitlistEntry) (*Wait, error) {
	all, err := q.Waiting(w.District, e.StartAt, e.EndAt)
	if err != nil {
		return nil, err
	}
	out := []Wait{{World: w, Entry: *e, Position: booking.Position(w, queueOf(w, all), e.ID), Can: mayLeave(w, actor, e)}}
	return &out[0], s.holders(q, out)
}

// queueOf is the line of those who still wait.
func queueOf(w *booking.World, entries []models.WaitlistEntry) []booking.Waiting {
	var line []booking.Waiting
	for i := range entries {
		if e := &entries[i]; e.Status == models.WaitWaiting {
			line = append(line, booking.Waiting{ID: e.ID, Request: e.Request, Since: e.CreatedAt})
		}
	}
	booking.Queue(w, line)
	return line
}

// seesWait reports whether the actor may see an entry.
func seesWait(w *booking.World, actor booking.Actor, e *models.WaitlistEntry) bool {
	if ownsWait(w, actor, e) || booking.CanReadAudit(actor) {
		return true
	}
	return booking.CanBump(w, actor, e.Request.Resources)
}

func ownsWait(w *booking.World, actor booking.Actor, e *models.WaitlistEntry) bool {
	return actor.User != "" && (e.RequesterID == actor.User || e.MadeBy == actor.User) || booking.CanManageSchool(w, actor, e.SchoolID)
}

func mayLeave(w *booking.World, actor booking.Actor, e *models.WaitlistEntry) []string {
	if ownsWait(w, actor, e) {
		return []string{"leave"}
	}
	return nil
}

// lockWait finds an entry, with what it wants locked.
func lockWait(tx *models.Tx, w *booking.World, id string) (*models.WaitlistEntry, error) {
	e, err := tx.WaitByID(w.District, id)
	if err != nil {
		return nil, err
	}
	var freed []models.Freed
	for _, u := range booking.Uses(w, e.Request) {
		freed = append(freed, models.Freed{ResourceID: u.Resource, ClaimStart: u.ClaimStart, ClaimEnd: u.ClaimEnd})
	}
	if _, err := lockLine(tx, w, freed, booking.LockKeys(w, e.Request)); err != nil {
		return nil, err
	}
	return tx.WaitByID(w.District, id)
}

// Leave takes an entry off the waitlist; where a place is held for it, that is
// given back.
func (s *Service) Leave(ctx context.Context, actor booking.Actor, id string, version *int64) error {
	return s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		w, err := tx.World(actor.District)
		if err != nil {
			return err
		}
		e, err := lockWait(tx, w, id)
		switch {
		case err != nil:
			return err
		case !seesWait(w, actor, e):
			return booking.Missing("waitlist_entry", id)
		case !ownsWait(w, actor, e):
			return booking.Fail(booking.Forbidden, "not_permitted")
		case version != nil && *version != e.Version:
			return booking.Fail(booking.Stale, "stale")
		case e.Status != models.WaitWaiting && e.Status != models.WaitHeld:
			return booking.Fail(booking.Conflicted, "wait_is_over")
		}
		before, held := *e, e.Status == models.WaitHeld
		e.Status = models.WaitLeft
		if err := tx.SettleWait(e, before.Version); err != nil {
			return err
		}
		if held {
			v, err := s.booking(tx.Query, actor, *e.BookingID, tx.Now)
			if err != nil {
				return err
			}
			if err := s.move(tx, actor, v, booking.ActCancel, ""); err != nil {
				return err
			}
		}
		return record(tx, actor, "waitlist.leave", "waitlist_entry", e.ID, e.SchoolID, before, e)
	})
}
