package service

import (
	"context"
	"slices"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// ResourceFilter chooses resources; zero fields choose all that the actor may
// see.
type ResourceFilter struct {
	School, Group, Type, Q, Feature string
	MinCapacity                     int
	Page                            models.Page
}

// ResourceView is one resource as one actor may see it.
type ResourceView struct {
	World   *booking.World
	Row     models.Resource
	Profile *models.ShareProfile // nil: not shared by window
	See     string               // none, free_busy, summary, full
}

// Resources lists the resources that the actor may see, in the order of their
// codes.
func (s *Service) Resources(ctx context.Context, actor booking.Actor, f ResourceFilter) ([]ResourceView, string, error) {
	w, err := s.World(ctx, actor.District)
	if err != nil {
		return nil, "", err
	}
	wanted, err := s.wanted(w, actor, f)
	if err != nil {
		return nil, "", err
	}
	q := s.Store.Read(ctx)
	if f.Feature != "" {
		if err := withFeature(q, wanted, f.Feature); err != nil {
			return nil, "", err
		}
	}
	ids, next := cut(wanted, f.Page)
	views, err := s.resourceViews(q, w, actor, ids)
	return views, next, err
}

// wanted gives the ids by code of what a filter chooses.
func (s *Service) wanted(w *booking.World, actor booking.Actor, f ResourceFilter) (map[string]string, error) {
	var schools []string
	if f.School != "" {
		school := w.School(f.School)
		if school == nil {
			return nil, booking.Missing("school", f.School)
		}
		schools = []string{school.ID}
	}
	today := s.today(w)
	var members []string
	if f.Group != "" {
		group := w.Group(f.Group)
		if group == nil {
			return nil, booking.Missing("group", f.Group)
		}
		for _, m := range group.Members {
			if (m.From == 0 || m.From <= today) && (m.To == 0 || today <= m.To) {
				members = append(members, m.School)
			}
		}
	}
	text := strings.ToLower(strings.TrimSpace(f.Q))
	out := map[string]string{}
	for id, r := range w.Resources {
		if r.Active && (f.School == "" || slices.Contains(schools, r.School)) &&
			(f.Group == "" || slices.Contains(members, r.School)) &&
			(f.Type == "" || r.Type == f.Type) && (f.MinCapacity == 0 || r.Capacity >= f.MinCapacity) &&
			(text == "" || strings.Contains(strings.ToLower(r.Name+"\n"+r.Code), text)) &&
			booking.Visibility(w, actor, r, today) != booking.SeeNone {
			out[r.Code] = id
		}
	}
	return out, nil
}

func withFeature(q models.Query, wanted map[string]string, feature string) error {
	ids := make([]string, 0, len(wanted))
	for _, id := range wanted {
		ids = append(ids, id)
	}
	rows, err := models.ByIDs[models.Resource](q, "id", ids)
	for _, r := range rows {
		if !slices.Contains(r.Features, feature) {
			delete(wanted, r.Code)
		}
	}
	return err
}

// Resource gives one resource that the actor may see.
func (s *Service) Resource(ctx context.Context, actor booking.Actor, ref string) (*ResourceView, error) {
	w, err := s.World(ctx, actor.District)
	if err != nil {
		return nil, err
	}
	r := w.Resource(ref)
	if r == nil || booking.Visibility(w, actor, r, s.today(w)) == booking.SeeNone {
		return nil, booking.Missing("resource", ref)
	}
	views, err := s.resourceViews(s.Store.Read(ctx), w, actor, []string{r.ID})
	if err != nil {
		return nil, err
	}
	if len(views) == 0 {
		return nil, booking.Missing("resource", ref)
	}
	return &views[0], nil
}

func (s *Service) resourceViews(q models.Query, w *booking.World, actor booking.Actor, ids []string) ([]ResourceView, error) {
	rows, err := inOrder[models.Resource](q, ids)
	if err != nil {
		return nil, err
	}
	var named []string
	for _, r := range rows {
		if r.ShareProfileID != nil {
			named = append(named, *r.ShareProfileID)
		}
	}
	slices.Sort(named)
	profiles, err := models.ByIDs[models.ShareProfile](q, "id", slices.Compact(named))
	if err != nil {
		return nil, err
	}
	views := make([]ResourceView, 0, len(rows))
	for _, r := range rows {
		v := ResourceView{World: w, Row: r, See: booking.SeeFull}
		if known := w.Resources[r.ID]; known != nil {
			v.See = booking.Visibility(w, actor, known, s.today(w))
		}
		for i := range profiles {
			if profiles[i].ID == models.Deref(r.ShareProfileID) {
				v.Profile = &profiles[i]
			}
		}
		views = append(views, v)
	}
	return views, nil
}

// shown gives a resource after a change, from the world of now.
func (s *Service) shownResource(ctx context.Context, actor booking.Actor, row *models.Resource, err error) (*ResourceView, error) {
	if err != nil {
		return nil, err
	}
	w, err := s.World(ctx, actor.District)
	if err != nil {
		return nil, err
	}
	views, err := s.resourceViews(s.Store.Read(ctx), w, actor, []string{row.ID})
	if err != nil || len(views) == 0 {
		return nil, missing(err, "resource", row.Code)
	}
	return &views[0], nil
}

// Day is one date at one school.
type Day struct {
	calendar.Day
	Bells []calendar.PeriodTable
	Locks []DayLock
}

// DayLock is a lock's stretch on one day and the school's resources it takes.
type DayLock struct {
	Lock       *booking.Lock
	Start, End int64
	Resources  []string // ids
}

// Days gives the days of a school from one date to another, both inclusive.
func (s *Service) Days(ctx context.Context, actor booking.Actor, school string, from, to calendar.Date) ([]Day, *booking.World, error) {
	w, err := s.World(ctx, actor.District)
	if err != nil {
		return nil, nil, err
	}
	of := w.School(school)
	if of == nil {
		return nil, nil, booking.Missing("school", school)
	}
	var days []Day
	for d := from; d <= to; d++ {
		day := Day{Day: w.Calendar.Day(of.ID, d), Bells: w.Calendar.BellsOf(of.ID, d)}
		for _, l := range w.Locks {
			if lock, ok := s.lockOn(w, actor, l, of.ID, d); ok {
				day.Locks = append(day.Locks, lock)
			}
		}
		days = append(days, day)
	}
	return days, w, nil
}

// lockOn gives what a lock takes of a school on a day.
func (s *Service) lockOn(w *booking.World, actor booking.Actor, l *booking.Lock, school string, d calendar.Date) (DayLock, bool) {
	out := DayLock{Lock: l, Start: max(l.Start, d.At(0, w.Zone)), End: min(l.End, d.At(1440, w.Zone))}
	if l.Daily {
		if d < l.From || d > l.To {
			return out, false
		}
		out.Start, out.End = d.At(l.DayStart, w.Zone), d.At(l.DayEnd, w.Zone)
	}
	if out.Start >= out.End {
		return out, false
	}
	today := s.today(w)
	for id, r := range w.Resources {
		if r.School == school && r.Active && w.Locked(l, r) && booking.Visibility(w, actor, r, today) != booking.SeeNone {
			out.Resources = append(out.Resources, id)
		}
	}
	slices.SortFunc(out.Resources, func(a, b string) int { return strings.Compare(w.Resources[a].Code, w.Resources[b].Code) })
	return out, len(out.Resources) > 0
}

// Locks lists the locks of the district.
func (s *Service) Locks(ctx context.Context, actor booking.Actor, page models.Page) ([]models.Lock, string, error) {
	return pageOf[models.Lock](ctx, s, actor, page)
}

// Lock gives one lock.
func (s *Service) Lock(ctx context.Context, actor booking.Actor, ref string) (*models.Lock, error) {
	return one[models.Lock](ctx, s, actor, "lock", ref)
}
