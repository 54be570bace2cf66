package models

import (
	"context"
	"database/sql"
	"errors"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/mattn/go-sqlite3"
	"gorm.io/gorm"

	"xiaoxiang/booking"
)

// PostgreSQL's names for what can go wrong (appendix A of its manual).
const (
	pgUnique        = "23505"
	pgForeignKey    = "23503"
	pgCheck         = "23514"
	pgNotNull       = "23502"
	pgExclusion     = "23P01"
	pgSerialization = "40001"
	pgDeadlock      = "40P01"
)

// triggerAbort is SQLITE_CONSTRAINT_TRIGGER: a RAISE(ABORT) of ours.
const triggerAbort = 1811

// translate turns what a database says into the house's error; everything that
// it does not know is internal.
func translate(err error) error {
	if err == nil {
		return nil
	}
	var known *booking.Error
	if errors.As(err, &known) {
		return known
	}
	code, key := classify(err)
	return &booking.Error{Code: code, Key: key, Err: err}
}

func classify(err error) (booking.Code, string) {
	switch {
	case errors.Is(err, gorm.ErrRecordNotFound), errors.Is(err, sql.ErrNoRows):
		return booking.NotFound, "not_found"
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return booking.Unavailable, "cancelled"
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return classifyPostgres(pg)
	}
	var lite sqlite3.Error
	if errors.As(err, &lite) {
		return classifySQLite(lite)
	}
	var connect *pgconn.ConnectError
	if errors.As(err, &connect) || errors.Is(err, sql.ErrConnDone) {
		return booking.Unavailable, "database_unavailable"
	}
	return booking.Internal, "internal"
}

func classifyPostgres(e *pgconn.PgError) (booking.Code, string) {
	switch e.Code {
	case pgExclusion:
		return booking.Conflicted, "slot_taken"
	case pgUnique:
		if e.TableName == "claims" {
			return booking.Conflicted, "slot_taken"
		}
		return booking.Conflicted, "duplicate"
	case pgForeignKey, pgCheck, pgNotNull:
		return booking.Invalid, "not_acceptable"
	case pgSerialization, pgDeadlock:
		return booking.Unavailable, "busy"
	}
	// Class 57 is operator intervention, 53 lack of resources, 08 connection.
	switch e.Code[:2] {
	case "57", "53", "08":
		return booking.Unavailable, "database_unavailable"
	}
	return booking.Internal, "internal"
}

func classifySQLite(e sqlite3.Error) (booking.Code, string) {
	switch {
	case int(e.ExtendedCode) == triggerAbort, e.ExtendedCode == sqlite3.ErrConstraintPrimaryKey && isClaim(e):
		return booking.Conflicted, "slot_taken"
	case e.ExtendedCode == sqlite3.ErrConstraintUnique, e.ExtendedCode == sqlite3.ErrConstraintPrimaryKey:
		return booking.Conflicted, "duplicate"
	case e.Code == sqlite3.ErrConstraint:
		return booking.Invalid, "not_acceptable"
	case e.Code == sqlite3.ErrBusy, e.Code == sqlite3.ErrLocked:
		return booking.Unavailable, "busy"
	case e.Code == sqlite3.ErrFull, e.Code == sqlite3.ErrIoErr, e.Code == sqlite3.ErrReadonly:
		return booking.Unavailable, "database_unavailable"
	}
	return booking.Internal, "internal"
}

func isClaim(e sqlite3.Error) bool {
	return e.Error() == "UNIQUE constraint failed: claims.subject, claims.start_at"
}

// retryable reports whether the same change may succeed when tried again.
func retryable(err error) bool {
	var pg *pgconn.PgError
	return errors.As(err, &pg) && (pg.Code == pgSerialization || pg.Code == pgDeadlock)
}
