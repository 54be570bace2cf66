package models_test

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/models"
	"xiaoxiang/models/pgtest"
	"xiaoxiang/models/storetest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

// change runs fn in a change at second 1000 and wants it to succeed.
func change(t *testing.T, store *models.Store, fn func(*models.Tx) error) {
	t.Helper()
	require.NoError(t, store.Change(context.Background(), 1000, fn))
}

// district writes a district with one school and gives their ids.
func district(t *testing.T, store *models.Store) (string, string) {
	t.Helper()
	d := models.District{ID: models.NewID(), Code: "D1", Name: "星河区", TimeZone: "Asia/Shanghai", WorldVersion: 1, Version: 1}
	s := models.School{Base: models.Base{DistrictID: d.ID, Code: "S01"}, Name: "本部", Support: booking.NoSupport, Stages: []string{"primary"}}
	change(t, store, func(tx *models.Tx) error {
		return errors.Join(models.Insert(tx, d), models.Create(tx, &s))
	})
	return d.ID, s.ID
}

// held writes a booking that holds r:X from start to end.
func held(t *testing.T, store *models.Store, district, school, code string, start, end int64) error {
	t.Helper()
	return store.Change(context.Background(), 1000, func(tx *models.Tx) error {
		b := models.Booking{
			ID: models.NewID(), DistrictID: district, SchoolID: school, Code: code,
			StartAt: start, EndAt: end, Status: booking.StatusApproved, Version: 1,
		}
		return errors.Join(models.Insert(tx, b), models.Insert(tx, models.Claim{
			Subject: "r:X", StartAt: start, EndAt: end, BookingID: b.ID, DistrictID: district, SchoolID: school,
		}))
	})
}

func TestClaimsOfOneSubjectNeverOverlap(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		d, s := district(t, store)
		require.NoError(t, held(t, store, d, s, "B1", 100, 200))
		for _, c := range []struct {
			name       string
			start, end int64
			free       bool
		}{
			{"the same", 100, 200, false},
			{"inside", 120, 130, false},
			{"around", 50, 300, false},
			{"over the start", 50, 101, false},
			{"over the end", 199, 250, false},
			{"touching before", 50, 100, true},
			{"touching after", 200, 210, true},
		} {
			t.Run(c.name, func(t *testing.T) {
				err := held(t, store, d, s, "B-"+c.name, c.start, c.end)
				if c.free {
					require.NoError(t, err)
					return
				}
				var e *booking.Error
				require.ErrorAs(t, err, &e)
				require.Equal(t, booking.Conflicted, e.Code)
				require.Equal(t, "slot_taken", e.Key)
			})
		}
	})
}

func TestAFailedChangeWritesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		err := store.Change(context.Background(), 1000, func(tx *models.Tx) error {
			require.NoError(t, tx.Set("kept", "no"))
			return booking.Fail(booking.Invalid, "changed_my_mind")
		})
		var e *booking.Error
		require.ErrorAs(t, err, &e)
		require.Equal(t, "changed_my_mind", e.Key)
		value, err := store.Read(context.Background()).Setting("kept")
		require.NoError(t, err)
		require.Empty(t, value)
	})
}

// TestLockHoldsUntilTheChangeEnds is the deterministic twin of the many-at-once
// race: the second change must not get the subject while the first has it.
func TestLockHoldsUntilTheChangeEnds(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		firstHas, letGo, secondHas := make(chan struct{}), make(chan struct{}), make(chan struct{})
		failed := make(chan error, 2)
		go func() {
			failed <- store.Change(context.Background(), 1, func(tx *models.Tx) error {
				if err := tx.Lock([]string{"r:A", "r:B"}); err != nil {
					return err
				}
				close(firstHas)
				<-letGo
				return nil
			})
		}()
		<-firstHas
		go func() {
			failed <- store.Change(context.Background(), 1, func(tx *models.Tx) error {
				if err := tx.Lock([]string{"r:B"}); err != nil {
					return err
				}
				close(secondHas)
				return nil
			})
		}()
		select {
		case <-secondHas:
			t.Fatal("both changes hold one subject")
		case <-time.After(200 * time.Millisecond):
		}
		close(letGo)
		require.NoError(t, <-failed)
		require.NoError(t, <-failed)
	})
}

func TestAStaleVersionIsRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		d, _ := district(t, store)
		row, err := models.FindRef[models.School](store.Read(context.Background()), d, "S01")
		require.NoError(t, err)
		change(t, store, func(tx *models.Tx) error { row.Name = "新名"; return models.Update(tx, row, 1) })
		err = store.Change(context.Background(), 1, func(tx *models.Tx) error { return models.Update(tx, row, 1) })
		var e *booking.Error
		require.ErrorAs(t, err, &e)
		require.Equal(t, booking.Stale, e.Code)
	})
}

func TestTheAuditIsAppendOnly(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		d, _ := district(t, store)
		change(t, store, func(tx *models.Tx) error {
			return tx.Record(models.AuditEntry{DistrictID: d, Action: "x", Entity: "y", EntityID: "z"}, nil, nil)
		})
		for _, statement := range []string{"UPDATE audit_entries SET action = 'forged'", "DELETE FROM audit_entries"} {
			require.Error(t, models.Exec(store, statement), statement)
		}
	})
}

func TestWritesAreSynced(t *testing.T) {
	store := storetest.SQLite(t)
	change(t, store, func(tx *models.Tx) error {
		mode, err := models.Pragma(tx, "synchronous")
		require.NoError(t, err)
		require.Equal(t, "2", mode, "synchronous must be FULL: an acknowledged booking survives a power cut")
		return nil
	})
}

func TestADatabaseNewerThanTheProgramIsRefused(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		require.NoError(t, models.Exec(store, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, true)"))
		require.ErrorContains(t, store.Migrate(context.Background()), "use a newer program")
	})
}

func TestAFolderIsNotADatabase(t *testing.T) {
	_, err := models.Open(context.Background(), t.TempDir())
	require.ErrorContains(t, err, "is a folder")
	_, err = models.Open(context.Background(), "postgres://nobody:secret@127.0.0.1:1/none")
	require.ErrorContains(t, err, "cannot reach PostgreSQL")
	require.False(t, strings.Contains(err.Error(), "secret"))
}

func TestMigratingTwiceChangesNothing(t *testing.T) {
	store := storetest.SQLite(t)
	require.NoError(t, store.Migrate(context.Background()))
	matches, err := filepath.Glob(filepath.Join(t.TempDir(), "*before*"))
	require.NoError(t, err)
	require.Empty(t, matches)
}

func TestClosingLeavesOneFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.db")
	store, err := models.Open(context.Background(), path)
	require.NoError(t, err)
	require.NoError(t, store.Migrate(context.Background()))
	_, err = store.Read(context.Background()).Districts()
	require.NoError(t, err)
	require.NoError(t, store.Close())
	files, err := filepath.Glob(path + "*")
	require.NoError(t, err)
	require.Equal(t, []string{path}, files, "the log of changes is folded back into the file")
}
