package service_test

import (
	"context"
	"testing"
	"time"

	"xiaoxiang/models"
	"xiaoxiang/models/storetest"
	"xiaoxiang/service"
)

func demoEngines(t *testing.T, run func(t *testing.T, s *service.Service)) {
	t.Helper()
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		run(t, service.New(store, service.NewClock(time.Now)))
	})
}

func TestLoadDemo(t *testing.T) {
	demoEngines(t, func(t *testing.T, s *service.Service) {
		r := load(t, s, service.DemoOptions{Password: "Xiaoxiang-demo-1"})
		t.Log(r.Bookings, r.Series)
	})
}

func TestLoadDemo_Lively(t *testing.T) {
	demoEngines(t, func(t *testing.T, s *service.Service) {
		began := time.Now()
		r := load(t, s, service.DemoOptions{Password: "Xiaoxiang-demo-1", Lively: true})
		t.Log(r.Bookings, r.Series, time.Since(began))
		for _, x := range r.Refused {
			t.Log(x)
		}
	})
}

func load(t *testing.T, s *service.Service, o service.DemoOptions) service.DemoReport {
	t.Helper()
	r, err := s.LoadDemo(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
