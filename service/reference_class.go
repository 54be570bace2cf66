package service

import (
	"context"
	"slices"
	"strconv"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// ClassGroupChange is what is sent of a class group.
type ClassGroupChange struct {
	School    *string   `json:"school,omitempty" doc:"Id or code; cannot change later"`
	Name      *string   `json:"name,omitempty" maxLength:"120"`
	Stage     *string   `json:"stage,omitempty" enum:"primary,junior"`
	Headcount *int      `json:"headcount,omitempty" minimum:"0" maximum:"100000"`
	Members   *[]string `json:"members,omitempty" doc:"Classes it contains"`
}

func (s *Service) editClass(actor booking.Actor, c ClassGroupChange) edit[models.ClassGroup] {
	return edit[models.ClassGroup]{
		kind: "class_group", school: func(row *models.ClassGroup) string { return row.SchoolID },
		may: func(w *booking.World, row *models.ClassGroup) bool {
			return booking.CanManageSchool(w, actor, row.SchoolID)
		},
		fill: func(w *booking.World, row *models.ClassGroup, f *faults) {
			if c.School != nil {
				school := w.School(*c.School)
				switch {
				case school == nil:
					f.add("school", "unknown_school", map[string]any{"Ref": *c.School})
				case row.SchoolID != "" && row.SchoolID != school.ID:
					f.add("school", "cannot_change", nil)
				default:
					row.SchoolID = school.ID
				}
			} else if row.SchoolID == "" {
				f.add("school", "required", nil)
			}
			f.name("name", &row.Name, c.Name)
			if c.Stage != nil {
				row.Stage = *c.Stage
			}
			switch school := w.Schools[row.SchoolID]; {
			case school == nil:
			case row.Stage == "" && len(school.Stages) > 0:
				row.Stage = school.Stages[0]
			case !slices.Contains(school.Stages, row.Stage):
				f.add("stage", "unknown_stage", map[string]any{"Ref": row.Stage})
			}
			f.number("headcount", &row.Headcount, c.Headcount, 0, maxPeople)
			if row.Members == nil {
				row.Members = []string{}
			}
			if c.Members == nil {
				return
			}
			row.Members = []string{}
			for i, ref := range *c.Members {
				m := w.Class(ref)
				if m == nil || m.School != row.SchoolID || m.ID == row.ID {
					f.add("members["+strconv.Itoa(i)+"]", "unknown_class_group", map[string]any{"Ref": ref})
					continue
				}
				row.Members = append(row.Members, m.ID)
			}
		},
		free: func(tx *models.Tx, _ *booking.World, row *models.ClassGroup) error {
			return notTaken(tx, booking.Wanted{Classes: []string{row.ID}})
		},
	}
}

// notTaken is nil where no live booking from now on takes what is wanted.
func notTaken(tx *models.Tx, wanted booking.Wanted) error {
	wanted.From, wanted.To = tx.Now, tx.Now+10*366*86400
	rows, err := tx.Taken(wanted)
	if err != nil || len(rows) == 0 {
		return err
	}
	return inUse(rows[0].Code)
}

// ClassGroups lists the class groups of a school, or of the district.
func (s *Service) ClassGroups(ctx context.Context, actor booking.Actor, school string, page models.Page) ([]models.ClassGroup, string, error) {
	w, err := s.World(ctx, actor.District)
	if err != nil {
		return nil, "", err
	}
	var of *booking.School
	if school != "" {
		if of = w.School(school); of == nil {
			return nil, "", booking.Missing("school", school)
		}
	}
	codes := map[string]string{}
	for _, c := range w.Classes {
		if of == nil || c.School == of.ID {
			codes[c.Code] = c.ID
		}
	}
	ids, next := cut(codes, page)
	rows, err := inOrder[models.ClassGroup](s.Store.Read(ctx), ids)
	return rows, next, err
}

// ClassGroup gives one class group.
func (s *Service) ClassGroup(ctx context.Context, actor booking.Actor, ref string) (*models.ClassGroup, error) {
	return one[models.ClassGroup](ctx, s, actor, "class_group", ref)
}

// AddClassGroup makes a class group.
func (s *Service) AddClassGroup(ctx context.Context, actor booking.Actor, code string, c ClassGroupChange) (*models.ClassGroup, error) {
	return create(ctx, s, actor, code, s.editClass(actor, c))
}

// ChangeClassGroup changes a class group.
func (s *Service) ChangeClassGroup(ctx context.Context, actor booking.Actor, ref string, version *int64, c ClassGroupChange) (*models.ClassGroup, error) {
	return update(ctx, s, actor, ref, version, s.editClass(actor, c))
}

// RemoveClassGroup takes a class group out of use.
func (s *Service) RemoveClassGroup(ctx context.Context, actor booking.Actor, ref string, version *int64) error {
	return remove(ctx, s, actor, ref, version, s.editClass(actor, ClassGroupChange{}))
}
