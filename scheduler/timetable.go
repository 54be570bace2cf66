package scheduler

import (
	"context"
	"fmt"

	"xiaoxiang/service"
)

// UseCases is what the clock asks of the house.
type UseCases interface {
	// Now is the house's clock, which a demo moves.
	Now() int64
	BeginJob(ctx context.Context, job string, fireAt int64) (mine, done bool, err error)
	EndJob(ctx context.Context, job string, fireAt int64, outcome string, failed bool) error

	Remind(ctx context.Context) (service.Report, error)
	Expire(ctx context.Context) (service.Report, error)
	Complete(ctx context.Context) (service.Report, error)
	Deliver(ctx context.Context, c service.Channels) (service.Report, error)
}

// Job is one line of the timetable.
type Job struct {
	Name string
	Spec string // minute hour day month weekday, in the zone of the scheduler
	Do   func(ctx context.Context, u UseCases) (fmt.Stringer, error)
	// EveryNode is set for work that nodes share by themselves: it is not run by
	// one node alone and leaves no row.
	EveryNode bool
}

// Timetable is everything that the clock does. Nothing runs on the hour or the
// half hour, when everybody else's reminders go out; each job looks for what
// has come due, so that the minute at which it runs does not matter.
func Timetable(c service.Channels) []Job {
	return []Job{
		{
			Name: "deliver", Spec: "1-29,31-59 * * * *", EveryNode: true, // letters that are due
			Do: func(ctx context.Context, u UseCases) (fmt.Stringer, error) { return u.Deliver(ctx, c) },
		},
		{
			Name: "remind", Spec: "2-57/5 * * * *", // tomorrow's visits from 18:07, and 90 minutes before the start
			Do: func(ctx context.Context, u UseCases) (fmt.Stringer, error) { return u.Remind(ctx) },
		},
		{
			Name: "expire", Spec: "4-54/10 * * * *", // approvals: to the next ones, warnings, and the end of what nobody answered
			Do: func(ctx context.Context, u UseCases) (fmt.Stringer, error) { return u.Expire(ctx) },
		},
		{
			Name: "complete", Spec: "17 0 * * *", // what has ended counts as used
			Do: func(ctx context.Context, u UseCases) (fmt.Stringer, error) { return u.Complete(ctx) },
		},
	}
}
