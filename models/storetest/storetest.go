// Package storetest gives tests a migrated, empty store on each engine.
package storetest

import (
	"context"
	"path/filepath"
	"testing"

	"xiaoxiang/models"
	"xiaoxiang/models/pgtest"
)

// Each runs a test on SQLite and on PostgreSQL. A package that calls it hands
// its TestMain to pgtest.Main.
func Each(t *testing.T, test func(t *testing.T, store *models.Store)) {
	t.Helper()
	t.Run("sqlite", func(t *testing.T) { test(t, SQLite(t)) })
	t.Run("postgres", func(t *testing.T) { test(t, open(t, pgtest.URL(t))) })
}

// SQLite opens a new database file in the test's own folder.
func SQLite(t testing.TB) *models.Store {
	t.Helper()
	return open(t, filepath.Join(t.TempDir(), "xiaoxiang.db"))
}

func open(t testing.TB, address string) *models.Store {
	t.Helper()
	store, err := models.Open(context.Background(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := store.Migrate(context.Background()); err != nil {
		t.Fatal(err)
	}
	return store
}
