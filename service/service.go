// Package service holds the use cases: one method a request. Each change runs
// in one Store.Change: lock, look, decide, write, post.
package service

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// Service is every use case over one store and one clock.
type Service struct {
	Store *models.Store
	Clock *Clock
	// Mail says that a mail server is set: without one no mail is written.
	Mail bool
	// PublicURL is the base of links in letters and feeds; "" leaves them out.
	PublicURL string
}

// New makes the use cases over a store and a clock.
func New(store *models.Store, clock *Clock) *Service {
	s := &Service{Store: store, Clock: clock}
	store.OnFreed(s.promote)
	return s
}

type requestKey struct{}

// WithRequestID keeps the id of the request in a context, for the audit.
func WithRequestID(ctx context.Context, id string) context.Context {
	return context.WithValue(ctx, requestKey{}, id)
}

func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestKey{}).(string)
	return id
}

// record writes the audit entry of an actor's act on an entity of a school.
func record(tx *models.Tx, actor booking.Actor, action, entity, id, school string, before, after any) error {
	return tx.Record(models.AuditEntry{
		DistrictID: actor.District, SchoolID: models.Ref(school), ActorID: models.Ref(actor.User),
		RequestID: requestID(tx.Context()), Action: action, Entity: entity, EntityID: id,
	}, before, after)
}
