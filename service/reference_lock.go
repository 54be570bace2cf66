package service

import (
	"context"
	"strconv"
	"strings"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// LockChange is what is sent of a lock; nil fields stay as they are.
type LockChange struct {
	Name     *string          `json:"name,omitempty" maxLength:"120"`
	Kind     *string          `json:"kind,omitempty" enum:"exam,maintenance,public_opening"`
	Daily    *bool            `json:"daily,omitempty" doc:"true: day_start to day_end of each date; false: start to end"`
	FromDate *string          `json:"from_date,omitempty" format:"date"`
	ToDate   *string          `json:"to_date,omitempty" format:"date" doc:"Inclusive"`
	DayStart *string          `json:"day_start,omitempty" maxLength:"10" example:"07:30"`
	DayEnd   *string          `json:"day_end,omitempty" maxLength:"10"`
	Start    *string          `json:"start,omitempty" maxLength:"40"`
	End      *string          `json:"end,omitempty" maxLength:"40"`
	Scope    *LockScopeChange `json:"scope,omitempty"`
}

// LockScopeChange chooses resources; every field that is set must match, and
// one at least must be set.
type LockScopeChange struct {
	Stage     *string  `json:"stage,omitempty" nullable:"true" enum:"primary,junior"`
	Schools   []string `json:"schools,omitempty" maxItems:"500" doc:"Ids or codes"`
	Types     []string `json:"types,omitempty" maxItems:"100" doc:"Types of resources: a stop for bad weather names those out of doors"`
	AllIndoor bool     `json:"all_indoor,omitempty"`
	Resources []string `json:"resources,omitempty" maxItems:"500" doc:"Ids or codes; a whole hall locks its parts, a part its hall"`
}

// maxLockDays is the longest lock, in days.
const maxLockDays = 400

func (s *Service) editLock(actor booking.Actor, c LockChange, d *Displacing) edit[models.Lock] {
	return edit[models.Lock]{
		kind: "lock", change: s.changeCalendar(d),
		may: func(w *booking.World, row *models.Lock) bool { return booking.CanLock(w, actor, row.Rule()) },
		fill: func(w *booking.World, row *models.Lock, f *faults) {
			fresh := row.CreatedAt == 0
			f.name("name", &row.Name, c.Name)
			set(&row.Kind, c.Kind, "")
			if row.Kind == "" {
				f.add("kind", "required", nil)
			}
			if c.Scope != nil {
				row.Scope = f.lockScope(w, c.Scope)
			} else if fresh {
				f.add("scope", "required", nil)
			}
			f.lockTime(w, row, c)
			if end := lockEnd(w, row); len(*f) == 0 && fresh && end <= s.Clock.Now() {
				f.add(endField(row), booking.ReasonPast, nil)
			}
			d.about = row.Name
		},
		school: lockSchool,
	}
}

// lockSchool is the school whose lock it is, where it is one school's.
func lockSchool(row *models.Lock) string {
	if len(row.Scope.Schools) == 1 {
		return row.Scope.Schools[0]
	}
	return ""
}

// lockScope resolves what a lock takes.
func (f *faults) lockScope(w *booking.World, c *LockScopeChange) booking.LockScope {
	scope := booking.LockScope{AllIndoor: c.AllIndoor}
	if c.Stage != nil {
		scope.Stage = *c.Stage
	}
	f.schools(w, "scope.schools", &scope.Schools, &c.Schools)
	for i, typ := range c.Types {
		if !hasType(w, typ) {
			f.add("scope.types["+strconv.Itoa(i)+"]", "unknown_type", map[string]any{"Ref": typ})
		}
		scope.Types = append(scope.Types, typ)
	}
	for i, ref := range c.Resources {
		r := w.Resource(ref)
		if r == nil {
			f.add("scope.resources["+strconv.Itoa(i)+"]", "unknown_resource", map[string]any{"Ref": ref})
			continue
		}
		scope.Resources = append(scope.Resources, r.ID)
	}
	if scope.Stage == "" && len(c.Schools) == 0 && len(c.Types) == 0 && !scope.AllIndoor && len(c.Resources) == 0 {
		f.add("scope", "required", nil) // not the whole district by mistake
	}
	return scope
}

func hasType(w *booking.World, typ string) bool {
	for _, r := range w.Resources {
		if r.Active && r.Type == typ {
			return true
		}
	}
	return false
}

// lockTime reads when a lock holds: by day or at one stretch, never both.
func (f *faults) lockTime(w *booking.World, row *models.Lock, c LockChange) {
	if c.Daily != nil {
		row.Daily = *c.Daily
	}
	other := []struct {
		field string
		sent  *string
	}{{"start", c.Start}, {"end", c.End}}
	if !row.Daily {
		other = []struct {
			field string
			sent  *string
		}{{"from_date", c.FromDate}, {"to_date", c.ToDate}, {"day_start", c.DayStart}, {"day_end", c.DayEnd}}
	}
	for _, x := range other {
		if x.sent != nil {
			f.add(x.field, "daily_or_not", nil)
		}
	}
	if row.Daily {
		f.lockDays(row, c)
		row.StartAt, row.EndAt = 0, 0
		return
	}
	row.FromDate, row.ToDate, row.DayStart, row.DayEnd = 0, 0, 0, 0
	f.instant("start", &row.StartAt, c.Start, w.Zone)
	f.instant("end", &row.EndAt, c.End, w.Zone)
	switch {
	case row.StartAt == 0 || row.EndAt == 0:
	case row.EndAt <= row.StartAt:
		f.add("end", "end_before_start", nil)
	case row.EndAt-row.StartAt > maxLockDays*86400:
		f.add("end", "span_too_long", map[string]any{"Days": maxLockDays})
	}
}

func (f *faults) lockDays(row *models.Lock, c LockChange) {
	f.date("from_date", &row.FromDate, c.FromDate)
	f.date("to_date", &row.ToDate, c.ToDate)
	for _, x := range []struct {
		field string
		into  *int
		sent  *string
	}{{"day_start", &row.DayStart, c.DayStart}, {"day_end", &row.DayEnd, c.DayEnd}} {
		if x.sent != nil {
			*x.into = f.clock(x.field, *x.sent)
		}
	}
	switch {
	case row.FromDate == 0 || row.ToDate == 0:
		for _, x := range []struct {
			field string
			value calendar.Date
		}{{"from_date", row.FromDate}, {"to_date", row.ToDate}} {
			if x.value == 0 {
				f.add(x.field, "required", nil)
			}
		}
	case row.ToDate < row.FromDate:
		f.add("to_date", "end_before_start", nil)
	case row.ToDate-row.FromDate >= maxLockDays:
		f.add("to_date", "span_too_long", map[string]any{"Days": maxLockDays})
	}
	if row.DayEnd <= row.DayStart {
		f.add("day_end", "end_before_start", nil)
	}
}

// instant reads an instant where one was sent: RFC 3339, or local time.
func (f *faults) instant(field string, into *int64, sent *string, zone *time.Location) {
	if sent != nil {
		r := &resolver{world: &booking.World{Zone: zone}}
		*into = r.instant(field, strings.TrimSpace(*sent))
		*f = append(*f, r.faults...)
		return
	}
	if *into == 0 {
		f.add(field, "required", nil)
	}
}

func lockEnd(w *booking.World, row *models.Lock) int64 {
	if row.Daily {
		return row.ToDate.At(row.DayEnd, w.Zone)
	}
	return row.EndAt
}

func endField(row *models.Lock) string {
	if row.Daily {
		return "to_date"
	}
	return "end"
}

// AddLock puts a lock; what it touches is kept or displaced as was chosen.
func (s *Service) AddLock(ctx context.Context, actor booking.Actor, code string, c LockChange, d *Displacing) (*models.Lock, error) {
	return create(ctx, s, actor, code, s.editLock(actor, c, d))
}

// ChangeLock changes a lock.
func (s *Service) ChangeLock(ctx context.Context, actor booking.Actor, ref string, version *int64, c LockChange, d *Displacing) (*models.Lock, error) {
	return update(ctx, s, actor, ref, version, s.editLock(actor, c, d))
}

// RemoveLock takes a lock away.
func (s *Service) RemoveLock(ctx context.Context, actor booking.Actor, ref string, version *int64, d *Displacing) error {
	return remove(ctx, s, actor, ref, version, s.editLock(actor, LockChange{}, d))
}
