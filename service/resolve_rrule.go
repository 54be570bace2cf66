package service

import (
	"strings"

	"xiaoxiang/calendar"
)

// rrule reads a rule of RFC 5545 in the profile of calendar.ParseRRule, with
// the first date's start and end.
func (r *resolver) rrule(a *asked) {
	d := r.draft.Recurrence
	for _, other := range []struct {
		field string
		given bool
	}{
		{"term", d.Term != ""},
		{"weekday", d.Weekday != 0},
		{"periods", len(d.Periods) > 0},
		{"parity", d.Parity != ""},
		{"weeks", len(d.Weeks) > 0},
		{"from", d.From != ""},
		{"until", d.Until != ""},
	} {
		if other.given {
			r.fault("recurrence."+other.field, "not_with_rrule", nil)
		}
	}
	start, end := r.instant("recurrence.start", d.Start), r.instant("recurrence.end", d.End)
	if len(r.faults) > 0 {
		return
	}
	first, from := calendar.DateOf(start, r.world.Zone)
	last, to := calendar.DateOf(end-1, r.world.Zone)
	if end <= start || last != first {
		r.fault("recurrence.end", "end_before_start", nil)
		return
	}
	rule, err := calendar.ParseRRule(d.RRule)
	if err == nil {
		a.occurrences, err = r.world.Calendar.ExpandRRule(a.bellSchool(), rule.In(r.world.Zone), first, from, to+1)
	}
	if err != nil {
		r.rruleFault(err)
		return
	}
	a.recurrence = calendar.Recurrence{Start: from, End: to + 1}
	for _, o := range a.occurrences {
		a.recurrence.Dates = append(a.recurrence.Dates, o.Date)
	}
	r.firstInterval(a)
	r.plan(a)
}

// rruleFault names the rule itself, whatever part of it is at fault.
func (r *resolver) rruleFault(err error) {
	r.calendarFault("recurrence", err)
	f := &r.faults[len(r.faults)-1]
	if part, ok := strings.CutPrefix(f.Field, "recurrence.rrule."); ok {
		f.Field = "recurrence.rrule"
		f.Params["Part"] = part
	}
}
