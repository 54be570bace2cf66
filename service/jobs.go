package service

import (
	"context"
	"fmt"
	"strings"

	"xiaoxiang/models"
)

// Report is what a run of the clock did.
type Report struct {
	Written   int // letters put into the outbox
	Sent      int
	Dropped   int // not sent, with the reason beside each
	Retried   int
	Dead      int
	Expired   int // bookings
	Completed int
	Closed    int // entries of the waitlist whose time came
}

// String names what is not nought, such as "sent=3 dropped=1".
func (r Report) String() string {
	var parts []string
	for _, p := range []struct {
		name string
		n    int
	}{
		{"written", r.Written},
		{"sent", r.Sent},
		{"dropped", r.Dropped},
		{"retried", r.Retried},
		{"dead", r.Dead},
		{"expired", r.Expired},
		{"completed", r.Completed},
		{"closed", r.Closed},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%s=%d", p.name, p.n))
		}
	}
	if len(parts) == 0 {
		return "nothing to do"
	}
	return strings.Join(parts, " ")
}

// count adds one letter that came to a state.
func (r *Report) count(status string) {
	switch status {
	case "sent":
		r.Sent++
	case "dropped":
		r.Dropped++
	case "dead":
		r.Dead++
	default:
		r.Retried++
	}
}

// jobLease is how long a run may take before another node takes it over, in
// seconds; it is also how soon a run that failed is tried again.
const jobLease = 900

// Now is the time of the house's clock, in unix seconds.
func (s *Service) Now() int64 { return s.Clock.Now() }

// BeginJob takes one firing of a job, so that of all nodes and all restarts
// one runs it. done says that it has been run.
func (s *Service) BeginJob(ctx context.Context, job string, fireAt int64) (mine, done bool, err error) {
	err = s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		mine, done, err = tx.BeginJob(job, fireAt, jobLease)
		return err
	})
	return mine, done, err
}

// EndJob keeps what a run did; one that failed is tried again when its lease
// is over.
func (s *Service) EndJob(ctx context.Context, job string, fireAt int64, outcome string, failed bool) error {
	return s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		ended := tx.Now
		if failed {
			ended = 0
		}
		return tx.EndJob(job, fireAt, ended, shorten(outcome, maxLetterNote))
	})
}

// JobRuns lists the last runs of every job, newest first.
func (s *Service) JobRuns(ctx context.Context, limit int) ([]models.JobRun, error) {
	return s.Store.Read(ctx).JobRuns(limit)
}
