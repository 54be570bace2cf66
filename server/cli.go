package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/alecthomas/kong"
)

// The exit statuses.
const (
	exitDone     = 0
	exitFailed   = 1
	exitWrongUse = 2
)

// cli is every command, one file a command.
type cli struct {
	Serve   serveCmd   `cmd:"" help:"Serve the page and the API."`
	Migrate migrateCmd `cmd:"" help:"Bring the database to this program's schema."`
	User    userCmd    `cmd:"" help:"Look after the people who sign in."`
	Config  configCmd  `cmd:"" help:"Print the configuration, secrets masked."`
	Routes  routesCmd  `cmd:"" help:"Print every route and who may use it."`
	Doctor  doctorCmd  `cmd:"" help:"Check the configuration and the database, or a running server."`
	Import  importCmd  `cmd:"" help:"Bring in what schools have: a timetable."`
	Seed    seedCmd    `cmd:"" help:"Fill an empty database with a synthetic district, for benchmarks."`
	Version versionCmd `cmd:"" help:"Print the version."`
}

// program is a run of the command without its process.
type program struct {
	ctx       context.Context
	args      []string
	getenv    func(string) string
	out, errs io.Writer
}

// wrongUse is an error of whoever typed the command: exit status 2.
type wrongUse struct{ error }

// run does what the arguments say and gives the exit status.
func run(p *program) int {
	exit := -1
	parser, err := kong.New(&cli{},
		kong.Name("xiaoxiang"),
		kong.Description("校享：教育集团场馆设施共享预约 · shared-venue booking for groups of schools"),
		kong.Writers(p.out, p.errs),
		kong.Exit(func(status int) { exit = status }),
		kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		fmt.Fprintln(p.errs, "xiaoxiang:", err)
		return exitFailed
	}
	command, err := parser.Parse(p.args)
	if exit >= 0 { // --help has printed what was asked
		return exit
	}
	if err != nil {
		fmt.Fprintln(p.errs, "xiaoxiang:", err)
		return exitWrongUse
	}
	if err = command.Run(p); err == nil {
		return exitDone
	}
	// A library may break its sentence into lines.
	fmt.Fprintln(p.errs, "xiaoxiang:", strings.ReplaceAll(err.Error(), "\n\t", " "))
	var wrong wrongUse
	if errors.As(err, &wrong) {
		return exitWrongUse
	}
	return exitFailed
}
