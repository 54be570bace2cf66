//go:build unix

package pgtest_test

import (
	"context"
	"errors"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"xiaoxiang/models/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }

func connect(t *testing.T, url string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(context.Background(), url)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

// show reads one setting of the server.
func show(t *testing.T, conn *pgx.Conn, setting string) (value string) {
	t.Helper()
	if err := conn.QueryRow(context.Background(), "SELECT current_setting($1)", setting).Scan(&value); err != nil {
		t.Fatal(err)
	}
	return value
}

func TestURL_RefusesOverlapsWithAnExclusionConstraint(t *testing.T) {
	conn := connect(t, pgtest.URL(t))
	for _, sql := range []string{
		"CREATE EXTENSION btree_gist",
		"CREATE TABLE claims (subject bigint, s bigint, e bigint, EXCLUDE USING gist (subject WITH =, int8range(s, e) WITH &&))",
		"INSERT INTO claims VALUES (1, 10, 20), (1, 20, 30), (2, 15, 25)",
	} {
		if _, err := conn.Exec(context.Background(), sql); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	_, err := conn.Exec(context.Background(), "INSERT INTO claims VALUES (1, 19, 21)")
	var pgErr *pgconn.PgError
	if !errors.As(err, &pgErr) || pgErr.Code != "23P01" {
		t.Fatalf("an overlapping claim: got %v, want 23P01", err)
	}
}

func TestURL_GivesEachCallerItsOwnEmptyDatabase(t *testing.T) {
	a, b := connect(t, pgtest.URL(t)), connect(t, pgtest.URL(t))
	if _, err := a.Exec(context.Background(), "CREATE TABLE only_here (id int)"); err != nil {
		t.Fatal(err)
	}
	var tables int
	if err := b.QueryRow(context.Background(), "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").Scan(&tables); err != nil {
		t.Fatal(err)
	}
	if tables != 0 {
		t.Errorf("a fresh database holds %d tables", tables)
	}
}

func TestURL_ChoosesTheServerByOption(t *testing.T) {
	for _, c := range []struct {
		name    string
		options []pgtest.Option
		fsync   string
	}{
		{"quick", nil, "off"},
		{"durable", []pgtest.Option{pgtest.Durable}, "on"},
	} {
		t.Run(c.name, func(t *testing.T) {
			conn := connect(t, pgtest.URL(t, c.options...))
			for setting, want := range map[string]string{
				"fsync": c.fsync, "synchronous_commit": c.fsync, "TimeZone": "UTC", "max_connections": "200", "server_encoding": "UTF8",
			} {
				if got := show(t, conn, setting); got != want {
					t.Errorf("%s = %s, want %s", setting, got, want)
				}
			}
		})
	}
}

func TestURL_SkipsOnlyWhenTold(t *testing.T) {
	t.Setenv(pgtest.NoPostgres, "1")
	skipped := false
	t.Run("told", func(t *testing.T) {
		defer func() { skipped = t.Skipped() }()
		pgtest.URL(t)
	})
	if !skipped {
		t.Error("the test was not skipped")
	}
}
