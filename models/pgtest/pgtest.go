//go:build unix

// Package pgtest gives tests a real PostgreSQL: one server a test process,
// started at the first call in a temporary folder, reached through a socket in
// that folder, and gone with the process however it ends.
//
//	func TestMain(m *testing.M) { pgtest.Main(m) }
//
//	func TestBook(t *testing.T) { store := open(t, pgtest.URL(t)) … }
package pgtest

import (
	"context"
	"fmt"
	"os"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// NoPostgres names the environment variable that makes tests skip PostgreSQL.
// Without it a missing server fails them: an engine is never left out silently.
const NoPostgres = "XIAOXIANG_TEST_NO_POSTGRES"

// An Option chooses the server that holds the database.
type Option int

// Durable is a server that waits for the disk at every commit, as a real one
// does: for benchmarks, and for what a crash must not lose.
const Durable Option = 1

var (
	quick   = &server{settings: append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off")}
	durable = &server{settings: settings}
)

// URL gives the URL of a fresh, empty database, dropped when the test ends. Its
// user is a superuser, who may create the extension btree_gist.
func URL(t testing.TB, options ...Option) string {
	t.Helper()
	if os.Getenv(NoPostgres) != "" {
		t.Skip(NoPostgres + " is set: not run on PostgreSQL")
	}
	s := quick
	for _, o := range options {
		if o == Durable {
			s = durable
		}
	}
	s.start.Do(func() { s.err = s.run() })
	if s.err != nil {
		t.Fatal(s.err)
	}
	name := fmt.Sprintf("test_%d", s.databases.Add(1))
	if err := s.exec("CREATE DATABASE " + name); err != nil {
		t.Fatalf("create a database for the test: %v", err)
	}
	t.Cleanup(func() {
		if err := s.exec("DROP DATABASE " + name + " WITH (FORCE)"); err != nil {
			t.Errorf("drop the database of the test: %v", err)
		}
	})
	return s.url(name)
}

// Main runs the tests, stops the servers and exits. A package that does not
// call it leaves no server behind either, but does not wait for its end.
func Main(m *testing.M) {
	code := m.Run()
	quick.stop()
	durable.stop()
	os.Exit(code)
}

func (s *server) url(database string) string {
	return fmt.Sprintf("postgres://%s@/%s?host=%s&sslmode=disable", superuser, database, s.dir)
}

// exec runs one statement in the maintenance database.
func (s *server) exec(sql string) error {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	conn, err := pgx.Connect(ctx, s.url("postgres"))
	if err != nil {
		return err
	}
	_, err = conn.Exec(ctx, sql)
	if closeErr := conn.Close(ctx); err == nil {
		err = closeErr
	}
	return err
}

// missing says what to install.
func missing(what string) error {
	return fmt.Errorf("%s. The tests run on a real PostgreSQL: `make test` installs it on Debian and Ubuntu; elsewhere "+
		"install PostgreSQL 14 or newer, server binaries and contrib extensions; %s=1 leaves it out", what, NoPostgres)
}
