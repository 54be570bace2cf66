package main

type userCmd struct {
	Add userAddCmd `cmd:"" help:"Add a person and print a one-time password."`
}

type userAddCmd struct {
	Username string `arg:"" help:"Name to sign in with."`
}

// Run adds the person.
func (c userAddCmd) Run(p *program) error { return nil }
