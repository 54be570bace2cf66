package handlers

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// ClassGroup is a class or several together: a headcount, never names.
type ClassGroup struct {
	ID        string   `json:"id"`
	Code      string   `json:"code"`
	Name      string   `json:"name"`
	School    string   `json:"school"`
	Stage     string   `json:"stage"`
	Headcount int      `json:"headcount"`
	Members   []string `json:"members" nullable:"false" doc:"Codes of the classes that it contains"`
	Version   int64    `json:"version"`
}

func classGroupBody(w *booking.World) func(*service.ClassGroup) ClassGroup {
	return func(c *service.ClassGroup) ClassGroup {
		out := ClassGroup{
			ID: c.ID, Code: c.Code, Name: c.Name, School: schoolCode(w, c.SchoolID), Stage: c.Stage,
			Headcount: c.Headcount, Members: []string{}, Version: c.Version,
		}
		for _, id := range c.Members {
			if m := w.Classes[id]; m != nil {
				out.Members = append(out.Members, m.Code)
			}
		}
		return out
	}
}

// ClassGroupsIn chooses class groups.
type ClassGroupsIn struct {
	PageIn
	School string `query:"school" maxLength:"100" doc:"Id or code"`
}

// NewClassGroup is a class group to be made.
type NewClassGroup struct {
	Code *string `json:"code,omitempty" maxLength:"40"`
	service.ClassGroupChange
}

// TransformSchema says what a new one cannot do without.
func (NewClassGroup) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return needs(s, "name", "school")
}

func (x ClassGroup) id() string     { return x.ID }
func (x ClassGroup) version() int64 { return x.Version }

// ListClassGroups lists class groups.
func (h *Handlers) ListClassGroups(ctx context.Context, in *ClassGroupsIn) (*ListOut[ClassGroup], error) {
	rows, next, err := h.Service.ClassGroups(ctx, actor(ctx), in.School, in.page())
	return pageOf(rows, next, err, classGroupBody(world(ctx)))
}

// GetClassGroup shows a class group.
func (h *Handlers) GetClassGroup(ctx context.Context, in *RefIn) (*OneOut[ClassGroup], error) {
	row, err := h.Service.ClassGroup(ctx, actor(ctx), in.ID)
	return shown(row, err, classGroupBody(world(ctx)))
}

// AddClassGroupIn is a class group to be made.
type AddClassGroupIn struct {
	KeyIn
	Body NewClassGroup
}

// AddClassGroup makes a class group.
func (h *Handlers) AddClassGroup(ctx context.Context, in *AddClassGroupIn) (*MadeOut[ClassGroup], error) {
	row, err := h.Service.AddClassGroup(ctx, actor(ctx), deref(in.Body.Code), in.Body.ClassGroupChange)
	return made("class-groups", row, err, classGroupBody(world(ctx)))
}

// ChangeClassGroupIn is a change to a class group.
type ChangeClassGroupIn struct {
	MatchIn
	Body service.ClassGroupChange
}

// ChangeClassGroup changes a class group.
func (h *Handlers) ChangeClassGroup(ctx context.Context, in *ChangeClassGroupIn) (*OneOut[ClassGroup], error) {
	row, err := h.Service.ChangeClassGroup(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), in.Body)
	return shown(row, err, classGroupBody(world(ctx)))
}

// RemoveClassGroup takes a class group out of use.
func (h *Handlers) RemoveClassGroup(ctx context.Context, in *MatchIn) (*struct{}, error) {
	return nil, h.Service.RemoveClassGroup(ctx, actor(ctx), in.ID, versionOf(in.IfMatch))
}
