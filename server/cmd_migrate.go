package main

import "fmt"

type migrateCmd struct{}

// Run brings the schema up and says so.
func (migrateCmd) Run(p *program) error {
	cfg, err := loadConfig(p.getenv)
	if err != nil {
		return err
	}
	store, err := openStore(p.ctx, cfg)
	if err != nil {
		return err
	}
	fmt.Fprintln(p.out, "the schema is this program's")
	return store.Close()
}
