package service

import (
	"context"
	"slices"
	"strconv"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// GroupChange is what is sent of a group of schools.
type GroupChange struct {
	Name          *string         `json:"name,omitempty" maxLength:"120"`
	Kind          *string         `json:"kind,omitempty" enum:"tight,led,project,alliance"`
	Status        *string         `json:"status,omitempty" enum:"forming,active,ended"`
	CharterStatus *string         `json:"charter_status,omitempty" enum:"drafting,adopted,submitted,filed,superseded,not_applicable"`
	LeadSchool    *string         `json:"lead_school,omitempty" doc:"Id or code"`
	FoundedOn     *string         `json:"founded_on,omitempty" format:"date"`
	Members       *[]MemberChange `json:"members,omitempty"`
}

// MemberChange is one school's time in a group.
type MemberChange struct {
	School string  `json:"school" doc:"Id or code"`
	Role   string  `json:"role" enum:"core,lead,convenor,member,partner"`
	From   *string `json:"from,omitempty" format:"date"`
	To     *string `json:"to,omitempty" format:"date"`
}

// Group is a group with the schools that are in it.
type Group struct {
	models.Group
	Members []models.Membership
}

func (s *Service) editGroup(actor booking.Actor, c GroupChange) edit[models.Group] {
	var members []models.Membership
	return edit[models.Group]{
		kind: "group", may: districtOnly[models.Group](actor),
		fill: func(w *booking.World, row *models.Group, f *faults) {
			fillGroup(w, row, c, f)
			if c.Members != nil {
				members = f.members(w, actor.District, *c.Members)
			}
		},
		after: func(tx *models.Tx, _ *booking.World, row *models.Group) error {
			if c.Members == nil {
				return nil
			}
			for i := range members {
				members[i].GroupID = row.ID
			}
			return tx.SetMembers(row.ID, members)
		},
		free: func(_ *models.Tx, w *booking.World, row *models.Group) error {
			for _, p := range w.Projects {
				if p.Group == row.ID {
					return inUse(p.Code)
				}
			}
			for _, a := range w.Agreements {
				if a.Group == row.ID {
					return inUse(a.Code)
				}
			}
			for _, g := range w.Grants {
				if g.Group == row.ID {
					return inUse(w.Users[g.User].Code)
				}
			}
			return nil
		},
	}
}

func fillGroup(w *booking.World, row *models.Group, c GroupChange, f *faults) {
	f.name("name", &row.Name, c.Name)
	if c.Kind != nil {
		row.Kind = booking.GroupKind(*c.Kind)
	}
	if row.Kind == "" {
		f.add("kind", "required", nil)
	}
	set(&row.Status, c.Status, "forming")
	set(&row.CharterStatus, c.CharterStatus, "drafting")
	f.date("founded_on", &row.FoundedOn, c.FoundedOn)
	switch {
	case c.LeadSchool == nil && row.LeadSchoolID == "":
		f.add("lead_school", "required", nil)
	case c.LeadSchool != nil && w.School(*c.LeadSchool) == nil:
		f.add("lead_school", "unknown_school", map[string]any{"Ref": *c.LeadSchool})
	case c.LeadSchool != nil:
		row.LeadSchoolID = w.School(*c.LeadSchool).ID
	}
	if row.Council == nil {
		row.Council, row.Documents = map[string]any{}, map[string]any{}
	}
}

// set takes what was sent, and def where the row has nothing yet.
func set(into, sent *string, def string) {
	if sent != nil {
		*into = *sent
	}
	if *into == "" {
		*into = def
	}
}

func (f *faults) members(w *booking.World, district string, sent []MemberChange) []models.Membership {
	members := make([]models.Membership, 0, len(sent))
	for i, m := range sent {
		field := "members[" + strconv.Itoa(i) + "]"
		school := w.School(m.School)
		if school == nil {
			f.add(field+".school", "unknown_school", map[string]any{"Ref": m.School})
			continue
		}
		if slices.ContainsFunc(members, func(o models.Membership) bool { return o.SchoolID == school.ID }) {
			f.add(field+".school", "named_twice", map[string]any{"Ref": m.School})
		}
		row := models.Membership{ID: models.NewID(), DistrictID: district, SchoolID: school.ID, Role: m.Role}
		f.date(field+".from", &row.FromDate, m.From)
		f.date(field+".to", &row.ToDate, m.To)
		if row.ToDate != 0 && row.ToDate < row.FromDate {
			f.add(field+".to", "end_before_start", nil)
		}
		members = append(members, row)
	}
	return members
}

// Groups lists the groups of the district.
func (s *Service) Groups(ctx context.Context, actor booking.Actor, page models.Page) ([]Group, string, error) {
	rows, next, err := pageOf[models.Group](ctx, s, actor, page)
	if err != nil {
		return nil, "", err
	}
	out, err := s.withMembers(ctx, rows)
	return out, next, err
}

// Group gives one group.
func (s *Service) Group(ctx context.Context, actor booking.Actor, ref string) (*Group, error) {
	row, err := one[models.Group](ctx, s, actor, "group", ref)
	return s.oneGroup(ctx, row, err)
}

func (s *Service) oneGroup(ctx context.Context, row *models.Group, err error) (*Group, error) {
	if err != nil {
		return nil, err
	}
	out, err := s.withMembers(ctx, []models.Group{*row})
	if err != nil {
		return nil, err
	}
	return &out[0], nil
}

func (s *Service) withMembers(ctx context.Context, rows []models.Group) ([]Group, error) {
	ids := make([]string, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	members, err := models.ByIDs[models.Membership](s.Store.Read(ctx), "group_id", ids)
	if err != nil {
		return nil, err
	}
	out := make([]Group, len(rows))
	for i, r := range rows {
		out[i].Group = r
		for _, m := range members {
			if m.GroupID == r.ID {
				out[i].Members = append(out[i].Members, m)
			}
		}
		slices.SortFunc(out[i].Members, func(a, b models.Membership) int {
			return cmpBy(a.FromDate, b.FromDate, a.ID, b.ID)
		})
	}
	return out, nil
}

func cmpBy(a, b calendar.Date, x, y string) int {
	switch {
	case a != b:
		return int(a - b)
	case x < y:
		return -1
	case x > y:
		return 1
	}
	return 0
}

// AddGroup makes a group; the district alone may.
func (s *Service) AddGroup(ctx context.Context, actor booking.Actor, code string, c GroupChange) (*Group, error) {
	row, err := create(ctx, s, actor, code, s.editGroup(actor, c))
	return s.oneGroup(ctx, row, err)
}

// ChangeGroup changes a group.
func (s *Service) ChangeGroup(ctx context.Context, actor booking.Actor, ref string, version *int64, c GroupChange) (*Group, error) {
	row, err := update(ctx, s, actor, ref, version, s.editGroup(actor, c))
	return s.oneGroup(ctx, row, err)
}

// RemoveGroup takes a group out of use.
func (s *Service) RemoveGroup(ctx context.Context, actor booking.Actor, ref string, version *int64) error {
	return remove(ctx, s, actor, ref, version, s.editGroup(actor, GroupChange{}))
}
