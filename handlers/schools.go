package handlers

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/service"
)

// School is one campus.
type School struct {
	ID          string   `json:"id"`
	Code        string   `json:"code"`
	Name        string   `json:"name"`
	Short       string   `json:"short"`
	Stages      []string `json:"stages" nullable:"false"`
	Support     string   `json:"support" enum:"none,new,weak"`
	Students    int      `json:"students"`
	Classes     int      `json:"classes"`
	LegalEntity *string  `json:"legal_entity"`
	Version     int64    `json:"version"`
}

func schoolBody(s *service.School) School {
	return School{
		ID: s.ID, Code: s.Code, Name: s.Name, Short: s.Short, Stages: some(s.Stages), Support: string(s.Support),
		Students: s.Students, Classes: s.Classes, LegalEntity: text(s.LegalEntity), Version: s.Version,
	}
}

// NewSchool is a school to be made.
type NewSchool struct {
	Code *string `json:"code,omitempty" maxLength:"40"`
	service.SchoolChange
}

// TransformSchema says what a new one cannot do without.
func (NewSchool) TransformSchema(_ huma.Registry, s *huma.Schema) *huma.Schema {
	return needs(s, "name", "stages")
}

// needs makes fields required that a change may leave out.
func needs(s *huma.Schema, fields ...string) *huma.Schema {
	s.Required = append(s.Required, fields...)
	s.PrecomputeMessages()
	return s
}

// ListSchools lists the schools of the district.
func (h *Handlers) ListSchools(ctx context.Context, in *PageIn) (*ListOut[School], error) {
	rows, next, err := h.Service.Schools(ctx, actor(ctx), in.page())
	return pageOf(rows, next, err, schoolBody)
}

// GetSchool shows one school.
func (h *Handlers) GetSchool(ctx context.Context, in *RefIn) (*OneOut[School], error) {
	row, err := h.Service.School(ctx, actor(ctx), in.ID)
	return shown(row, err, schoolBody)
}

// shown shapes one entity with its version as ETag.
func shown[R any, T versioned](row *R, err error, shape func(*R) T) (*OneOut[T], error) {
	if err != nil {
		return nil, err
	}
	body := shape(row)
	return &OneOut[T]{ETag: tag(body.version()), Body: body}, nil
}

// made shapes what was made and says where it is.
func made[R any, T versioned](path string, row *R, err error, shape func(*R) T) (*MadeOut[T], error) {
	if err != nil {
		return nil, err
	}
	body := shape(row)
	return &MadeOut[T]{ETag: tag(body.version()), Location: "/api/v1/" + path + "/" + body.id(), Body: body}, nil
}

// versioned is a reply that If-Match can be about.
type versioned interface {
	id() string
	version() int64
}

func (s School) id() string     { return s.ID }
func (s School) version() int64 { return s.Version }

// AddSchoolIn is a school to be made.
type AddSchoolIn struct {
	KeyIn
	Body NewSchool
}

// AddSchool makes a school.
func (h *Handlers) AddSchool(ctx context.Context, in *AddSchoolIn) (*MadeOut[School], error) {
	row, err := h.Service.AddSchool(ctx, actor(ctx), deref(in.Body.Code), in.Body.SchoolChange)
	return made("schools", row, err, schoolBody)
}

// ChangeSchoolIn is a change to a school.
type ChangeSchoolIn struct {
	MatchIn
	Body service.SchoolChange
}

// ChangeSchool changes a school.
func (h *Handlers) ChangeSchool(ctx context.Context, in *ChangeSchoolIn) (*OneOut[School], error) {
	row, err := h.Service.ChangeSchool(ctx, actor(ctx), in.ID, versionOf(in.IfMatch), in.Body)
	return shown(row, err, schoolBody)
}

// RemoveSchool takes a school out of use.
func (h *Handlers) RemoveSchool(ctx context.Context, in *MatchIn) (*struct{}, error) {
	return nil, h.Service.RemoveSchool(ctx, actor(ctx), in.ID, versionOf(in.IfMatch))
}
