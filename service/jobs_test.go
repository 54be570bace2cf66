package service_test

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestOneNodeRunsAFiring(t *testing.T) {
	inTown(t, func(t *town) {
		t.stopped("2026-11-04 18:07")
		fire := t.Clock.Now()
		var mine atomic.Int32
		var all sync.WaitGroup
		for range 8 {
			all.Go(func() {
				took, done, err := t.BeginJob(context.Background(), "evening", fire)
				require.NoError(t, err)
				require.False(t, done)
				if took {
					mine.Add(1)
				}
			})
		}
		all.Wait()
		require.EqualValues(t, 1, mine.Load())

		begin := func() (bool, bool) {
			mine, done, err := t.BeginJob(context.Background(), "evening", fire)
			require.NoError(t, err)
			return mine, done
		}
		again, _ := begin()
		require.False(t, again, "it runs elsewhere")
		t.stopped("2026-11-04 18:23") // nothing was heard of it: that node died
		again, _ = begin()
		require.True(t, again)
		require.NoError(t, t.EndJob(context.Background(), "evening", fire, "failed: no", true))
		again, _ = begin()
		require.False(t, again, "not at once")
		t.stopped("2026-11-04 18:40")
		again, _ = begin()
		require.True(t, again)
		require.NoError(t, t.EndJob(context.Background(), "evening", fire, "sent=3", false))
		t.stopped("2026-11-04 19:40")
		again, done := begin()
		require.False(t, again)
		require.True(t, done)
		runs, err := t.JobRuns(context.Background(), 10)
		require.NoError(t, err)
		require.Len(t, runs, 1)
		require.Equal(t, "sent=3", runs[0].Outcome)
	})
}

// A clock that was ahead leaves rows of a future that does not come; they must
// not keep the job from running when that time really comes.
func TestAFutureThatWasTakenBackRunsAgain(t *testing.T) {
	inTown(t, func(t *town) {
		t.stopped("2026-11-05 18:07")
		ahead := t.Clock.Now()
		mine, _, err := t.BeginJob(context.Background(), "evening", ahead)
		require.NoError(t, err)
		require.True(t, mine)
		require.NoError(t, t.EndJob(context.Background(), "evening", ahead, "", false))
		t.stopped("2026-11-04 18:07")
		mine, _, err = t.BeginJob(context.Background(), "evening", t.Clock.Now())
		require.NoError(t, err)
		require.True(t, mine)
		t.stopped("2026-11-05 18:07")
		mine, _, err = t.BeginJob(context.Background(), "evening", ahead)
		require.NoError(t, err)
		require.True(t, mine)
	})
}
