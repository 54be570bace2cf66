package service

import (
	"context"
	"slices"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// SchoolChange is what is sent of a school; nil fields stay as they are.
type SchoolChange struct {
	Name        *string          `json:"name,omitempty" maxLength:"120"`
	Short       *string          `json:"short,omitempty" maxLength:"40"`
	Stages      *[]string        `json:"stages,omitempty" enum:"primary,junior"`
	Support     *string          `json:"support,omitempty" enum:"none,new,weak"`
	Students    *int             `json:"students,omitempty" minimum:"0" maximum:"100000"`
	Classes     *int             `json:"classes,omitempty" minimum:"0" maximum:"10000"`
	LegalEntity Nullable[string] `json:"legal_entity,omitempty" doc:"Id or code of the legal person"`
}

// School is a school with the code of its legal entity.
type School struct {
	models.School
	LegalEntity string
}

func districtOnly[T any](actor booking.Actor) func(*booking.World, *T) bool {
	return func(*booking.World, *T) bool { return booking.CanManageDistrict(actor) }
}

func (s *Service) editSchool(tx models.Query, actor booking.Actor, c SchoolChange) edit[models.School] {
	return edit[models.School]{
		kind: "school", may: districtOnly[models.School](actor),
		school: func(row *models.School) string { return row.ID },
		fill: func(_ *booking.World, row *models.School, f *faults) {
			f.name("name", &row.Name, c.Name)
			if c.Short != nil {
				row.Short = strings.TrimSpace(*c.Short)
			}
			if row.Short == "" {
				row.Short = row.Name
			}
			if c.Stages != nil {
				row.Stages = slices.Compact(*c.Stages)
			}
			if len(row.Stages) == 0 {
				f.add("stages", "required", nil)
			}
			if c.Support != nil {
				row.Support = booking.Support(*c.Support)
			}
			if row.Support == "" {
				row.Support = booking.NoSupport
			}
			f.number("students", &row.Students, c.Students, 0, maxPeople)
			f.number("classes", &row.Classes, c.Classes, 0, 10000)
			if row.OpenHours == nil {
				row.OpenHours = openingHours("school")
			}
			if c.LegalEntity.Set {
				row.LegalEntityID = nil
				if ref := c.LegalEntity.or(""); ref != "" {
					le, err := models.FindRef[models.LegalEntity](tx, actor.District, ref)
					if err != nil {
						f.add("legal_entity", "unknown_legal_entity", map[string]any{"Ref": ref})
						return
					}
					row.LegalEntityID = &le.ID
				}
			}
		},
		free: func(_ *models.Tx, w *booking.World, row *models.School) error {
			for _, r := range w.Resources {
				if r.School == row.ID && r.Active {
					return inUse(r.Code)
				}
			}
			for _, g := range w.Groups {
				if slices.ContainsFunc(g.Members, func(m booking.Membership) bool { return m.School == row.ID }) {
					return inUse(g.Code)
				}
			}
			for _, g := range w.Grants {
				if g.School == row.ID {
					return inUse(w.Users[g.User].Code)
				}
			}
			return nil
		},
	}
}

// Schools lists the schools of the district.
func (s *Service) Schools(ctx context.Context, actor booking.Actor, page models.Page) ([]School, string, error) {
	rows, next, err := pageOf[models.School](ctx, s, actor, page)
	if err != nil {
		return nil, "", err
	}
	out, err := s.withEntities(ctx, rows)
	return out, next, err
}

// School gives one school.
func (s *Service) School(ctx context.Context, actor booking.Actor, ref string) (*School, error) {
	row, err := one[models.School](ctx, s, actor, "school", ref)
	if err != nil {
		return nil, err
	}
	return s.oneSchool(ctx, row)
}

func (s *Service) oneSchool(ctx context.Context, row *models.School) (*School, error) {
	out, err := s.withEntities(ctx, []models.School{*row})
	if err != nil {
		return nil, err
	}
	return &out[0], nil
}

func (s *Service) withEntities(ctx context.Context, rows []models.School) ([]School, error) {
	var ids []string
	for _, r := range rows {
		if r.LegalEntityID != nil {
			ids = append(ids, *r.LegalEntityID)
		}
	}
	entities, err := models.ByIDs[models.LegalEntity](s.Store.Read(ctx), "id", ids)
	if err != nil {
		return nil, err
	}
	codes := map[string]string{}
	for _, e := range entities {
		codes[e.ID] = e.Code
	}
	out := make([]School, 0, len(rows))
	for _, r := range rows {
		out = append(out, School{School: r, LegalEntity: codes[models.Deref(r.LegalEntityID)]})
	}
	return out, nil
}

// AddSchool makes a school; the district alone may.
func (s *Service) AddSchool(ctx context.Context, actor booking.Actor, code string, c SchoolChange) (*School, error) {
	row, err := create(ctx, s, actor, code, s.editSchool(s.Store.Read(ctx), actor, c))
	if err != nil {
		return nil, err
	}
	return s.oneSchool(ctx, row)
}

// ChangeSchool changes a school.
func (s *Service) ChangeSchool(ctx context.Context, actor booking.Actor, ref string, version *int64, c SchoolChange) (*School, error) {
	row, err := update(ctx, s, actor, ref, version, s.editSchool(s.Store.Read(ctx), actor, c))
	if err != nil {
		return nil, err
	}
	return s.oneSchool(ctx, row)
}

// RemoveSchool takes a school out of use.
func (s *Service) RemoveSchool(ctx context.Context, actor booking.Actor, ref string, version *int64) error {
	return remove(ctx, s, actor, ref, version, s.editSchool(s.Store.Read(ctx), actor, SchoolChange{}))
}
