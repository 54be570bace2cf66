package service

import (
	"cmp"
	"context"
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// maxReportDays is the longest span of a utilisation report.
const maxReportDays = 400

// Utilisation reports booked over open minutes (domain 1.3) of the resources
// that the actor may review: everything for the district, else their schools.
//
// Booked is approved use. A part counts as its capacity share of the hall, a
// pool by the units taken, a shared room by its parties over the most it
// holds. Used is checked in or completed.
func (s *Service) Utilisation(ctx context.Context, actor booking.Actor, f UtilisationFilter) ([]UtilisationRow, error) {
	q := s.Store.Read(ctx)
	w, err := q.World(actor.District)
	if err != nil {
		return nil, err
	}
	key, ok := utilisationKeys[f.By]
	switch {
	case !ok:
		return nil, booking.BadField("by", "unknown_choice", map[string]any{"Value": f.By})
	case f.To <= f.From:
		return nil, booking.BadField("to", "end_before_start", nil)
	case int(f.To-f.From) > maxReportDays:
		return nil, booking.BadField("to", "span_too_long", map[string]any{"Days": maxReportDays})
	}
	ids, err := reviewed(w, actor, f)
	if err != nil {
		return nil, err
	}
	from, to := f.From.At(0, w.Zone), f.To.At(0, w.Zone)
	uses, err := q.Uses(ids, from, to)
	if err != nil {
		return nil, err
	}
	t := &tally{world: w, by: f.By, key: key, rows: map[string]*UtilisationRow{}, counted: map[[2]string]bool{}}
	for _, id := range ids {
		t.open(w.Resources[id], float64(booking.OpenMinutes(w, w.Resources[id], f.From, f.To-1)))
	}
	for i := range uses {
		t.use(&uses[i], from, to)
	}
	return t.sorted(), nil
}

// reviewed lists the resources of a report, with the parts and halls that
// belong to them.
func reviewed(w *booking.World, actor booking.Actor, f UtilisationFilter) ([]string, error) {
	school := ""
	if f.School != "" {
		found := w.School(f.School)
		if found == nil {
			return nil, booking.Missing("school", f.School)
		}
		school = found.ID
	}
	all := booking.CanReadAudit(actor)
	own := schoolsOf(actor)
	var ids []string
	for id, r := range w.Resources {
		if r.Active && (all || slices.Contains(own, r.School)) && (school == "" || r.School == school) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids, nil
}

// utilisationKeys gives the row that a resource or a use counts in: its key
// and its name. A use is nil for open time.
var utilisationKeys = map[string]func(*booking.World, *booking.Resource, *models.Use) (key, name string){
	"resource": func(_ *booking.World, r *booking.Resource, _ *models.Use) (string, string) { return r.Code, r.Name },
	"type":     func(_ *booking.World, r *booking.Resource, _ *models.Use) (string, string) { return r.Type, r.Type },
	"school": func(w *booking.World, r *booking.Resource, _ *models.Use) (string, string) {
		if s := w.Schools[r.School]; s != nil {
			return s.Code, s.Name
		}
		return "district", "district"
	},
	"purpose": func(_ *booking.World, _ *booking.Resource, u *models.Use) (string, string) {
		if u == nil {
			return "", ""
		}
		return u.Purpose, u.Purpose
	},
}

// tally adds minutes up by row.
type tally struct {
	world   *booking.World
	by      string
	key     func(*booking.World, *booking.Resource, *models.Use) (string, string)
	rows    map[string]*UtilisationRow
	counted map[[2]string]bool // booking and row, so that a booking counts once
}

func (t *tally) row(r *booking.Resource, u *models.Use) *UtilisationRow {
	key, name := t.key(t.world, r, u)
	if key == "" {
		return nil
	}
	if t.rows[key] == nil {
		t.rows[key] = &UtilisationRow{Key: key, Name: name}
	}
	return t.rows[key]
}

// open adds open time. In a sum over resources a hall stands for its parts.
func (t *tally) open(r *booking.Resource, minutes float64) {
	if t.by != "resource" && r.Parent != "" {
		return
	}
	if row := t.row(r, nil); row != nil {
		row.OpenMinutes += minutes
	}
}

// use adds what one booking takes of one resource to every row it belongs to:
// a hall's use to its parts, a part's use to its hall by its share.
func (t *tally) use(u *models.Use, from, to int64) {
	r := t.world.Resources[u.ResourceID]
	if r == nil {
		return
	}
	minutes := float64(min(u.EndAt, to)-max(u.StartAt, from)) / 60
	if t.by != "resource" {
		t.add(t.row(r, u), r, u, minutes*t.weight(r, u))
		return
	}
	t.add(t.row(r, u), r, u, minutes*countShare(r, u))
	for _, id := range r.Parts {
		if part := t.world.Resources[id]; part != nil && part.Active {
			t.add(t.row(part, u), r, u, minutes)
		}
	}
	if hall := t.world.Resources[r.Parent]; hall != nil && hall.Active {
		t.add(t.row(hall, u), r, u, minutes*partShare(t.world, hall, r))
	}
}

// weight is the share of one whole resource that a use takes.
func (t *tally) weight(r *booking.Resource, u *models.Use) float64 {
	if hall := t.world.Resources[r.Parent]; hall != nil {
		return partShare(t.world, hall, r)
	}
	return countShare(r, u)
}

func countShare(r *booking.Resource, u *models.Use) float64 {
	switch {
	case r.Alloc == booking.Pool && r.Quantity > 0:
		return float64(u.Quantity) / float64(r.Quantity)
	case r.Alloc == booking.Shared && r.MaxParties > 1:
		return 1 / float64(r.MaxParties)
	}
	return 1
}

// partShare is the part's capacity over that of all parts; alike where no
// capacity is known.
func partShare(w *booking.World, hall, part *booking.Resource) float64 {
	sum := 0
	for _, id := range hall.Parts {
		sum += w.Resources[id].Capacity
	}
	if sum == 0 {
		return 1 / float64(max(len(hall.Parts), 1))
	}
	return float64(part.Capacity) / float64(sum)
}

func (t *tally) add(row *UtilisationRow, r *booking.Resource, u *models.Use, minutes float64) {
	if row == nil || minutes <= 0 {
		return
	}
	row.BookedMinutes += minutes
	if u.CheckedInAt != 0 || u.Status == booking.StatusCompleted {
		row.UsedMinutes += minutes
	}
	if u.SchoolID == r.School {
		row.OwnMinutes += minutes
	} else {
		row.LentMinutes += minutes
	}
	if mark := [2]string{u.BookingID, row.Key}; !t.counted[mark] {
		t.counted[mark] = true
		row.Bookings++
	}
}

func (t *tally) sorted() []UtilisationRow {
	out := make([]UtilisationRow, 0, len(t.rows))
	for _, row := range t.rows {
		if row.OpenMinutes > 0 {
			row.Utilisation = row.BookedMinutes / row.OpenMinutes
		}
		out = append(out, *row)
	}
	slices.SortFunc(out, func(a, b UtilisationRow) int { return cmp.Compare(a.Key, b.Key) })
	return out
}
