package handlers

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/service"
)

// Term is one 学期.
type Term struct {
	ID          string `json:"id"`
	Code        string `json:"code"`
	Name        string `json:"name"`
	Week1Monday string `json:"week1_monday"`
	FirstDay    string `json:"first_day"`
	LastDay     string `json:"last_day"`
	Weeks       int    `json:"weeks"`
	Status      string `json:"status" enum:"published,assumed"`
	Version     int64  `json:"version"`
}

func termBody(t *service.Term) Term {
	return Term{
		ID: t.ID, Code: t.Code, Name: t.Name, Week1Monday: t.Week1Monday.String(), FirstDay: t.FirstDay.String(),
		LastDay: t.LastDay.String(), Weeks: t.Weeks, Status: t.Status, Version: t.Version,
	}
}

// NewTerm is a term to be made.
type NewTerm struct {
	Code *string `json:"code,omitempty" maxLength:"40"`
	service.TermChange
	Displacing
}

// TransformSchema says what a new one cannot do without.
func (NewTerm) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return needs(s, "name", "week1_monday", "first_day", "last_day")
}

func (x Term) id() string     { return x.ID }
func (x Term) version() int64 { return x.Version }

// ListTerms lists the terms.
func (h *Handlers) ListTerms(ctx context.Context, in *PageIn) (*ListOut[Term], error) {
	rows, next, err := h.Service.Terms(ctx, actor(ctx), in.page())
	return pageOf(rows, next, err, termBody)
}

// GetTerm shows a term.
func (h *Handlers) GetTerm(ctx context.Context, in *RefIn) (*OneOut[Term], error) {
	row, err := h.Service.Term(ctx, actor(ctx), in.ID)
	return shown(row, err, termBody)
}

// TermChanged is a term and what it did to bookings.
type TermChanged struct {
	Term
	Effects
}

// AddTermIn is a term to be made.
type AddTermIn struct {
	KeyIn
	DryIn
	Body NewTerm
}

// AddTerm makes a term.
func (h *Handlers) AddTerm(ctx context.Context, in *AddTermIn) (*ChangedOut[TermChanged], error) {
	d := in.Body.Displacing.on(in.DryRun)
	row, err := h.Service.AddTerm(ctx, actor(ctx), deref(in.Body.Code), in.Body.TermChange, d)
	if err != nil {
		return nil, err
	}
	return changed(d, "terms", TermChanged{termBody(row), effects(ctx, d)}), nil
}

// ChangeTermIn is a change to a term.
type ChangeTermIn struct {
	MatchIn
	DryIn
	Body struct {
		service.TermChange
		Displacing
	}
}

// ChangeTerm changes a term.
func (h *Handlers) ChangeTerm(ctx context.Context, in *ChangeTermIn) (*ChangedOut[TermChanged], error) {
	d := in.Body.Displacing.on(in.DryRun)
	row, err := h.Service.ChangeTerm(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), in.Body.TermChange, d)
	if err != nil {
		return nil, err
	}
	return changed(d, "", TermChanged{termBody(row), effects(ctx, d)}), nil
}

// RemoveTerm takes a term out of use.
func (h *Handlers) RemoveTerm(ctx context.Context, in *RemoveIn) (*RemovedOut, error) {
	d := in.Body.on(in.DryRun)
	return removed(ctx, d, h.Service.RemoveTerm(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), d))
}
