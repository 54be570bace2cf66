package main

type serveCmd struct {
	Demo   bool `help:"Load the demo district into an empty database and start the clock at its time."`
	Bare   bool `xor:"fill" help:"With --demo: leave its bookings out."`
	Lively bool `xor:"fill" help:"With --demo: add the programs' term plans and ordinary bookings."`
}

// Run serves until it is told to stop.
func (c serveCmd) Run(p *program) error { return nil }
