package models

import (
	"context"

	"gorm.io/gorm"

	"xiaoxiang/booking"
)

// Query asks questions, inside a transaction or outside one.
type Query struct {
	ctx   context.Context
	db    *gorm.DB
	store *Store
	// inChange is set inside a change, where what is read may be rolled back.
	inChange bool
}

// Context is the context of the request that asks.
func (q Query) Context() context.Context { return q.ctx }

// first finds one row. q.db carries no condition of its own, so that none can
// leak from one question into the next; gorm's typed chains would say so too,
// but took half a minute to compile for all the rows there are.
func first[T any](q Query, where string, args ...any) (*T, error) {
	row := new(T)
	if err := q.db.Where(where, args...).Take(row).Error; err != nil {
		return nil, translate(err)
	}
	return row, nil
}

// find lists rows in an order ("" any).
func find[T any](q Query, order, where string, args ...any) ([]T, error) {
	db := q.db.Where(where, args...)
	if order != "" {
		db = db.Order(order)
	}
	var rows []T
	return rows, translate(db.Find(&rows).Error)
}

// Get finds a row by its id.
func Get[T any](q Query, id string) (*T, error) { return first[T](q, "id = ?", id) }

// FindRef finds an entity in use by its id or, within the district, its code.
func FindRef[T any](q Query, district, ref string) (*T, error) {
	return first[T](q, "district_id = ? AND deleted_at = 0 AND (id = ? OR code = ?)", district, ref, ref)
}

// Page asks for rows after a cursor, at most Limit of them.
type Page struct {
	Limit int
	After string // the cursor of the page before; "" the first page
}

// ListCodes lists the entities in use of a district in the order of their
// codes, one more than asked where there are more.
func ListCodes[T any](q Query, district string, p Page) ([]T, error) {
	var rows []T
	err := q.db.Where("district_id = ? AND deleted_at = 0 AND code > ?", district, p.After).
		Order("code").Limit(p.Limit + 1).Find(&rows).Error
	return rows, translate(err)
}

// All lists every row of a district, deleted ones too where the table knows
// them.
func All[T any](q Query, district string) ([]T, error) {
	return find[T](q, "", "district_id = ?", district)
}

// ByIDs gives the rows with these ids in no order.
func ByIDs[T any](q Query, column string, ids []string) ([]T, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	var rows []T
	for len(ids) > 0 {
		n := min(len(ids), 500)
		part, err := find[T](q, "", column+" IN ?", ids[:n])
		if err != nil {
			return nil, translate(err)
		}
		rows, ids = append(rows, part...), ids[n:]
	}
	return rows, nil
}

// Districts lists the districts, oldest first.
func (q Query) Districts() ([]District, error) {
	return find[District](q, "created_at", "")
}

// Setting reads one setting of the installation; "" where it is not set.
func (q Query) Setting(name string) (string, error) {
	var value []string
	err := q.db.Raw("SELECT value FROM settings WHERE name = ?", name).Scan(&value).Error
	if err != nil || len(value) == 0 {
		return "", translate(err)
	}
	return value[0], nil
}

// UserByName finds who signs in under a name.
func (q Query) UserByName(username string) (*User, error) {
	return first[User](q, "username = ? AND deleted_at = 0", username)
}

// GrantsOf lists a person's grants, whatever their dates.
func (q Query) GrantsOf(user string) ([]Grant, error) {
	return find[Grant](q, "created_at, id", "user_id = ?", user)
}

// SessionByHash finds a refresh token by its hash.
func (q Query) SessionByHash(hash string) (*Session, error) {
	return first[Session](q, "token_hash = ?", hash)
}

// FeedByHash finds a feed that has not been revoked by its token's hash.
func (q Query) FeedByHash(hash string) (*Feed, error) {
	return first[Feed](q, "token_hash = ? AND revoked_at = 0", hash)
}

// Idempotent finds the reply kept for a person's key; nil where there is none.
func (q Query) Idempotent(user, name string) (*IdempotencyKey, error) {
	rows, err := find[IdempotencyKey](q, "", "user_id = ? AND name = ?", user, name)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

// Audit lists what was done to one entity, oldest first.
func (q Query) Audit(entityID string) ([]AuditEntry, error) {
	return find[AuditEntry](q, "at, id", "entity_id = ?", entityID)
}

// notFound says what was looked for instead of "a record".
func notFound(err error, kind, ref string) error {
	var e *booking.Error
	if asError(err, &e) && e.Code == booking.NotFound {
		return booking.Missing(kind, ref)
	}
	return err
}
