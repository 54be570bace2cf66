package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

type doctorCmd struct {
	URL string `help:"Ask a running server, e.g. http://127.0.0.1:8080/readyz." placeholder:"URL"`
}

// Run checks a running server, or the configuration and the database.
func (c doctorCmd) Run(p *program) error {
	if c.URL != "" {
		return c.ask(p)
	}
	svc, cfg, err := p.openService(true)
	if err != nil {
		return err
	}
	defer svc.Store.Close()
	if err := svc.Store.Ping(p.ctx); err != nil {
		return fmt.Errorf("the database does not answer: %w", err)
	}
	districts, err := svc.Store.Read(p.ctx).Districts()
	if err != nil {
		return err
	}
	fmt.Fprintf(p.out, "configuration: good\ndatabase: answers, the schema is this program's\ndistricts: %d\nclock: %s\n",
		len(districts), svc.Clock.Time().Format(time.RFC3339))
	if cfg.Secret == "" {
		fmt.Fprintln(p.out, "signing key: kept beside the database")
	}
	return nil
}

func (c doctorCmd) ask(p *program) error {
	ctx, cancel := context.WithTimeout(p.ctx, 4*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, c.URL, nil)
	if err != nil {
		return wrongUse{err}
	}
	reply, err := http.DefaultClient.Do(request)
	if err != nil {
		return fmt.Errorf("the server does not answer: %w", err)
	}
	defer reply.Body.Close()
	body, _ := io.ReadAll(io.LimitReader(reply.Body, 4096))
	fmt.Fprintf(p.out, "%s %s\n", reply.Status, body)
	if reply.StatusCode != http.StatusOK {
		return fmt.Errorf("the server answers %s", reply.Status)
	}
	return nil
}
