package service

import (
	"errors"
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// lively makes the demo look like a district at work: the file's bookings, the
// programs' term plans, ordinary bookings; what is past has been held.
func (d *demoFill) lively() error {
	for _, step := range []func() error{d.seed, d.programs, d.scatter} {
		if err := step(); err != nil {
			return err
		}
	}
	return d.tx.CompletePast(d.world.District)
}

// programs books the term plan of every program: what is past as it was, what
// is to come by the rules, in the name of whoever of the lead school may book
// most of it.
func (d *demoFill) programs() error {
	for i := range d.file.Programs {
		p := &d.file.Programs[i]
		if err := d.programPast(p); err != nil {
			return err
		}
		if err := d.programAhead(p); err != nil {
			return err
		}
	}
	return nil
}

func (p *demoProgram) draft() Draft {
	return Draft{
		Resources: []string{p.Resource}, School: p.Lead, Title: p.Name, Program: p.ID, Headcount: p.Headcount,
		Confirm: ledgerConfirm, Code: "S-" + p.ID,
	}
}

// recurrence is the weekly plan in a span of dates, or the dates of the plan.
func (d *demoFill) recurrence(p *demoProgram, from, until calendar.Date) *RecurrenceDraft {
	r := &RecurrenceDraft{Weekday: p.Weekly.Weekday, Periods: p.Weekly.Periods, Parity: p.Weekly.Parity}
	if from != 0 {
		r.From = from.String()
	}
	if until != 0 {
		r.Until = until.String()
	}
	today, _ := calendar.DateOf(d.tx.Now, d.world.Zone)
	if term := d.world.Calendar.TermOn(today); term != nil {
		r.Term = term.Code
	}
	return r
}

func (d *demoFill) today() calendar.Date {
	today, _ := calendar.DateOf(d.tx.Now, d.world.Zone)
	return today
}

func (d *demoFill) programPast(p *demoProgram) error {
	if p.Weekly.Weekday == 0 {
		return nil
	}
	draft := p.draft()
	draft.Recurrence, draft.SkipConflicts = d.recurrence(p, 0, d.today()-1), true
	draft.Code += "-HELD"
	draft.As = d.leaders(p)[0]
	none := ""
	draft.Teacher = &none
	_, err := d.record(draft)
	return ignoreRefusal(err)
}

// programAhead asks for the plan once, resolves what stands in its way by an
// explicit plan, and books the rest.
func (d *demoFill) programAhead(p *demoProgram) error {
	if p.Weekly.Weekday == 0 {
		return d.programDates(p)
	}
	draft := p.draft()
	draft.Recurrence = d.recurrence(p, d.today(), 0)
	var best *programTry
	for _, user := range d.leaders(p) {
		t, err := d.try(p, user, draft)
		if err != nil {
			return err
		}
		if best == nil || t.free > best.free {
			best = t
		}
	}
	d.refused = append(d.refused, best.refused...)
	if best.free == 0 {
		return nil
	}
	_, err := d.book(best.actor, best.draft)
	return err
}

// programTry is what one person could book of a program.
type programTry struct {
	actor   booking.Actor
	draft   Draft
	free    int
	refused []DemoRefusal
}

func (d *demoFill) try(p *demoProgram, user string, draft Draft) (*programTry, error) {
	t := &programTry{actor: d.actor(user), draft: draft}
	if office := d.leaders(p)[0]; office != user {
		// The office plans the term and asks for the teacher who may use the place.
		t.actor, t.draft.Requester = d.actor(office), user
	}
	none := ""
	t.draft.Teacher = &none // who signs is not who stands in the hall
	a, err := resolve(d.world, t.actor, t.draft, d.tx.Now)
	if err != nil {
		return nil, err
	}
	decision, err := decide(d.tx.Query, d.world, t.actor, d.tx.Now, a)
	if err != nil {
		return nil, err
	}
	t.draft.PlanVersion = decision.PlanVersion
	for _, o := range decision.Occurrences {
		refusal := DemoRefusal{Program: p.ID, Name: p.Name, Date: o.Date.String()}
		switch {
		case d.held(p, o.Date):
		case o.Outcome == booking.OccSkip:
			refusal.Reason = o.Skip
		case o.Outcome == booking.OccConflict:
			refusal.Reason, refusal.With = inTheWay(d.world, o.Conflicts)
		case o.Verdict == booking.AutoApproved || o.Verdict == booking.Pending:
			t.free++
			t.draft.Plan = append(t.draft.Plan, PlanDraft{Date: o.Date.String(), Do: booking.PlanBook})
			continue
		default:
			one := booking.RequestOn(a.request, o)
			refusal.Reason = booking.Decide(d.world, booking.Now{At: d.tx.Now, Actor: t.actor}, one).Reason
			if refusal.Reason == "" {
				refusal.Reason = string(o.Verdict)
			}
		}
		if refusal.Reason != "" {
			t.refused = append(t.refused, refusal)
		}
		t.draft.Plan = append(t.draft.Plan, PlanDraft{Date: o.Date.String(), Do: booking.PlanSkip})
	}
	return t, nil
}

func (d *demoFill) programDates(p *demoProgram) error {
	for _, date := range p.Dates {
		on := calendar.Date(date)
		if d.held(p, on) {
			continue
		}
		draft := p.draft()
		draft.Code += "-" + on.String()
		none := ""
		draft.Teacher = &none
		draft.Start, draft.End = localText(on, int(p.Start)), localText(on, int(p.End))
		var refusal error
		for _, user := range d.leaders(p) {
			if _, refusal = d.book(d.actor(user), draft); refusal == nil {
				break
			}
		}
		var e *booking.Error
		if errors.As(refusal, &e) {
			if ignoreRefusal(refusal) != nil {
				return refusal
			}
			out := DemoRefusal{Program: p.ID, Name: p.Name, Date: on.String(), Reason: e.Key}
			if len(e.Conflicts) > 0 {
				out.Reason, out.With = inTheWay(d.world, e.Conflicts)
			}
			d.refused = append(d.refused, out)
		}
	}
	return nil
}

// held reports whether a booking of the file is this occurrence of a program.
func (d *demoFill) held(p *demoProgram, on calendar.Date) bool {
	return slices.ContainsFunc(d.file.Bookings, func(b demoBooking) bool {
		return b.Program == p.ID && len(b.Start) >= 10 && b.Start[:10] == on.String()
	})
}

// leaders are those of the lead school who may book: its office first.
func (d *demoFill) leaders(p *demoProgram) []string {
	var offices, teachers []string
	for _, u := range d.file.Users {
		for _, r := range u.Roles {
			switch {
			case r.Scope == p.Lead && r.Role == booking.SchoolAdmin:
				offices = append(offices, u.ID)
			case r.Scope == p.Lead && r.Role == booking.Teacher:
				teachers = append(teachers, u.ID)
			}
		}
	}
	return append(offices, teachers...)
}

// actor is a person with the grants of the day.
func (d *demoFill) actor(code string) booking.Actor {
	u := d.world.User(code)
	a := booking.Actor{User: u.ID, District: d.world.District}
	for _, g := range d.world.Grants {
		if g.User == u.ID {
			a.Grants = append(a.Grants, g)
		}
	}
	return a
}

// inTheWay is the first hard conflict's kind and the codes of all.
func inTheWay(w *booking.World, conflicts []booking.Conflict) (kind string, with []string) {
	for _, c := range conflicts {
		if c.Severity != booking.Hard {
			continue
		}
		if kind == "" {
			kind = string(c.Kind)
		}
		code := c.WithCode
		for _, l := range w.Locks {
			if l.ID == c.With {
				code = l.Code
			}
		}
		if code != "" && !slices.Contains(with, code) {
			with = append(with, code)
		}
	}
	return kind, with
}

// ignoreRefusal passes over a no of the rules, and nothing else.
func ignoreRefusal(err error) error {
	var e *booking.Error
	if errors.As(err, &e) && e.Code != booking.Internal && e.Code != booking.Unavailable {
		return nil
	}
	return err
}

// localText writes a minute of a date as a request does.
func localText(d calendar.Date, minute int) string {
	return d.String() + "T" + minuteText(minute)
}

func minuteText(minute int) string {
	two := func(n int) string { return string([]byte{byte('0' + n/10), byte('0' + n%10)}) }
	return two(minute/60) + ":" + two(minute%60)
}
