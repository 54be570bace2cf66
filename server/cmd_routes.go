package main

import "fmt"

type routesCmd struct{}

// Run prints the route table.
func (routesCmd) Run(p *program) error {
	for _, r := range new(app).routes() {
		fmt.Fprintf(p.out, "%-6s %-34s %-16s %s\n", r.method, base+r.path, r.may, r.id)
	}
	return nil
}
