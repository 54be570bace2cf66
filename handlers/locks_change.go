package handlers

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/service"
)

// LockChanged is a lock and what it did to bookings.
type LockChanged struct {
	Lock
	Effects
}

// NewLock is a lock to be put.
type NewLock struct {
	Code *string `json:"code,omitempty" maxLength:"40"`
	service.LockChange
	Displacing
}

// TransformSchema says what a new one cannot do without.
func (NewLock) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return needs(s, "name", "kind", "scope")
}

// CheckLockIn is a lock that is only asked about.
type CheckLockIn struct{ Body NewLock }

// CheckLock says which bookings a lock would touch, and writes nothing.
func (h *Handlers) CheckLock(ctx context.Context, in *CheckLockIn) (*BodyOut[LockChanged], error) {
	out, err := h.addLock(ctx, &in.Body, true)
	if err != nil {
		return nil, err
	}
	return &BodyOut[LockChanged]{out.Body}, nil
}

// AddLockIn is a lock to be put.
type AddLockIn struct {
	KeyIn
	DryIn
	Body NewLock
}

// AddLock puts a lock.
func (h *Handlers) AddLock(ctx context.Context, in *AddLockIn) (*ChangedOut[LockChanged], error) {
	return h.addLock(ctx, &in.Body, in.DryRun)
}

func (h *Handlers) addLock(ctx context.Context, b *NewLock, dry bool) (*ChangedOut[LockChanged], error) {
	d := b.Displacing.on(dry)
	row, err := h.Service.AddLock(ctx, actor(ctx), deref(b.Code), b.LockChange, d)
	if err != nil {
		return nil, err
	}
	return changed(d, "locks", LockChanged{lockBody(world(ctx))(row), effects(ctx, d)}), nil
}

// ChangeLockIn is a change to a lock.
type ChangeLockIn struct {
	MatchIn
	DryIn
	Body struct {
		service.LockChange
		Displacing
	}
}

// ChangeLock changes a lock.
func (h *Handlers) ChangeLock(ctx context.Context, in *ChangeLockIn) (*ChangedOut[LockChanged], error) {
	d := in.Body.Displacing.on(in.DryRun)
	row, err := h.Service.ChangeLock(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), in.Body.LockChange, d)
	if err != nil {
		return nil, err
	}
	return changed(d, "", LockChanged{lockBody(world(ctx))(row), effects(ctx, d)}), nil
}

// RemoveLock takes a lock away.
func (h *Handlers) RemoveLock(ctx context.Context, in *RemoveIn) (*RemovedOut, error) {
	d := in.Body.on(in.DryRun)
	return removed(ctx, d, h.Service.RemoveLock(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), d))
}
