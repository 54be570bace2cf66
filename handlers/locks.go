package handlers

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// Lock takes resources out of use: an exam, maintenance, opening to the
// public. A daily one takes day_start to day_end of each date.
type Lock struct {
	ID       string    `json:"id"`
	Code     string    `json:"code"`
	Name     string    `json:"name"`
	Kind     string    `json:"kind" enum:"exam,maintenance,public_opening"`
	Daily    bool      `json:"daily"`
	FromDate *string   `json:"from_date"`
	ToDate   *string   `json:"to_date"`
	DayStart *string   `json:"day_start"`
	DayEnd   *string   `json:"day_end"`
	Start    *string   `json:"start"`
	End      *string   `json:"end"`
	Scope    LockScope `json:"scope"`
	Version  int64     `json:"version"`
}

// LockScope chooses resources; every field that is set must match.
type LockScope struct {
	Stage     *string  `json:"stage"`
	Schools   []string `json:"schools" nullable:"false"`
	Types     []string `json:"types" nullable:"false"`
	AllIndoor bool     `json:"all_indoor"`
	Resources []string `json:"resources" nullable:"false"`
}

func lockBody(w *booking.World) func(*service.LockRow) Lock {
	return func(l *service.LockRow) Lock {
		out := Lock{
			ID: l.ID, Code: l.Code, Name: l.Name, Kind: l.Kind, Daily: l.Daily, Version: l.Version,
			Scope: LockScope{
				Stage: text(l.Scope.Stage), Schools: []string{}, Types: some(l.Scope.Types), AllIndoor: l.Scope.AllIndoor,
				Resources: codesOf(w, l.Scope.Resources),
			},
		}
		for _, id := range l.Scope.Schools {
			out.Scope.Schools = append(out.Scope.Schools, schoolCode(w, id))
		}
		if l.Daily {
			start, end := clock(l.DayStart), clock(l.DayEnd)
			out.FromDate, out.ToDate, out.DayStart, out.DayEnd = day(l.FromDate), day(l.ToDate), &start, &end
		} else {
			out.Start, out.End = stamp(l.StartAt, w.Zone), stamp(l.EndAt, w.Zone)
		}
		return out
	}
}

func (x Lock) id() string     { return x.ID }
func (x Lock) version() int64 { return x.Version }

// ListLocks lists the locks of the district.
func (h *Handlers) ListLocks(ctx context.Context, in *PageIn) (*ListOut[Lock], error) {
	rows, next, err := h.Service.Locks(ctx, actor(ctx), in.page())
	return pageOf(rows, next, err, lockBody(world(ctx)))
}

// GetLock shows one lock.
func (h *Handlers) GetLock(ctx context.Context, in *RefIn) (*OneOut[Lock], error) {
	row, err := h.Service.Lock(ctx, actor(ctx), in.ID)
	return shown(row, err, lockBody(world(ctx)))
}
