// Command xiaoxiang serves 校享, the booking of shared venues for groups of
// schools, and looks after its data.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	_ "time/tzdata" // the zones of the schools, wherever the binary runs
)

// version is stamped by the build.
var version = "unversioned"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := run(&program{
		ctx: ctx, args: os.Args[1:], getenv: os.Getenv, out: os.Stdout, errs: os.Stderr,
	})
	stop()
	os.Exit(status)
}
