package handlers

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// Group is a set of schools run together (教育集团).
type Group struct {
	ID            string   `json:"id"`
	Code          string   `json:"code"`
	Name          string   `json:"name"`
	Kind          string   `json:"kind" enum:"tight,led,project,alliance"`
	Status        string   `json:"status" enum:"forming,active,ended"`
	CharterStatus string   `json:"charter_status"`
	LeadSchool    string   `json:"lead_school"`
	FoundedOn     *string  `json:"founded_on"`
	Members       []Member `json:"members" nullable:"false"`
	Version       int64    `json:"version"`
}

// Member is one school's time in a group.
type Member struct {
	School string  `json:"school"`
	Role   string  `json:"role"`
	From   *string `json:"from"`
	To     *string `json:"to"`
}

// groupBody names schools as the world of now does.
func groupBody(w *booking.World) func(*service.Group) Group {
	return func(g *service.Group) Group {
		out := Group{
			ID: g.ID, Code: g.Code, Name: g.Name, Kind: string(g.Kind), Status: g.Status, CharterStatus: g.CharterStatus,
			LeadSchool: schoolCode(w, g.LeadSchoolID), FoundedOn: day(g.FoundedOn), Members: []Member{}, Version: g.Version,
		}
		for _, m := range g.Members {
			out.Members = append(out.Members, Member{School: schoolCode(w, m.SchoolID), Role: m.Role, From: day(m.FromDate), To: day(m.ToDate)})
		}
		return out
	}
}

// schoolCode gives the code of a school; one that is gone is shown by its id.
func schoolCode(w *booking.World, id string) string {
	if s := w.Schools[id]; s != nil {
		return s.Code
	}
	return id
}

// world is the caller's district as it was when the request came in.
func world(ctx context.Context) *booking.World { return CallerOf(ctx).Person.World }

// NewGroup is a group to be made.
type NewGroup struct {
	Code *string `json:"code,omitempty" maxLength:"40"`
	service.GroupChange
}

// TransformSchema says what a new one cannot do without.
func (NewGroup) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return needs(s, "name", "kind", "lead_school")
}

func (x Group) id() string     { return x.ID }
func (x Group) version() int64 { return x.Version }

// ListGroups lists the groups of the district.
func (h *Handlers) ListGroups(ctx context.Context, in *PageIn) (*ListOut[Group], error) {
	rows, next, err := h.Service.Groups(ctx, actor(ctx), in.page())
	return pageOf(rows, next, err, groupBody(world(ctx)))
}

// GetGroup shows a group.
func (h *Handlers) GetGroup(ctx context.Context, in *RefIn) (*OneOut[Group], error) {
	row, err := h.Service.Group(ctx, actor(ctx), in.ID)
	return shown(row, err, groupBody(world(ctx)))
}

// AddGroupIn is a group to be made.
type AddGroupIn struct {
	KeyIn
	Body NewGroup
}

// AddGroup makes a group.
func (h *Handlers) AddGroup(ctx context.Context, in *AddGroupIn) (*MadeOut[Group], error) {
	row, err := h.Service.AddGroup(ctx, actor(ctx), deref(in.Body.Code), in.Body.GroupChange)
	return made("groups", row, err, groupBody(world(ctx)))
}

// ChangeGroupIn is a change to a group.
type ChangeGroupIn struct {
	MatchIn
	Body service.GroupChange
}

// ChangeGroup changes a group.
func (h *Handlers) ChangeGroup(ctx context.Context, in *ChangeGroupIn) (*OneOut[Group], error) {
	row, err := h.Service.ChangeGroup(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), in.Body)
	return shown(row, err, groupBody(world(ctx)))
}

// RemoveGroup takes a group out of use.
func (h *Handlers) RemoveGroup(ctx context.Context, in *MatchIn) (*struct{}, error) {
	return nil, h.Service.RemoveGroup(ctx, actor(ctx), in.ID, versionOf(in.IfMatch))
}
