package main

import (
	"errors"
	"fmt"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/messages"
	"xiaoxiang/service"
)

type userCmd struct {
	Add userAddCmd `cmd:"" help:"Add a person and print a one-time password."`
}

type userAddCmd struct {
	Username string `arg:"" help:"Name to sign in with: lower case letters, digits, dot, underscore, hyphen."`
	Name     string `help:"Name that others see; the user name when left out."`
	Email    string `help:"Address for letters."`
	Role     string `default:"district_admin" enum:"district_admin,auditor,group_admin,school_admin,resource_manager,lab_technician,teacher" help:"Role: ${enum}."`
	Scope    string `help:"Code of the school or group that the role is for."`
	District string `default:"教育局" help:"Name of the district that is made in an empty database."`
}

// Run adds the person.
func (c userAddCmd) Run(p *program) error {
	svc, _, err := p.openService(false)
	if err != nil {
		return err
	}
	return closing(svc.Store, c.add(p, svc))
}

func (c userAddCmd) add(p *program, svc *service.Service) error {
	district, err := svc.TheDistrict(p.ctx, c.District)
	if err != nil {
		return said(err)
	}
	name := c.Name
	if name == "" {
		name = c.Username
	}
	password, err := svc.AddUser(p.ctx, service.NewUser{
		District: district.ID, Username: c.Username, Name: name, Email: c.Email, Role: booking.Role(c.Role), Scope: c.Scope,
	})
	if err != nil {
		return said(err)
	}
	fmt.Fprintf(p.out, "user: %s\none-time password: %s\n", strings.ToLower(c.Username), password)
	fmt.Fprintln(p.errs, "The password is shown this once and must be changed at the first sign-in.")
	return nil
}

// said puts what a use case refused into a sentence for whoever typed the
// command.
func said(err error) error {
	var e *booking.Error
	if !errors.As(err, &e) || e.Code == booking.Internal {
		return err
	}
	sentence := messages.English.Text(e.Key, e.Params)
	if e.Field != "" {
		sentence = e.Field + ": " + sentence
	}
	return errors.New(sentence)
}
