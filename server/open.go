package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"xiaoxiang/models"
	"xiaoxiang/service"
)

// clockSetting keeps how far the demo's clock is from real time, in seconds.
const clockSetting = "clock_offset_seconds"

// openStore opens the database and brings it to this program's schema.
func openStore(ctx context.Context, cfg Config) (*models.Store, error) {
	store, err := models.Open(ctx, cfg.DB)
	if err != nil {
		return nil, err
	}
	if err := store.Migrate(ctx); err != nil {
		return nil, closing(store, err)
	}
	return store, nil
}

// openExisting is openStore for commands that must not make a database where
// a path was mistyped.
func openExisting(ctx context.Context, cfg Config) (*models.Store, error) {
	if !strings.Contains(cfg.DB, "://") {
		if _, err := os.Stat(cfg.DB); err != nil {
			return nil, fmt.Errorf("there is no database at %s; XIAOXIANG_DB names it", cfg.DB)
		}
	}
	return openStore(ctx, cfg)
}

func closing(store *models.Store, err error) error {
	_ = store.Close() // the first error is the one to tell
	return err
}

// openService opens the use cases over the configured database, on its clock.
// The caller closes the store.
func (p *program) openService(existing bool) (*service.Service, Config, error) {
	cfg, err := loadConfig(p.getenv)
	if err != nil {
		return nil, cfg, err
	}
	open := openStore
	if existing {
		open = openExisting
	}
	store, err := open(p.ctx, cfg)
	if err != nil {
		return nil, cfg, err
	}
	svc := service.New(store, service.NewClock(time.Now))
	if err := keptClock(p.ctx, svc); err != nil {
		return nil, cfg, closing(store, err)
	}
	return svc, cfg, nil
}

// keptClock sets the clock as the database remembers it.
func keptClock(ctx context.Context, svc *service.Service) error {
	kept, err := svc.Store.Read(ctx).Setting(clockSetting)
	if err != nil || kept == "" {
		return err
	}
	seconds, err := strconv.ParseInt(kept, 10, 64)
	if err != nil {
		return fmt.Errorf("the setting %s is not a number of seconds: %q", clockSetting, kept)
	}
	svc.Clock.Advance(time.Duration(seconds) * time.Second)
	return nil
}

// moveClock starts the clock at an instant and keeps that with the data.
func moveClock(ctx context.Context, svc *service.Service, at time.Time) error {
	svc.Clock.Set(at)
	return svc.Store.Change(ctx, svc.Clock.Now(), func(tx *models.Tx) error {
		return tx.Set(clockSetting, strconv.FormatInt(int64(svc.Clock.Offset()/time.Second), 10))
	})
}

// signingKey is the configured secret, or one that is made once and kept
// beside the database (SQLite: a file only its owner reads; PostgreSQL: a
// setting, so that every node signs alike).
func signingKey(ctx context.Context, cfg Config, store *models.Store) ([]byte, error) {
	if cfg.Secret != "" {
		return []byte(cfg.Secret), nil
	}
	if strings.Contains(cfg.DB, "://") {
		return settingKey(ctx, store)
	}
	path := filepath.Join(filepath.Dir(cfg.DB), "xiaoxiang.secret")
	if b, err := os.ReadFile(path); err == nil && len(b) >= 32 {
		return b, nil
	}
	key := service.NewToken()
	if err := os.WriteFile(path, []byte(key), 0o600); err != nil {
		return nil, fmt.Errorf("cannot keep the signing key beside the database: %w", err)
	}
	return []byte(key), nil
}

func settingKey(ctx context.Context, store *models.Store) ([]byte, error) {
	var key string
	err := store.Change(ctx, 0, func(tx *models.Tx) error {
		if err := tx.Lock([]string{"setting:signing_key"}); err != nil {
			return err
		}
		kept, err := tx.Setting("signing_key")
		if err != nil {
			return err
		}
		if key = kept; key == "" {
			key = service.NewToken()
			return tx.Set("signing_key", key)
		}
		return nil
	})
	return []byte(key), err
}
