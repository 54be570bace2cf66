package models

import (
	"database/sql"
	"hash/fnv"
)

// HoldWorld keeps everybody else from deciding anything in a district until
// the change ends: what stands and what the rules know are then looked at and
// changed together. It comes before the world is read. SQLite has one writer
// and needs none.
func (tx *Tx) HoldWorld(district string) error {
	return tx.advise("SELECT pg_advisory_xact_lock(?)", district)
}

// shareWorld makes sure that the world that a change has read stays the current
// one until the change ends; see HoldWorld.
func (q Query) shareWorld(district string) error {
	return q.advise("SELECT pg_advisory_xact_lock_shared(?)", district)
}

func (q Query) advise(statement, district string) error {
	if !q.store.postgres || !q.inChange {
		return nil
	}
	h := fnv.New64a()
	h.Write([]byte("world:" + district))
	return q.ask(statement, []any{int64(h.Sum64())}, func(*sql.Rows) error { return nil })
}
