package main

import (
	"fmt"

	"xiaoxiang/handlers"
)

type routesCmd struct{}

// Run prints the route table.
func (routesCmd) Run(p *program) error {
	a := &app{handlers: &handlers.Handlers{}}
	for _, r := range a.routes() {
		fmt.Fprintf(p.out, "%-6s  %-38s  %-24s  %s\n", r.method, base+r.path, r.may, r.summary)
	}
	return nil
}
