package main

import (
	"fmt"

	"xiaoxiang/service"
)

type seedCmd struct {
	Resources int    `default:"2000" help:"How many resources."`
	Bookings  int    `default:"1000000" help:"How many bookings."`
	Rand      uint64 `default:"1" help:"The same number gives the same district."`
	Password  string `help:"Password of the accounts; without it nobody can sign in."`
}

// Run fills an empty database with a synthetic district.
func (c seedCmd) Run(p *program) error {
	if c.Resources < 1 || c.Bookings < 0 {
		return wrongUse{fmt.Errorf("--resources wants at least 1, --bookings at least 0")}
	}
	svc, _, err := p.openService(false)
	if err != nil {
		return err
	}
	report, err := svc.Seed(p.ctx, service.SeedOptions{
		Resources: c.Resources, Bookings: c.Bookings, Rand: c.Rand, Password: c.Password, Progress: p.progress("seeding"),
	})
	if err := closing(svc.Store, err); err != nil {
		return err
	}
	fmt.Fprintf(p.out, "schools=%d users=%d resources=%d bookings=%d from=%s to=%s\n",
		report.Schools, report.Users, report.Resources, report.Bookings, report.From, report.To)
	return nil
}
