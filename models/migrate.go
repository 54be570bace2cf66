package models

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"os"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*/*.sql
var migrations embed.FS

// Migrate brings the schema to this binary's version. A SQLite file that has
// data is copied aside first; a database newer than this binary is refused.
func (s *Store) Migrate(ctx context.Context) error {
	pool, err := s.write.DB()
	if err != nil {
		return err
	}
	provider, err := s.goose(pool)
	if err != nil {
		return err
	}
	current, target, err := provider.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("cannot read the schema version: %w", err)
	}
	if current > target {
		return fmt.Errorf("the database has schema version %d, this program knows %d: use a newer program", current, target)
	}
	if current == target {
		return nil
	}
	if err := s.copyAside(ctx, pool, current); err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("cannot bring the database to schema version %d: %w", target, err)
	}
	return nil
}

func (s *Store) goose(pool *sql.DB) (*goose.Provider, error) {
	folder, dialect := "migrations/sqlite", goose.DialectSQLite3
	if s.postgres {
		folder, dialect = "migrations/postgres", goose.DialectPostgres
	}
	files, err := fs.Sub(migrations, folder)
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(dialect, pool, files)
}

// copyAside keeps what was there before a migration of a SQLite file.
func (s *Store) copyAside(ctx context.Context, pool *sql.DB, version int64) error {
	if s.postgres || version == 0 {
		return nil
	}
	aside := fmt.Sprintf("%s.before-%d", s.path, version+1)
	if _, err := os.Stat(aside); err == nil {
		return nil
	}
	if _, err := pool.ExecContext(ctx, "VACUUM INTO ?", aside); err != nil {
		return fmt.Errorf("cannot copy the database aside before migrating: %w", err)
	}
	return nil
}
