package service

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

const (
	warnBefore    = 4 * 3600 // seconds before an answer is due
	expireBatch   = 100
	completeBatch = 500
	// completeBack covers the longest booking and an outage of a month.
	completeBack = 62 * 86400
)

// Expire ends the pending bookings that nobody answered in time, with their
// claims free at once and both sides told, and warns those who have little
// time left. What a step's people leave lying goes to the next ones as well. It
// never approves.
func (s *Service) Expire(ctx context.Context) (Report, error) {
	var report Report
	err := s.eachDistrict(ctx, func(w *booking.World) error {
		err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
			closed, err := s.tidy(tx, w)
			report.Closed += closed
			return err
		})
		if err != nil {
			return err
		}
		expired, err := s.expire(ctx, w)
		report.Expired += expired
		if err != nil {
			return err
		}
		further, err := s.goFurther(ctx, w)
		report.Written += further
		if err != nil {
			return err
		}
		warned, err := s.warn(ctx, w)
		report.Written += warned
		return err
	})
	return report, err
}

func (s *Service) expire(ctx context.Context, w *booking.World) (total int, err error) {
	for {
		due, n := 0, 0
		err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
			rows, err := tx.Undecided(w.District, 0, tx.Now, expireBatch)
			if err != nil {
				return err
			}
			due, n = len(rows), 0
			system := booking.Actor{District: w.District, System: true}
			views, err := s.views(tx.Query, w, system, tx.Now, rows)
			if err != nil {
				return err
			}
			if err := s.lockViews(tx, views); err != nil {
				return err
			}
			for i := range views {
				err := tx.Within(func(tx *models.Tx) error { return s.expireOne(tx, system, &views[i]) })
				if isStale(err) {
					continue // somebody answered at this very moment
				}
				if err != nil {
					return err
				}
				n++
			}
			return nil
		})
		total += n
		if err != nil || due < expireBatch || n == 0 {
			return total, err
		}
	}
}

// expireOne moves one booking and tells also those who did not answer.
func (s *Service) expireOne(tx *models.Tx, system booking.Actor, v *View) error {
	deciders := v.waitingFor()
	if err := s.move(tx, system, v, booking.ActExpire, ""); err != nil {
		return err
	}
	b := v.Booking
	b.Status, b.Version = booking.StatusExpired, b.Version+1
	// The requester's letter has been written by the move and keeps its key.
	return tx.Post(s.lettersFor(occasion{
		world: v.World, booking: &b, state: string(booking.StatusExpired), deciders: deciders, held: v.Held,
	}, tx.Now)...)
}

// waitingFor are those who may decide the step whose turn it is.
func (v *View) waitingFor() []string {
	for i := range v.Approvals {
		if v.Approvals[i].Status == "waiting" {
			return v.Deciders[v.Approvals[i].ID]
		}
	}
	return nil
}

// warn reminds those whose answer is due soon, once, and not before half of
// their time has passed.
func (s *Service) warn(ctx context.Context, w *booking.World) (written int, err error) {
	err = s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		rows, err := tx.Undecided(w.District, tx.Now, tx.Now+warnBefore, expireBatch)
		if err != nil {
			return err
		}
		views, err := s.views(tx.Query, w, booking.Actor{District: w.District, System: true}, tx.Now, rows)
		if err != nil {
			return err
		}
		var letters []models.Letter
		for i := range views {
			b := &views[i].Booking
			if 2*tx.Now < b.CreatedAt+b.DecideBy {
				continue
			}
			letters = append(letters, s.write(b, post{
				kind: letterApprovalWarning, users: views[i].waitingFor(), stamp: b.DecideBy, due: tx.Now, notAfter: b.DecideBy,
				params: map[string]string{
					paramStart: strconv.FormatInt(b.StartAt, 10), paramBy: strconv.FormatInt(b.DecideBy, 10),
					paramWho: strings.Join(views[i].waitingFor(), ","),
				},
			})...)
		}
		written = len(letters)
		return tx.Post(letters...)
	})
	return written, err
}

func isStale(err error) bool {
	var e *booking.Error
	return errors.As(err, &e) && e.Code == booking.Stale
}

// Complete marks what has ended as used.
func (s *Service) Complete(ctx context.Context) (Report, error) {
	var report Report
	to, ok := booking.Next(booking.StatusApproved, booking.ActComplete)
	if !ok {
		return report, nil
	}
	err := s.eachDistrict(ctx, func(w *booking.World) error {
		for {
			var n int64
			err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
				var err error
				n, err = tx.CompleteEnded(w.District, string(to), tx.Now-completeBack, completeBatch)
				return err
			})
			report.Completed += int(n)
			if err != nil || n < completeBatch {
				return err
			}
		}
	})
	return report, err
}
