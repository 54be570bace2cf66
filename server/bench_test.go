package main

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"xiaoxiang/service"
)

// benchRounds is how often each side of a comparison is measured, A B A B.
const benchRounds = 7

// BenchmarkCheckAgainstNoop says how many times an authenticated request that
// does nothing (GET /me) a check takes: on the demo district, and on one with
// 2,000 resources and a million bookings (XIAOXIANG_BENCH_BOOKINGS for
// another number).
func BenchmarkCheckAgainstNoop(b *testing.B) {
	b.Run("demo", func(b *testing.B) {
		app, token := benchApp(b, func(ctx context.Context, s *service.Service) (string, error) {
			report, err := s.LoadDemo(ctx, service.DemoOptions{Password: testPassword})
			s.Clock.Set(report.Now)
			return "u31", err
		})
		compare(b, app, token, `{"resources":["R006"],"school":"S03","start":"2026-11-05T09:30","end":"2026-11-05T10:10","title":"x"}`)
	})
	b.Run("large", func(b *testing.B) {
		bookings := 1_000_000
		if n, err := strconv.Atoi(os.Getenv("XIAOXIANG_BENCH_BOOKINGS")); err == nil {
			bookings = n
		}
		var ask string
		app, token := benchApp(b, func(ctx context.Context, s *service.Service) (string, error) {
			report, err := s.Seed(ctx, service.SeedOptions{Resources: 2000, Bookings: bookings, Rand: 1, Password: testPassword})
			day := report.From + (report.To-report.From)/2
			s.Clock.Set(time.Unix(day.At(12*60, time.UTC), 0))
			when := (day + 3).String()
			ask = `{"resources":["R00001"],"school":"S001","start":"` + when + `T20:00","end":"` + when + `T20:40","title":"x"}`
			return "t0011", err
		})
		compare(b, app, token, ask)
	})
}

// benchApp is the whole app on a new SQLite file that fill fills.
func benchApp(b *testing.B, fill func(context.Context, *service.Service) (string, error)) (http.Handler, string) {
	b.Helper()
	ctx := context.Background()
	cfg := defaultConfig
	cfg.DB, cfg.DemoPassword = filepath.Join(b.TempDir(), "x.db"), testPassword
	cfg.AnonymousRate, cfg.UserRate = 1e6, 1e6
	store, err := openStore(ctx, cfg)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close() })
	svc := service.New(store, service.NewClock(time.Now))
	name, err := fill(ctx, svc)
	if err != nil {
		b.Fatal(err)
	}
	about, err := aboutOf(ctx, cfg, svc)
	if err != nil {
		b.Fatal(err)
	}
	a, err := newApp(cfg, svc, service.NewClock(time.Now), []byte(strings.Repeat("k", 32)), about, slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	user, err := store.Read(ctx).UserByName(name)
	if err != nil {
		b.Fatal(err)
	}
	token, _, err := a.tokens.issue(user.ID, user.Epoch)
	if err != nil {
		b.Fatal(err)
	}
	return a.echo, token
}

// compare reports the median of the check over the median of the no-op.
func compare(b *testing.B, app http.Handler, token, ask string) {
	b.Helper()
	noop := func() *http.Request { return httptest.NewRequest(http.MethodGet, base+"/me", http.NoBody) }
	check := func() *http.Request {
		return httptest.NewRequest(http.MethodPost, base+"/bookings/check", strings.NewReader(ask))
	}
	var ratios, checks, noops []float64
	for range benchRounds {
		a, z := median(b, app, token, noop), median(b, app, token, check)
		ratios, noops, checks = append(ratios, z/a), append(noops, a), append(checks, z)
	}
	for b.Loop() {
		send(b, app, token, check())
	}
	b.ReportMetric(middle(ratios), "x-noop")
	b.ReportMetric(middle(checks), "µs-check")
	b.ReportMetric(middle(noops), "µs-noop")
}

func median(b *testing.B, app http.Handler, token string, request func() *http.Request) float64 {
	b.Helper()
	took := make([]float64, 300)
	for i := range took {
		r := request()
		began := time.Now()
		send(b, app, token, r)
		took[i] = float64(time.Since(began).Nanoseconds()) / 1000
	}
	return middle(took)
}

func middle(of []float64) float64 {
	slices.Sort(of)
	return of[len(of)/2]
}

func send(b *testing.B, app http.Handler, token string, r *http.Request) {
	b.Helper()
	r.Header.Set("Authorization", "Bearer "+token)
	r.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	app.ServeHTTP(w, r)
	if w.Code != http.StatusOK {
		b.Fatalf("%s %s: %d %s", r.Method, r.URL, w.Code, w.Body)
	}
}
