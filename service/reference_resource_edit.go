package service

import (
	"context"
	"strconv"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// ResourceChange is what is sent of a resource; nil fields stay as they are.
type ResourceChange struct {
	School        Nullable[string] `json:"school,omitempty" doc:"Owner, id or code; null: the district; cannot change later"`
	Parent        Nullable[string] `json:"parent,omitempty" doc:"The hall that it is a part of; cannot change later"`
	Alloc         *string          `json:"alloc,omitempty" enum:"exclusive,divisible,part,shared,pool" doc:"Cannot change later"`
	Name          *string          `json:"name,omitempty" maxLength:"120"`
	Type          *string          `json:"type,omitempty" maxLength:"40" pattern:"^[a-z][a-z0-9_]*$"`
	Combos        *[][]string      `json:"combos,omitempty" doc:"Parts that may be used together"`
	Capacity      Nullable[int]    `json:"capacity,omitempty" doc:"People; null: no limit"`
	MaxParties    Nullable[int]    `json:"max_parties,omitempty"`
	Quantity      Nullable[int]    `json:"quantity,omitempty" doc:"Units of a pool"`
	Unit          *string          `json:"unit,omitempty" maxLength:"12"`
	SeatsEach     *int             `json:"seats_each,omitempty" minimum:"0" maximum:"1000"`
	Risk          *string          `json:"risk,omitempty" enum:"standard,supervised,hazardous,offsite"`
	Scope         *string          `json:"scope,omitempty" enum:"private,group,district"`
	BufferBefore  *int             `json:"buffer_before,omitempty" minimum:"0" maximum:"240"`
	BufferAfter   *int             `json:"buffer_after,omitempty" minimum:"0" maximum:"240"`
	NoticeDays    *int             `json:"notice_days,omitempty" minimum:"0" maximum:"365"`
	Needs         *[]string        `json:"needs,omitempty"`
	Features      *[]string        `json:"features,omitempty"`
	OnlyWith      *[]string        `json:"only_with,omitempty" doc:"Types it is lent together with"`
	AvailableFrom Nullable[string] `json:"available_from,omitempty" doc:"2026-11-03"`
	AutoOwn       *bool            `json:"auto_own,omitempty"`
	Note          *string          `json:"note,omitempty" maxLength:"1000"`
	Share         Nullable[string] `json:"share,omitempty" doc:"Share profile, id or code"`
}

func (s *Service) editResource(q models.Query, actor booking.Actor, c ResourceChange) edit[models.Resource] {
	return edit[models.Resource]{
		kind:   "resource",
		school: func(row *models.Resource) string { return models.Deref(row.SchoolID) },
		may: func(w *booking.World, row *models.Resource) bool {
			return booking.CanManageSchool(w, actor, models.Deref(row.SchoolID))
		},
		fill: func(w *booking.World, row *models.Resource, f *faults) {
			fixed(w, row, c, f)
			f.name("name", &row.Name, c.Name)
			fillTexts(row, c, f)
			fillNumbers(row, c, f)
			fillLists(w, row, c, f)
			if c.Share.Set {
				row.ShareProfileID = nil
				if ref := c.Share.or(""); ref != "" {
					p, err := models.FindRef[models.ShareProfile](q, actor.District, ref)
					if err != nil || p.SchoolID != nil && models.Deref(p.SchoolID) != models.Deref(row.SchoolID) {
						f.add("share", "unknown_ref", map[string]any{"Ref": ref})
						return
					}
					row.ShareProfileID = &p.ID
				}
			}
		},
		after: func(tx *models.Tx, w *booking.World, row *models.Resource) error {
			old := w.Resources[row.ID]
			if old == nil || !narrows(old.Quantity, row.Quantity) && !narrows(old.Capacity, row.Capacity) && !narrows(old.MaxParties, row.MaxParties) {
				return nil
			}
			return unbooked(tx, row.ID)
		},
		free: func(tx *models.Tx, w *booking.World, row *models.Resource) error {
			if r := w.Resources[row.ID]; r != nil && len(r.Parts) > 0 {
				return inUse(w.Resources[r.Parts[0]].Code)
			}
			return unbooked(tx, row.ID)
		},
	}
}

// unbooked is nil where nothing from now on is booked there. It holds the
// subject, so that nothing is being booked meanwhile either.
func unbooked(tx *models.Tx, id string) error {
	if err := tx.Lock([]string{"r:" + id}); err != nil {
		return err
	}
	return notTaken(tx, booking.Wanted{Resources: []string{id}})
}

// narrows reports whether a limit becomes smaller; 0 is no limit.
func narrows(old, now int) bool { return now != 0 && (old == 0 || now < old) }

// fixed takes what can be said once, when the resource is made.
func fixed(w *booking.World, row *models.Resource, c ResourceChange, f *faults) {
	created := row.ID != ""
	if created {
		known := w.Resources[row.ID]
		if c.School.Set && w.School(c.School.or("")) != w.Schools[known.School] {
			f.add("school", "cannot_change", nil)
		}
		if c.Parent.Set && w.Resource(c.Parent.or("")) != w.Resources[known.Parent] {
			f.add("parent", "cannot_change", nil)
		}
		if c.Alloc != nil && booking.Alloc(*c.Alloc) != row.Alloc {
			f.add("alloc", "cannot_change", nil)
		}
		return
	}
	if ref := c.School.or(""); ref != "" {
		if school := w.School(ref); school != nil {
			row.SchoolID = &school.ID
		} else {
			f.add("school", "unknown_school", map[string]any{"Ref": ref})
		}
	}
	row.Alloc = booking.Exclusive
	if c.Alloc != nil {
		row.Alloc = booking.Alloc(*c.Alloc)
	}
	ref := c.Parent.or("")
	hall := w.Resource(ref)
	switch {
	case row.Alloc == booking.Part && ref == "":
		f.add("parent", "required", nil)
	case ref == "":
	case hall == nil || hall.School != models.Deref(row.SchoolID) || hall.Alloc != booking.Divisible || row.Alloc != booking.Part:
		f.add("parent", "unknown_resource", map[string]any{"Ref": ref})
	default:
		row.ParentID = &hall.ID
	}
}

func fillTexts(row *models.Resource, c ResourceChange, f *faults) {
	set(&row.Type, c.Type, "")
	if row.Type == "" {
		f.add("type", "required", nil)
	}
	if c.Unit != nil {
		row.Unit = strings.TrimSpace(*c.Unit)
	}
	if c.Note != nil {
		row.Note = strings.TrimSpace(*c.Note)
		if personalNumber(row.Note) {
			f.add("note", "personal_data", nil)
		}
	}
	if c.Risk != nil {
		row.Risk = booking.Risk(*c.Risk)
	}
	if row.Risk == "" {
		row.Risk = booking.Standard
	}
	set(&row.Scope, c.Scope, "private")
	if c.AutoOwn != nil {
		row.AutoOwn = *c.AutoOwn
	} else if row.ID == "" {
		row.AutoOwn = true
	}
	if c.AvailableFrom.Set {
		row.AvailableFrom = calendar.Date(0)
		f.date("available_from", &row.AvailableFrom, c.AvailableFrom.Value)
	}
}

func fillNumbers(row *models.Resource, c ResourceChange, f *faults) {
	for _, n := range []struct {
		field string
		into  *int
		sent  Nullable[int]
	}{{"capacity", &row.Capacity, c.Capacity}, {"max_parties", &row.MaxParties, c.MaxParties}, {"quantity", &row.Quantity, c.Quantity}} {
		if n.sent.Set {
			value := n.sent.or(0)
			f.number(n.field, n.into, &value, 0, maxPeople)
		}
	}
	if row.Alloc == booking.Pool && row.Quantity == 0 {
		f.add("quantity", "required", nil)
	}
	if row.Alloc == booking.Shared && row.MaxParties == 0 && row.Capacity == 0 {
		f.add("max_parties", "required", nil)
	}
	f.number("seats_each", &row.SeatsEach, c.SeatsEach, 0, 1000)
	f.number("buffer_before", &row.BufferBefore, c.BufferBefore, 0, 240)
	f.number("buffer_after", &row.BufferAfter, c.BufferAfter, 0, 240)
	f.number("notice_days", &row.NoticeDays, c.NoticeDays, 0, 365)
}

func fillLists(w *booking.World, row *models.Resource, c ResourceChange, f *faults) {
	for _, l := range []struct{ into, sent *[]string }{{&row.Needs, c.Needs}, {&row.Features, c.Features}, {&row.OnlyWith, c.OnlyWith}} {
		if l.sent != nil {
			*l.into = *l.sent
		}
		if *l.into == nil {
			*l.into = []string{}
		}
	}
	if row.Combos == nil {
		row.Combos = [][]string{}
	}
	if c.Combos == nil {
		return
	}
	row.Combos = [][]string{}
	for i, combo := range *c.Combos {
		ids := []string{}
		for _, ref := range combo {
			part := w.Resource(ref)
			if part == nil || row.ID == "" || part.Parent != row.ID {
				f.add("combos["+strconv.Itoa(i)+"]", "unknown_resource", map[string]any{"Ref": ref})
				continue
			}
			ids = append(ids, part.ID)
		}
		row.Combos = append(row.Combos, ids)
	}
}

// AddResource makes a resource.
func (s *Service) AddResource(ctx context.Context, actor booking.Actor, code string, c ResourceChange) (*ResourceView, error) {
	row, err := create(ctx, s, actor, code, s.editResource(s.Store.Read(ctx), actor, c))
	return s.shownResource(ctx, actor, row, err)
}

// ChangeResource changes a resource.
func (s *Service) ChangeResource(ctx context.Context, actor booking.Actor, ref string, version *int64, c ResourceChange) (*ResourceView, error) {
	if _, err := s.Resource(ctx, actor, ref); err != nil {
		return nil, err // one that the actor may not see is not there
	}
	row, err := update(ctx, s, actor, ref, version, s.editResource(s.Store.Read(ctx), actor, c))
	return s.shownResource(ctx, actor, row, err)
}

// RemoveResource takes a resource out of use; its history stays.
func (s *Service) RemoveResource(ctx context.Context, actor booking.Actor, ref string, version *int64) error {
	if _, err := s.Resource(ctx, actor, ref); err != nil {
		return err
	}
	return remove(ctx, s, actor, ref, version, s.editResource(s.Store.Read(ctx), actor, ResourceChange{}))
}
