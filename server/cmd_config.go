package main

type configCmd struct{}

// Run prints the configuration, and fails where it has faults.
func (configCmd) Run(p *program) error {
	cfg, err := loadConfig(p.getenv)
	cfg.print(p.out)
	return err
}
