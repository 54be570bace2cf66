package models

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"gorm.io/driver/postgres"
	"gorm.io/driver/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/logger"

	"xiaoxiang/booking"
)

// Store is the database. Reads go through Read, every write through Change.
type Store struct {
	write    *gorm.DB
	read     *gorm.DB
	postgres bool
	path     string // of the SQLite file
	worlds   sync.Map
	onFreed  func(*Tx, []Freed) error
}

// OnFreed sets what is done at the end of every change that gave places back,
// inside it. It is set before the first change.
func (s *Store) OnFreed(do func(*Tx, []Freed) error) { s.onFreed = do }

// Open opens a SQLite file (a path) or PostgreSQL (postgres://…) and does not
// create anything but the SQLite file's folder and file. Migrate comes next.
func Open(ctx context.Context, address string) (*Store, error) {
	if strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://") {
		return openPostgres(ctx, address)
	}
	return openSQLite(ctx, address)
}

func openPostgres(ctx context.Context, address string) (*Store, error) {
	db, err := gorm.Open(postgres.Open(address), gormConfig())
	if err != nil {
		return nil, fmt.Errorf("cannot reach PostgreSQL: %w", hideURL(err, address))
	}
	pool, err := db.DB()
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(32)
	pool.SetMaxIdleConns(32)
	if err := pool.PingContext(ctx); err != nil {
		return nil, fmt.Errorf("cannot reach PostgreSQL: %w", hideURL(err, address))
	}
	return &Store{write: db, read: db, postgres: true}, nil
}

// hideURL keeps the address, which may hold a password, out of an error.
func hideURL(err error, address string) error {
	return errors.New(strings.ReplaceAll(err.Error(), address, "postgres://…"))
}

// sqliteWriter holds the settings that the one writer needs: _txlock=immediate
// takes the write lock at BEGIN, FULL syncs at commit so that an acknowledged
// booking survives a power cut.
const sqliteWriter = "_txlock=immediate&_busy_timeout=5000&_journal_mode=WAL&_synchronous=FULL&_foreign_keys=on&_stmt_cache_size=128"

func openSQLite(ctx context.Context, path string) (*Store, error) {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return nil, fmt.Errorf("the database path %s is a folder", path)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		return nil, fmt.Errorf("cannot make the folder of the database: %w", err)
	}
	file := "file:" + (&url.URL{Path: path}).EscapedPath()
	write, err := gorm.Open(sqlite.Open(file+"?"+sqliteWriter), gormConfig())
	if err != nil {
		return nil, fmt.Errorf("cannot open the database %s: %w", path, err)
	}
	writer, err := write.DB()
	if err != nil {
		return nil, err
	}
	// One connection: writers queue here, fairly, instead of in busy waits.
	writer.SetMaxOpenConns(1)
	writer.SetConnMaxLifetime(0)
	var mode string
	if err := writer.QueryRowContext(ctx, "PRAGMA journal_mode").Scan(&mode); err != nil {
		return nil, fmt.Errorf("cannot open the database %s: %w", path, err)
	}
	read, err := gorm.Open(sqlite.Open(file+"?mode=ro&_busy_timeout=5000&_foreign_keys=on&_query_only=on&_stmt_cache_size=128"), gormConfig())
	if err != nil {
		return nil, fmt.Errorf("cannot open the database %s: %w", path, err)
	}
	reader, err := read.DB()
	if err != nil {
		return nil, err
	}
	reader.SetMaxOpenConns(4)
	reader.SetMaxIdleConns(4)
	return &Store{write: write, read: read, path: path}, nil
}

func gormConfig() *gorm.Config {
	return &gorm.Config{
		SkipDefaultTransaction: true,
		Logger:                 logger.Discard, // errors are returned; statements hold people's data
		NowFunc:                func() time.Time { return time.Time{} },
	}
}

// Close closes every connection, the writer last: SQLite folds the log of
// changes back into the file when the last one that may write goes.
func (s *Store) Close() error {
	if s.read == s.write {
		return closeDB(s.write)
	}
	return errors.Join(closeDB(s.read), closeDB(s.write))
}

func closeDB(db *gorm.DB) error {
	pool, err := db.DB()
	if err != nil {
		return err
	}
	return pool.Close()
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error {
	pool, err := s.read.DB()
	if err != nil {
		return err
	}
	return translate(pool.PingContext(ctx))
}

// Read answers questions outside a transaction.
func (s *Store) Read(ctx context.Context) Query {
	return Query{ctx: ctx, db: s.read.WithContext(ctx), store: s}
}

// Change runs fn in one transaction; now (unix seconds) is the whole change's
// time. When fn or the commit fails nothing is written. A serialization
// failure or deadlock is tried again, so fn must not act outside tx.
func (s *Store) Change(ctx context.Context, now int64, fn func(*Tx) error) error {
	for attempt := 0; ; attempt++ {
		err := s.write.WithContext(ctx).Transaction(func(db *gorm.DB) error {
			tx := &Tx{Query: Query{ctx: ctx, db: db, store: s, inChange: true}, Now: now, freed: new([]Freed)}
			if err := fn(tx); err != nil || s.onFreed == nil || len(*tx.freed) == 0 {
				return err
			}
			return s.onFreed(tx, *tx.freed)
		})
		if err == nil {
			return nil
		}
		if attempt < 4 && retryable(err) {
			continue
		}
		var known *booking.Error
		if errors.As(err, &known) {
			return known
		}
		return translate(err)
	}
}
