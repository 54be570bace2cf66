package handlers

import (
	"context"
	"time"
)

// About is what the server says of itself before anybody signs in.
type About struct {
	Name     string
	Version  string
	Zone     *time.Location
	Demo     bool
	Accounts []Account
	Password string // of the demo's accounts
}

// Account is one account of the demo.
type Account struct {
	Username string `json:"username"`
	Name     string `json:"name"`
	Role     string `json:"role"`
}

// AboutBody is the reply to GET /about.
type AboutBody struct {
	Name         string    `json:"name"`
	Version      string    `json:"version"`
	Now          string    `json:"now" doc:"The server's clock, RFC 3339"`
	TimeZone     string    `json:"time_zone"`
	Demo         bool      `json:"demo"`
	Accounts     []Account `json:"accounts,omitempty" doc:"In the demo only"`
	DemoPassword string    `json:"demo_password,omitempty" doc:"In the demo only"`
}

// GetAbout says what runs here.
func (h *Handlers) GetAbout(context.Context, *struct{}) (*BodyOut[AboutBody], error) {
	a := h.About
	body := AboutBody{
		Name: a.Name, Version: a.Version, Now: instant(h.Service.Clock.Now(), a.Zone),
		TimeZone: a.Zone.String(), Demo: a.Demo,
	}
	if a.Demo {
		body.Accounts, body.DemoPassword = a.Accounts, a.Password
	}
	return &BodyOut[AboutBody]{body}, nil
}
