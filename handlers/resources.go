package handlers

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// Resource is a place or a pool that can be booked. Null limits are no limits.
type Resource struct {
	ID            string     `json:"id"`
	Code          string     `json:"code"`
	Name          string     `json:"name"`
	School        *string    `json:"school" doc:"Owner; null: the district"`
	SchoolName    string     `json:"school_name"`
	Type          string     `json:"type"`
	Alloc         string     `json:"alloc" enum:"exclusive,divisible,part,shared,pool"`
	Parent        *string    `json:"parent"`
	Parts         []string   `json:"parts" nullable:"false"`
	Combos        [][]string `json:"combos" nullable:"false"`
	Capacity      *int       `json:"capacity"`
	MaxParties    *int       `json:"max_parties"`
	Quantity      *int       `json:"quantity"`
	Unit          string     `json:"unit"`
	SeatsEach     *int       `json:"seats_each"`
	Risk          string     `json:"risk" enum:"standard,supervised,hazardous,offsite"`
	Scope         string     `json:"scope" enum:"private,group,district"`
	BufferBefore  int        `json:"buffer_before" doc:"Minutes"`
	BufferAfter   int        `json:"buffer_after" doc:"Minutes"`
	NoticeDays    int        `json:"notice_days"`
	Needs         []string   `json:"needs" nullable:"false"`
	Features      []string   `json:"features" nullable:"false"`
	OnlyWith      []string   `json:"only_with" nullable:"false"`
	AvailableFrom *string    `json:"available_from"`
	Note          string     `json:"note"`
	Share         *Share     `json:"share"`
	Visibility    string     `json:"visibility" enum:"none,free_busy,summary,full" doc:"How much you see of its bookings"`
	Version       int64      `json:"version"`
}

// Share is the hours that the owner publishes for others.
type Share struct {
	_       struct{}      `nullable:"true"`
	Code    string        `json:"code"`
	Name    string        `json:"name"`
	Windows []ShareWindow `json:"windows" nullable:"false"`
}

// ShareWindow is one span of a share: by periods or by the clock.
type ShareWindow struct {
	Weekdays []int    `json:"weekdays" nullable:"false"`
	By       string   `json:"by" enum:"period,clock"`
	Periods  []string `json:"periods" nullable:"false"`
	Start    *string  `json:"start"`
	End      *string  `json:"end"`
}

func resourceBody(v *service.ResourceView) Resource {
	r, w := &v.Row, v.World
	out := Resource{
		ID: r.ID, Code: r.Code, Name: r.Name, Type: r.Type, Alloc: string(r.Alloc), Parts: []string{}, Combos: [][]string{},
		Capacity: number(r.Capacity), MaxParties: number(r.MaxParties), Quantity: number(r.Quantity), Unit: r.Unit,
		SeatsEach: number(r.SeatsEach), Risk: string(r.Risk), Scope: r.Scope, BufferBefore: r.BufferBefore,
		BufferAfter: r.BufferAfter, NoticeDays: r.NoticeDays, Needs: some(r.Needs), Features: some(r.Features),
		OnlyWith: some(r.OnlyWith), AvailableFrom: day(r.AvailableFrom), Note: r.Note, Visibility: v.See, Version: r.Version,
	}
	if s := w.Schools[deref(r.SchoolID)]; s != nil {
		out.School, out.SchoolName = &s.Code, s.Name
	}
	if hall := w.Resources[deref(r.ParentID)]; hall != nil {
		out.Parent = &hall.Code
	}
	if known := w.Resources[r.ID]; known != nil {
		out.Parts = codesOf(w, known.Parts)
	}
	for _, combo := range r.Combos {
		out.Combos = append(out.Combos, codesOf(w, combo))
	}
	if v.Profile != nil {
		out.Share = &Share{Code: v.Profile.Code, Name: v.Profile.Name, Windows: []ShareWindow{}}
		for _, win := range v.Profile.Windows {
			shaped := ShareWindow{Weekdays: some(win.Weekdays), By: win.By, Periods: some(win.Periods)}
			if win.By != "period" {
				start, end := clock(win.Start), clock(win.End)
				shaped.Start, shaped.End = &start, &end
			}
			out.Share.Windows = append(out.Share.Windows, shaped)
		}
	}
	return out
}

func codesOf(w *booking.World, ids []string) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		if r := w.Resources[id]; r != nil {
			out = append(out, r.Code)
		}
	}
	return out
}

// ResourcesIn chooses resources.
type ResourcesIn struct {
	PageIn
	School      string `query:"school" maxLength:"100" doc:"Owner, id or code"`
	Group       string `query:"group" maxLength:"100" doc:"Owned by a member, id or code"`
	Type        string `query:"type" maxLength:"40"`
	Q           string `query:"q" maxLength:"100" doc:"Part of the name or code"`
	MinCapacity int    `query:"min_capacity" minimum:"0" maximum:"100000"`
	Feature     string `query:"feature" maxLength:"40"`
}

// NewResource is a resource to be made.
type NewResource struct {
	Code *string `json:"code,omitempty" maxLength:"40"`
	service.ResourceChange
}

// TransformSchema says what a new one cannot do without.
func (NewResource) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return needs(s, "name", "type")
}

func (x Resource) id() string     { return x.ID }
func (x Resource) version() int64 { return x.Version }

// ListResources lists resources that you may see.
func (h *Handlers) ListResources(ctx context.Context, in *ResourcesIn) (*ListOut[Resource], error) {
	rows, next, err := h.Service.Resources(ctx, actor(ctx), service.ResourceFilter{
		School: in.School, Group: in.Group, Type: in.Type, Q: in.Q, Feature: in.Feature, MinCapacity: in.MinCapacity, Page: in.page(),
	})
	return pageOf(rows, next, err, resourceBody)
}

// GetResource shows a resource.
func (h *Handlers) GetResource(ctx context.Context, in *RefIn) (*OneOut[Resource], error) {
	row, err := h.Service.Resource(ctx, actor(ctx), in.ID)
	return shown(row, err, resourceBody)
}

// AddResourceIn is a resource to be made.
type AddResourceIn struct {
	KeyIn
	Body NewResource
}

// AddResource makes a resource.
func (h *Handlers) AddResource(ctx context.Context, in *AddResourceIn) (*MadeOut[Resource], error) {
	row, err := h.Service.AddResource(ctx, actor(ctx), deref(in.Body.Code), in.Body.ResourceChange)
	return made("resources", row, err, resourceBody)
}

// ChangeResourceIn is a change to a resource.
type ChangeResourceIn struct {
	MatchIn
	Body service.ResourceChange
}

// ChangeResource changes a resource.
func (h *Handlers) ChangeResource(ctx context.Context, in *ChangeResourceIn) (*OneOut[Resource], error) {
	row, err := h.Service.ChangeResource(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), in.Body)
	return shown(row, err, resourceBody)
}

// RemoveResource takes a resource out of use.
func (h *Handlers) RemoveResource(ctx context.Context, in *MatchIn) (*struct{}, error) {
	return nil, h.Service.RemoveResource(ctx, actor(ctx), in.ID, versionOf(in.IfMatch))
}
