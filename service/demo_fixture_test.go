package service_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/models"
	"xiaoxiang/models/storetest"
	"xiaoxiang/service"
)

// town is the demo district with its clock, for tests of use cases.
type town struct {
	*testing.T
	*service.Service
	district string
}

// inTown runs a test in the demo district, on both engines, at its own time.
func inTown(t *testing.T, test func(t *town)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, store *models.Store) { test(newTown(t, store)) })
}

func newTown(t *testing.T, store *models.Store) *town {
	t.Helper()
	clock := service.NewClock(time.Now)
	s := service.New(store, clock)
	report, err := s.LoadDemo(context.Background(), service.DemoOptions{Password: "Xiaoxiang-demo-1"})
	require.NoError(t, err)
	clock.Set(report.Now)
	return &town{T: t, Service: s, district: report.District}
}

// as is the actor behind a user's code.
func (t *town) as(code string) booking.Actor {
	t.Helper()
	user, err := models.FindRef[models.User](t.Store.Read(context.Background()), t.district, code)
	require.NoError(t, err)
	person, err := t.PersonOf(context.Background(), user)
	require.NoError(t, err)
	return person.Actor
}

// book books as a user and wants the booking.
func (t *town) book(as string, d service.Draft) service.View {
	t.Helper()
	booked, err := t.Book(context.Background(), t.as(as), d)
	require.NoError(t, err)
	require.Len(t, booked.Bookings, 1)
	return booked.Bookings[0]
}

// refused wants an error with a key and gives it.
func (t *town) refused(key string, err error) *booking.Error {
	t.Helper()
	var e *booking.Error
	require.True(t, errors.As(err, &e), "want %s, got %v", key, err)
	require.Equal(t, key, e.Key, "%v", err)
	return e
}

// claims counts the live claims of a booking.
func (t *town) claims(id string) int {
	t.Helper()
	rows, err := models.ByIDs[models.Claim](t.Store.Read(context.Background()), "booking_id", []string{id})
	require.NoError(t, err)
	return len(rows)
}

// recording is a room of the requester's own campus that is approved at once.
func recording(start, end string) service.Draft {
	return service.Draft{Resources: []string{"R006"}, School: "S03", Title: "录课", Start: start, End: end}
}
