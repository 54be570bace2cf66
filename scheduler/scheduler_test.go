package scheduler_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/robfig/cron/v3"
	"github.com/stretchr/testify/require"

	"xiaoxiang/scheduler"
	"xiaoxiang/service"
)

// house is the use cases with a clock that a test sets and runs kept in memory,
// shared by all nodes.
type house struct {
	mu   sync.Mutex
	now  atomic.Int64
	runs map[string]*run
}

type run struct {
	ended, failed bool
	outcome       string
}

func newHouse(t *testing.T, clock string) *house {
	h := &house{runs: map[string]*run{}}
	h.set(t, clock)
	return h
}

func zone(t *testing.T) *time.Location {
	z, err := time.LoadLocation("Asia/Shanghai")
	require.NoError(t, err)
	return z
}

func (h *house) set(t *testing.T, clock string) {
	v, err := time.ParseInLocation("2006-01-02 15:04:05", clock, zone(t))
	require.NoError(t, err)
	h.now.Store(v.Unix())
}

func (h *house) Now() int64 { return h.now.Load() }

func (h *house) BeginJob(_ context.Context, job string, fireAt int64) (mine, done bool, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	key := fmt.Sprint(job, " ", time.Unix(fireAt, 0).UTC().Add(8*time.Hour).Format("01-02 15:04"))
	if r := h.runs[key]; r != nil && !r.failed {
		return false, r.ended, nil
	}
	h.runs[key] = &run{}
	return true, false, nil
}

func (h *house) EndJob(_ context.Context, job string, fireAt int64, outcome string, failed bool) error {
	h.mu.Lock()
	defer h.mu.Unlock()
	r := h.runs[fmt.Sprint(job, " ", time.Unix(fireAt, 0).UTC().Add(8*time.Hour).Format("01-02 15:04"))]
	r.ended, r.failed, r.outcome = !failed, failed, outcome
	return nil
}

func (h *house) fired() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	var keys []string
	for k := range h.runs {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (*house) Remind(context.Context) (service.Report, error)   { return service.Report{}, nil }
func (*house) Expire(context.Context) (service.Report, error)   { return service.Report{}, nil }
func (*house) Complete(context.Context) (service.Report, error) { return service.Report{}, nil }
func (*house) Deliver(context.Context, service.Channels) (service.Report, error) {
	return service.Report{}, nil
}

var quiet = slog.New(slog.DiscardHandler)

// once starts a scheduler, which catches up, and stops it.
func once(t *testing.T, h *house, jobs []scheduler.Job) {
	t.Helper()
	s, err := scheduler.New(h, zone(t), quiet, jobs)
	require.NoError(t, err)
	s.Start(context.Background())
	s.CaughtUp()
	s.Stop()
}

// counting is a job that counts its runs.
func counting(name, spec string, n *atomic.Int32) scheduler.Job {
	return scheduler.Job{Name: name, Spec: spec, Do: func(context.Context, scheduler.UseCases) (fmt.Stringer, error) {
		n.Add(1)
		return service.Report{}, nil
	}}
}

func TestTimetable_AvoidsTheHourAndTheHalfHour(t *testing.T) {
	names := map[string]bool{}
	for _, j := range scheduler.Timetable(service.Channels{}) {
		require.False(t, names[j.Name], "%s is there twice", j.Name)
		names[j.Name] = true
		schedule, err := cron.ParseStandard(j.Spec)
		require.NoError(t, err, j.Name)
		at := time.Date(2026, 11, 2, 0, 0, 0, 0, zone(t)).Add(-time.Second)
		for end := at.AddDate(0, 0, 8); ; {
			if at = schedule.Next(at); at.IsZero() || at.After(end) {
				break
			}
			require.NotZero(t, at.Minute()%30, "%s runs at %s", j.Name, at)
		}
	}
}

func TestTimetable_RunsOnTheHousesClock(t *testing.T) {
	h := newHouse(t, "2026-11-04 18:07:23") // whatever the machine's clock says
	once(t, h, scheduler.Timetable(service.Channels{}))
	require.Equal(t, []string{"complete 11-04 00:17", "expire 11-04 18:04", "remind 11-04 18:07"}, h.fired())
}

func TestScheduler_CatchesUpOnceAfterHoursDown(t *testing.T) {
	var n atomic.Int32
	h := newHouse(t, "2026-11-04 17:00:00")
	jobs := []scheduler.Job{counting("evening", "7 18 * * *", &n)}
	once(t, h, jobs)
	require.EqualValues(t, 1, n.Load(), "yesterday's")
	h.set(t, "2026-11-04 20:11:00") // 18:07 was missed
	once(t, h, jobs)
	require.EqualValues(t, 2, n.Load())
	once(t, h, jobs) // a restart
	require.EqualValues(t, 2, n.Load())
	require.Equal(t, []string{"evening 11-03 18:07", "evening 11-04 18:07"}, h.fired())
}

func TestScheduler_RunsAJobOnOneOfTwoNodes(t *testing.T) {
	var n, each atomic.Int32
	h := newHouse(t, "2026-11-04 18:10:00")
	alone := counting("alone", "7 18 * * *", &n)
	shared := counting("shared", "1-29,31-59 * * * *", &each)
	shared.EveryNode = true
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() { once(t, h, []scheduler.Job{alone, shared}) })
	}
	all.Wait()
	require.EqualValues(t, 1, n.Load())
	require.EqualValues(t, 2, each.Load())
}

func TestScheduler_StopWaitsForWhatRuns(t *testing.T) {
	h := newHouse(t, "2026-11-04 18:10:00")
	begun, finished := make(chan struct{}), atomic.Bool{}
	s, err := scheduler.New(h, zone(t), quiet, []scheduler.Job{{
		Name: "slow", Spec: "7 18 * * *", Do: func(ctx context.Context, _ scheduler.UseCases) (fmt.Stringer, error) {
			close(begun)
			<-ctx.Done() // it is asked to stop, and takes its time
			time.Sleep(20 * time.Millisecond)
			finished.Store(true)
			return service.Report{Sent: 3}, nil
		},
	}})
	require.NoError(t, err)
	s.Start(context.Background())
	<-begun
	s.Stop()
	require.True(t, finished.Load())
	require.Equal(t, "sent=3", h.runs["slow 11-04 18:07"].outcome, "what it did is kept")
}

func TestScheduler_AJobThatFailsIsTriedAgain(t *testing.T) {
	h := newHouse(t, "2026-11-04 18:10:00")
	var n atomic.Int32
	jobs := []scheduler.Job{
		{Name: "panics", Spec: "7 18 * * *", Do: func(context.Context, scheduler.UseCases) (fmt.Stringer, error) {
			if n.Add(1) == 1 {
				panic("at first")
			}
			return service.Report{}, nil
		}},
		{Name: "fails", Spec: "7 18 * * *", Do: func(context.Context, scheduler.UseCases) (fmt.Stringer, error) {
			return service.Report{}, errors.New("the database is away")
		}},
	}
	once(t, h, jobs)
	require.Equal(t, run{failed: true, outcome: "panic: at first"}, *h.runs["panics 11-04 18:07"])
	require.Equal(t, run{failed: true, outcome: "failed: the database is away"}, *h.runs["fails 11-04 18:07"])
	once(t, h, jobs)
	require.Equal(t, run{ended: true, outcome: "nothing to do"}, *h.runs["panics 11-04 18:07"])
}

func TestNew_RefusesASpecThatCannotBeRead(t *testing.T) {
	_, err := scheduler.New(newHouse(t, "2026-11-04 18:10:00"), zone(t), quiet, []scheduler.Job{{Name: "odd", Spec: "61 * * * *"}})
	require.ErrorContains(t, err, "odd")
}
