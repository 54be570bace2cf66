package service

import (
	"context"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// How long a key is remembered, how long a call may take before it counts as
// broken off, and how long a second call waits for the first; seconds.
const (
	keyLife   = 86400
	keyBroken = 60
	keyWait   = 10
)

// brokenOff is the status of a call that failed in a way that does not say
// whether it made something.
const brokenOff = -1

// Claim is one person's Idempotency-Key in the hands of one call.
type Claim struct {
	actor    booking.Actor
	name     string
	hash     string
	made     int64
	Status   int    // of the first reply; 0: this call is the first
	Reply    string // the first reply
	Entity   string // where the first call made something and broke off before its reply was kept: its kind
	EntityID string // and its id
}

// Reserve takes a key for a call. It gives the reply of an earlier call with
// the same content, waits for one that is under way, and refuses a key that
// came with other content. A call that broke off (a crash) is told apart by
// the audit, which is written in the change that makes something.
func (s *Service) Reserve(ctx context.Context, actor booking.Actor, name, hash string) (*Claim, error) {
	for range keyWait * 20 {
		claim, busy, err := s.reserve(ctx, actor, name, hash)
		if err != nil || !busy {
			return claim, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
	return nil, booking.Fail(booking.Unavailable, "busy")
}

func (s *Service) reserve(ctx context.Context, actor booking.Actor, name, hash string) (claim *Claim, busy bool, err error) {
	err = s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		claim, busy = nil, false
		if err := tx.Lock([]string{"key:" + actor.User + ":" + name}); err != nil {
			return err
		}
		row, err := tx.Idempotent(actor.User, name)
		if err != nil {
			return err
		}
		claim = &Claim{actor: actor, name: name, hash: hash, made: tx.Now}
		if row == nil || row.CreatedAt+keyLife <= tx.Now {
			return claim.write(tx, 0, requestID(ctx))
		}
		if row.RequestHash != hash {
			return booking.BadField("Idempotency-Key", "idempotency_mismatch", nil)
		}
		if row.Status > 0 {
			claim.Status, claim.Reply = row.Status, row.Reply
			return nil
		}
		if row.Status == 0 && row.CreatedAt+keyBroken > tx.Now {
			busy = true
			return nil
		}
		made, err := tx.Made(actor.District, row.Reply, row.CreatedAt)
		if err != nil {
			return err
		}
		if len(made) > 0 {
			claim.Entity, claim.EntityID = made[0].Entity, made[0].EntityID
			return nil
		}
		return claim.write(tx, 0, requestID(ctx))
	})
	return claim, busy, err
}

func (c *Claim) write(tx *models.Tx, status int, reply string) error {
	return tx.Keep(models.IdempotencyKey{
		UserID: c.actor.User, Name: c.name, RequestHash: c.hash, Status: status, Reply: reply, CreatedAt: c.made,
	})
}

// KeepReply keeps the reply of the call that has the key.
func (s *Service) KeepReply(ctx context.Context, c *Claim, status int, reply string) error {
	return s.Store.Change(context.WithoutCancel(ctx), s.Clock.Now(), func(tx *models.Tx) error {
		return c.write(tx, status, reply)
	})
}

// BreakOff leaves the key of a call that failed without saying whether it made
// something: whoever sends it again is told by the audit.
func (s *Service) BreakOff(ctx context.Context, c *Claim) error {
	return s.KeepReply(ctx, c, brokenOff, requestID(ctx))
}

// Abandon frees the key of a call that made nothing.
func (s *Service) Abandon(ctx context.Context, c *Claim) error {
	return s.Store.Change(context.WithoutCancel(ctx), s.Clock.Now(), func(tx *models.Tx) error {
		return tx.Forget(c.actor.User, c.name)
	})
}
