package service

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// goFurther opens steps that nobody answers to the next ones, and lets those
// who gained or lost the right to decide gain or lose the request: a day that
// passes ends a grant or begins a delegation without anybody's act.
func (s *Service) goFurther(ctx context.Context, w *booking.World) (written int, err error) {
	for after, more := "", true; more; {
		err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
			n, last, err := s.syncDeciders(tx, w, after)
			if err == nil {
				written, after, more = written+n, last, last != ""
			}
			return err
		})
		if err != nil {
			return written, err
		}
	}
	return written, nil
}

// resync does the same inside a change that moved grants or delegations; what
// the rules know is read anew.
func (s *Service) resync(tx *models.Tx, district string) error {
	if err := tx.Touch(district); err != nil {
		return err
	}
	w, err := tx.World(district)
	if err != nil {
		return err
	}
	for after := ""; ; {
		_, last, err := s.syncDeciders(tx, w, after)
		if err != nil || last == "" {
			return err
		}
		after = last
	}
}

// syncDeciders looks at one batch of pending bookings after an id: the people
// kept beside each waiting step become those who may decide it now, and who is
// new to the step whose turn it is gets a letter. It gives the number of letters
// and the last id, "" at the end.
func (s *Service) syncDeciders(tx *models.Tx, w *booking.World, after string) (written int, last string, err error) {
	rows, err := tx.WaitingAfter(w.District, after, expireBatch)
	if err != nil || len(rows) == 0 {
		return 0, "", err
	}
	if len(rows) == expireBatch {
		last = rows[len(rows)-1].ID
	}
	views, err := s.views(tx.Query, w, booking.Actor{District: w.District, System: true}, tx.Now, rows)
	if err != nil {
		return 0, "", err
	}
	var letters []models.Letter
	for i := range views {
		more, err := s.syncSteps(tx, &views[i])
		if err != nil {
			return 0, "", err
		}
		letters = append(letters, more...)
	}
	return len(letters), last, tx.Post(letters...)
}

func (s *Service) syncSteps(tx *models.Tx, v *View) (letters []models.Letter, err error) {
	steps, done := v.steps(tx.Now)
	for i := done; i < len(steps); i++ {
		a := &v.Approvals[i]
		was, is := v.Deciders[a.ID], steps[i].Users
		if a.Status != "waiting" || sameSet(was, is) {
			continue
		}
		if err := tx.SetDeciders(a.ID, was, is); err != nil {
			return nil, err
		}
		if i == done {
			letters = append(letters, s.toNewcomers(v, a, was, is, tx.Now)...)
		}
	}
	return letters, nil
}

// toNewcomers writes to those who may decide a step from now on: that it has
// come to them because others did not answer, or as to anybody who is asked.
func (s *Service) toNewcomers(v *View, a *models.Approval, was, is []string, now int64) []models.Letter {
	b := &v.Booking
	proper, _ := booking.Approvers(v.World, a.Word, v.place(a, now), models.Deref(b.RequesterID))
	p := post{
		kind: letterApprovalRequested, due: now, notAfter: b.StartAt,
		params: map[string]string{
			paramStart: strconv.FormatInt(b.StartAt, 10), paramBy: strconv.FormatInt(b.DecideBy, 10), paramWho: strings.Join(is, ","),
		},
	}
	further := p
	further.kind = letterApprovalEscalated
	for _, u := range is {
		switch {
		case slices.Contains(was, u):
		case slices.Contains(proper, u):
			p.users = append(p.users, u)
		default:
			further.users = append(further.users, u)
		}
	}
	return s.write(b, p, further)
}

func sameSet(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for _, v := range a {
		if !slices.Contains(b, v) {
			return false
		}
	}
	return true
}

// place is where the word of a step is looked up on the day of a moment.
func (v *View) place(a *models.Approval, now int64) booking.Place {
	today, _ := calendar.DateOf(now, v.World.Zone)
	return booking.Place{
		Resource: v.World.Resources[a.ResourceID], Group: models.Deref(v.Booking.BasisGroupID),
		School: v.Booking.SchoolID, Date: today,
	}
}

// escalation is how far a waiting step has gone by a moment.
func (v *View) escalation(a *models.Approval, now int64) booking.Escalation {
	b := &v.Booking
	if a.Status != "waiting" || b.Status != booking.StatusPending {
		return booking.Escalation{}
	}
	e := booking.Escalation{Levels: booking.EscalationLevels(b.CreatedAt, a.DeadlineAt, b.DecideBy, now)}
	for i := range v.World.Rules {
		if v.World.Rules[i].ID == b.Rule {
			e.First = v.World.Rules[i].EscalateTo
		}
	}
	return e
}
