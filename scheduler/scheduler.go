// Package scheduler is the door through which the clock knocks: it knows when
// something is to be done, service knows what.
package scheduler

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/robfig/cron/v3"
)

// Scheduler runs a timetable on the house's clock. Cron only wakes it every
// minute; what has come due is worked out from that clock, so that a demo that
// lives in another month has its jobs there.
type Scheduler struct {
	use  UseCases
	zone *time.Location
	log  *slog.Logger
	jobs []*timed

	cron   *cron.Cron
	ctx    context.Context
	cancel context.CancelFunc
	first  sync.WaitGroup
}

// timed is a job and what this node knows of it.
type timed struct {
	Job
	schedule cron.Schedule
	done     int64 // the last firing that needs no more thought
}

// New makes a scheduler of a timetable, read in a zone.
func New(use UseCases, zone *time.Location, log *slog.Logger, jobs []Job) (*Scheduler, error) {
	s := &Scheduler{use: use, zone: zone, log: log}
	for _, j := range jobs {
		schedule, err := cron.ParseStandard(j.Spec)
		if err != nil {
			return nil, fmt.Errorf("the job %s: %w", j.Name, err)
		}
		s.jobs = append(s.jobs, &timed{Job: j, schedule: schedule})
	}
	return s, nil
}

// Start catches up with what came due while the house was closed, then runs
// the timetable until Stop.
func (s *Scheduler) Start(ctx context.Context) {
	s.ctx, s.cancel = context.WithCancel(ctx)
	logger := cronLog{s.log}
	s.cron = cron.New(cron.WithLocation(s.zone), cron.WithLogger(logger))
	for _, j := range s.jobs {
		// One chain a job: a job that is slow holds up itself alone.
		run := cron.NewChain(cron.Recover(logger), cron.SkipIfStillRunning(cron.DiscardLogger)).Then(cron.FuncJob(func() { s.tick(j) }))
		s.cron.Schedule(everyMinute{}, run)
		s.first.Add(1)
		go func() {
			defer s.first.Done()
			run.Run()
		}()
	}
	s.cron.Start()
}

// CaughtUp waits until what came due before Start has been looked after.
func (s *Scheduler) CaughtUp() { s.first.Wait() }

// Stop begins no more jobs, asks those that run to come to an end, and waits
// for them.
func (s *Scheduler) Stop() {
	if s.cron == nil {
		return
	}
	stopped := s.cron.Stop()
	s.cancel()
	<-stopped.Done()
	s.first.Wait()
}

// tick runs a job if a firing of it has come due and nobody has run it.
func (s *Scheduler) tick(j *timed) {
	now := s.use.Now()
	fire := s.lastFire(j.schedule, now)
	if fire == 0 || fire == j.done || s.ctx.Err() != nil {
		return
	}
	if j.EveryNode {
		if _, err := s.do(j); err == nil {
			j.done = fire
		}
		return
	}
	mine, done, err := s.use.BeginJob(s.ctx, j.Name, fire)
	switch {
	case err != nil:
		s.fault(j, err)
		return
	case done:
		j.done = fire
	}
	if !mine {
		return
	}
	outcome, err := s.do(j)
	// What a job did is kept even when it was asked to stop half-way.
	end := s.use.EndJob(context.WithoutCancel(s.ctx), j.Name, fire, outcome, err != nil)
	if end != nil {
		s.fault(j, end)
	}
	if err == nil && end == nil {
		j.done = fire
	}
}

// do runs a job; a panic in it is a failure of the job alone.
func (s *Scheduler) do(j *timed) (outcome string, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v", r)
			outcome = err.Error()
			s.fault(j, err)
		}
	}()
	report, err := j.Do(s.ctx, s.use)
	if err != nil {
		s.fault(j, err)
		return "failed: " + err.Error(), err
	}
	s.log.Debug("job", "job", j.Name, "outcome", report.String())
	return report.String(), nil
}

func (s *Scheduler) fault(j *timed, err error) {
	s.log.Error("a job failed", "job", j.Name, "error", err)
}

// lastFire is the last scheduled minute at or before now; 0 where there is
// none within a year. A schedule only looks forward, so it is asked from ever
// further back.
func (s *Scheduler) lastFire(schedule cron.Schedule, now int64) int64 {
	at := time.Unix(now, 0).In(s.zone)
	for _, back := range []time.Duration{2 * time.Minute, 2 * time.Hour, 49 * time.Hour, 32 * 24 * time.Hour, 367 * 24 * time.Hour} {
		next := schedule.Next(at.Add(-back))
		if next.IsZero() || next.After(at) {
			continue
		}
		for {
			later := schedule.Next(next)
			if later.IsZero() || later.After(at) {
				return next.Unix()
			}
			next = later
		}
	}
	return 0
}

// everyMinute wakes a little after each minute.
type everyMinute struct{}

// Next is the beginning of the next minute.
func (everyMinute) Next(t time.Time) time.Time { return t.Truncate(time.Minute).Add(time.Minute) }

// cronLog passes on what cron says of a panic.
type cronLog struct{ log *slog.Logger }

// Info drops what is of no interest.
func (cronLog) Info(string, ...any) {}

// Error logs an error.
func (l cronLog) Error(err error, msg string, keysAndValues ...any) {
	l.log.Error(msg, append([]any{"error", err}, keysAndValues...)...)
}
