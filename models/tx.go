package models

import (
	"encoding/json"
	"errors"
	"hash/fnv"
	"slices"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"

	"xiaoxiang/booking"
)

// Tx is one change: every question and every write of it. It is reached
// through Store.Change alone. Now is the one time of the whole change.
type Tx struct {
	Query
	Now int64
	// freed is what was given back so far; shared with savepoints.
	freed *[]Freed
}

// Lock holds subjects until the change ends, so that no two changes look at
// and write the same subject at once. SQLite has one writer and needs none.
func (tx *Tx) Lock(subjects []string) error {
	if !tx.store.postgres || len(subjects) == 0 {
		return nil
	}
	keys := make([]int64, 0, len(subjects))
	for _, s := range subjects {
		h := fnv.New64a()
		h.Write([]byte(s))
		keys = append(keys, int64(h.Sum64()))
	}
	// Sorted, so that two changes never wait for each other in a ring.
	slices.Sort(keys)
	list, err := json.Marshal(slices.Compact(keys))
	if err != nil {
		return err
	}
	return translate(tx.db.Exec(
		`SELECT pg_advisory_xact_lock(k::bigint) FROM jsonb_array_elements_text(?::jsonb) AS k`, string(list)).Error)
}

// Within runs fn in a savepoint: when it fails its writes alone are undone.
func (tx *Tx) Within(fn func(*Tx) error) error {
	before := len(*tx.freed)
	err := tx.db.Transaction(func(db *gorm.DB) error {
		inner := *tx
		inner.db = db
		return fn(&inner)
	})
	if err != nil {
		*tx.freed = (*tx.freed)[:before]
	}
	return translate(err)
}

// Insert writes new rows of one kind.
func Insert[T any](tx *Tx, rows ...T) error {
	if len(rows) == 0 {
		return nil
	}
	return translate(tx.db.CreateInBatches(rows, 50).Error)
}

// Create writes a new entity of a district and gives it its id and times.
func Create[T any, P interface {
	*T
	Entity
}](tx *Tx, row P,
) error {
	b := row.base()
	if b.ID == "" {
		b.ID = NewID()
	}
	if b.Code == "" {
		b.Code = b.ID
	}
	b.Version, b.CreatedAt, b.UpdatedAt = 1, tx.Now, tx.Now
	return translate(tx.db.Create(row).Error)
}

// Update writes all columns of an entity that was read at version seen and
// raises its version; another version in the database is Stale.
func Update[T any, P interface {
	*T
	Entity
}](tx *Tx, row P, seen int64,
) error {
	b := row.base()
	b.Version, b.UpdatedAt = seen+1, tx.Now
	return one(tx.db.Model(row).Where("id = ? AND version = ?", b.ID, seen).Select("*").Omit("id").Updates(row))
}

// Remove takes an entity out of use; its history stays.
func Remove[T any, P interface {
	*T
	Entity
}](tx *Tx, row P, seen int64,
) error {
	row.base().DeletedAt = tx.Now
	return Update[T, P](tx, row, seen)
}

// one is Stale unless exactly one row was written: gorm says nothing of it.
func one(done *gorm.DB) error {
	if done.Error != nil {
		return translate(done.Error)
	}
	if done.RowsAffected != 1 {
		return booking.Fail(booking.Stale, "stale")
	}
	return nil
}

// Touch says that something the rules know of a district has changed.
func (tx *Tx) Touch(district string) error {
	return one(tx.db.Exec("UPDATE districts SET world_version = world_version + 1, updated_at = ? WHERE id = ?", tx.Now, district))
}

// Set keeps one setting of the installation.
func (tx *Tx) Set(name, value string) error {
	return translate(tx.db.Exec(
		"INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", name, value).Error)
}

// Post puts letters into the outbox; one whose idempotency key is there
// already is the same letter and is left alone.
func (tx *Tx) Post(letters ...Letter) error {
	if len(letters) == 0 {
		return nil
	}
	for i := range letters {
		l := &letters[i]
		l.ID, l.Status, l.CreatedAt = NewID(), "queued", tx.Now
		l.NextAt = max(l.DueAt, l.NextAt)
	}
	return translate(tx.db.Clauses(clause.OnConflict{
		Columns: []clause.Column{{Name: "idempotency_key"}}, DoNothing: true,
	}).CreateInBatches(letters, 50).Error)
}

// Record writes the audit entry of one act; before and after are marshalled.
func (tx *Tx) Record(entry AuditEntry, before, after any) error {
	b, err := json.Marshal(before)
	if err != nil {
		return err
	}
	a, err := json.Marshal(after)
	if err != nil {
		return err
	}
	entry.ID, entry.At, entry.Before, entry.After = NewID(), tx.Now, string(b), string(a)
	return Insert(tx, entry)
}

func asError(err error, target **booking.Error) bool { return errors.As(err, target) }
