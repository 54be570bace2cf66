package models

import (
	"context"
	"sync"

	"gorm.io/gorm/schema"
)

// Exec runs raw SQL past every check, as somebody with a database shell would.
func Exec(s *Store, statement string) error { return s.write.Exec(statement).Error }

// Pragma reads a setting of the connection that a change runs on.
func Pragma(tx *Tx, name string) (string, error) {
	var value string
	err := tx.db.Raw("PRAGMA " + name).Scan(&value).Error
	return value, err
}

// Columns lists what the database has for a table, and Fields what a row
// struct writes there.
func Columns(ctx context.Context, s *Store, table string) ([]string, error) {
	types, err := s.write.WithContext(ctx).Migrator().ColumnTypes(table)
	names := make([]string, len(types))
	for i, t := range types {
		names[i] = t.Name()
	}
	return names, err
}

// Fields gives the table and the columns of a row struct.
func Fields(s *Store, row any) (string, []string, error) {
	parsed, err := schema.Parse(row, &sync.Map{}, s.write.NamingStrategy)
	if err != nil {
		return "", nil, err
	}
	return parsed.Table, parsed.DBNames, nil
}
