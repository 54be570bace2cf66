package service

import (
	"regexp"
	"strconv"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// when reads the interval, or the dates of a series.
func (r *resolver) when(a *asked) {
	switch {
	case len(r.draft.Slots) > 0 && r.actor.System:
		r.slots(a)
	case r.draft.Recurrence != nil:
		r.recurrence(a)
	case r.draft.Date != "" || len(r.draft.Periods) > 0:
		r.byPeriods(a)
	default:
		a.request.Start = r.instant("start", r.draft.Start)
		a.request.End = r.instant("end", r.draft.End)
	}
}

// instant reads RFC 3339 with an offset, or local time in the zone.
func (r *resolver) instant(field, text string) int64 {
	if text == "" {
		r.fault(field, "required", nil)
		return 0
	}
	t, err := time.Parse(time.RFC3339, text)
	for _, layout := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05"} {
		if err == nil {
			break
		}
		t, err = time.ParseInLocation(layout, text, r.world.Zone)
	}
	if err != nil || t.Year() < 2000 || t.Year() > 2200 {
		r.fault(field, "bad_time", map[string]any{"Value": text})
		return 0
	}
	return t.Unix()
}

func (r *resolver) date(field, text string) calendar.Date {
	if text == "" {
		return 0
	}
	d, err := calendar.ParseDate(text)
	if err != nil || d < calendar.NewDate(2000, 1, 1) || d > calendar.NewDate(2200, 1, 1) {
		r.fault(field, "bad_date", map[string]any{"Value": text})
		return 0
	}
	return d
}

// stage is the one asked for, or that of the class.
func (r *resolver) stage(a *asked) string {
	if r.draft.Stage != "" {
		return r.draft.Stage
	}
	if c := r.world.Classes[a.request.Class]; c != nil {
		return c.Stage
	}
	return ""
}

// byPeriods reads date and periods by the host's bells on that day.
func (r *resolver) byPeriods(a *asked) {
	d := r.date("date", r.draft.Date)
	if d == 0 {
		if len(r.faults) == 0 {
			r.fault("date", "required", nil)
		}
		return
	}
	bells, ok := r.world.Calendar.Bells(a.bellSchool(), r.stage(a), d)
	if !ok {
		r.fault("periods", "no_bells", nil)
		return
	}
	start, end, err := calendar.Span(bells.Periods, r.draft.Periods)
	if err != nil {
		r.calendarFault("", err)
		return
	}
	a.request.Start, a.request.End = d.At(start, r.world.Zone), d.At(end, r.world.Zone)
}

// bellSchool is whose bells count: the host's, the requester's where the
// district owns the place.
func (a *asked) bellSchool() string {
	if a.host != "" {
		return a.host
	}
	return a.request.School
}

func (r *resolver) recurrence(a *asked) {
	d := r.draft.Recurrence
	if d.RRule != "" {
		r.rrule(a)
		return
	}
	a.recurrence = calendar.Recurrence{
		Term: d.Term, Weekday: d.Weekday, Parity: calendar.Parity(d.Parity), Weeks: d.Weeks,
		From: r.date("recurrence.from", d.From), Until: r.date("recurrence.until", d.Until),
		Stage: r.stage(a), Periods: d.Periods,
	}
	if a.recurrence.Parity == "" {
		a.recurrence.Parity = calendar.All
	}
	if len(d.Periods) == 0 {
		a.recurrence.Start = r.clock("recurrence.start", d.Start)
		a.recurrence.End = r.clock("recurrence.end", d.End)
	}
	if len(r.faults) > 0 {
		return
	}
	occ, err := r.world.Calendar.Expand(a.bellSchool(), a.recurrence)
	if err != nil {
		r.calendarFault("recurrence", err)
		return
	}
	a.occurrences = occ
	r.firstInterval(a)
	r.plan(a)
}

// firstInterval gives the request the interval of the first date that is held:
// what rules that need one interval look at.
func (r *resolver) firstInterval(a *asked) {
	for _, o := range a.occurrences {
		if o.Skip == "" {
			a.request.Start, a.request.End = o.Date.At(o.Start, r.world.Zone), o.Date.At(o.End, r.world.Zone)
			return
		}
	}
	r.fault("recurrence", "empty_series", nil)
}

func (r *resolver) clock(field, text string) int {
	t, err := time.Parse("15:04", text)
	if err != nil {
		r.fault(field, "bad_clock", map[string]any{"Value": text})
		return 0
	}
	return t.Hour()*60 + t.Minute()
}

// plan reads what to do with each date.
func (r *resolver) plan(a *asked) {
	for i, p := range r.draft.Plan {
		field := "plan[" + strconv.Itoa(i) + "]"
		step := booking.PlanStep{Date: r.date(field+".date", p.Date), Do: p.Do}
		if p.Do != booking.PlanBook && p.Do != booking.PlanSkip && p.Do != booking.PlanMove {
			r.fault(field+".do", "unknown_plan", map[string]any{"Value": p.Do})
		}
		if p.Start != "" {
			step.Start = r.instant(field+".start", p.Start)
		}
		if p.End != "" {
			step.End = r.instant(field+".end", p.End)
		}
		step.Resource = find(r, field+".resource", "unknown_resource", p.Resource, r.world.Resource, func(x *booking.Resource) string { return x.ID })
		a.plan = append(a.plan, step)
	}
}

// slots are the explicit intervals of a series that is only recorded.
func (r *resolver) slots(a *asked) {
	for _, s := range r.draft.Slots {
		d, start := calendar.DateOf(s[0], r.world.Zone)
		a.occurrences = append(a.occurrences, calendar.Occurrence{
			Date: d, Start: start, End: start + int((s[1]-s[0])/60), Known: true,
		})
	}
	a.recurrence = calendar.Recurrence{Plain: true}
	r.firstInterval(a)
}

func (r *resolver) vehicles(a *asked) {
	v := r.draft.Vehicles
	if v == nil {
		return
	}
	a.request.Vehicles = &booking.Vehicles{
		Resource: find(r, "vehicles.resource", "unknown_resource", v.Resource, r.world.Resource, func(x *booking.Resource) string { return x.ID }),
		Start:    r.instant("vehicles.start", v.Start), End: r.instant("vehicles.end", v.End),
	}
	if v.Resource == "" {
		r.fault("vehicles.resource", "required", nil)
	}
}

// A mobile number or an identity number must not be written into a booking:
// the product stores no pupil's data (domain 4).
var (
	mobileNumber   = regexp.MustCompile(`(^|\D)1[3-9]\d{9}(\D|$)`)
	identityNumber = regexp.MustCompile(`(^|\D)\d{17}[\dXx](\D|$)`)
)

func personalNumber(text string) bool {
	return mobileNumber.MatchString(text) || identityNumber.MatchString(text)
}
