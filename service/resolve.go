package service

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// asked is a draft resolved against a world: ids instead of codes, instants
// instead of clock text.
type asked struct {
	request     booking.Request
	host        string // owner of the first resource; "" the district
	series      bool
	recurrence  calendar.Recurrence
	occurrences []calendar.Occurrence
	plan        []booking.PlanStep
	offer       string // id of the offer whose places count as free
	displaced   string // id of the booking for which another place is looked for
}

// resolver collects what is wrong with a draft instead of stopping at the
// first fault.
type resolver struct {
	world  *booking.World
	actor  booking.Actor
	draft  Draft
	today  calendar.Date
	faults []booking.FieldError
	denied *booking.Error // what the actor may not ask at all
}

func (r *resolver) fault(field, key string, params map[string]any) {
	r.faults = append(r.faults, booking.FieldError{Field: field, Key: key, Params: params})
}

func (r *resolver) err() error {
	if r.denied != nil {
		return r.denied
	}
	if len(r.faults) == 0 {
		return nil
	}
	first, code := r.faults[0], booking.Invalid
	for _, f := range r.faults {
		if f.Key == "unknown_resource" { // the same answer as for one that the actor may not see
			first, code = f, booking.NotFound
		}
	}
	return &booking.Error{
		Code: code, Key: first.Key, Field: first.Field, Params: first.Params, Fields: r.faults,
	}
}

// The longest texts of a booking, in characters, and the largest numbers.
const (
	maxTitle     = 120
	maxNote      = 1000
	maxResources = 20
	maxPeople    = 100000
)

// resolve reads a draft. Faults of form name their fields (Invalid);
// references that the world does not have are faults too.
func resolve(w *booking.World, actor booking.Actor, d Draft, now int64) (*asked, error) {
	today, _ := calendar.DateOf(now, w.Zone)
	r := &resolver{world: w, actor: actor, draft: d, today: today}
	a := &asked{series: d.Recurrence != nil || len(d.Slots) > 0}
	a.request = booking.Request{
		Quantity: d.Quantity, Title: strings.TrimSpace(d.Title), Purpose: d.Purpose,
		Headcount: d.Headcount, Adults: d.Adults, Ledger: d.Ledger && actor.System,
	}
	if d.offer != nil {
		a.offer, a.request.Offered = d.offer.ID, true
	}
	r.texts()
	r.resources(a)
	r.people(a)
	r.purpose(a)
	for _, kind := range d.Confirm {
		a.request.Confirm = append(a.request.Confirm, booking.Kind(kind))
	}
	if err := r.err(); err != nil {
		return nil, err
	}
	r.when(a)
	r.vehicles(a)
	if err := r.err(); err != nil {
		return nil, err
	}
	return a, booking.Valid(w, a.request)
}

func (r *resolver) texts() {
	for _, t := range []struct {
		field, text string
		limit       int
	}{{"title", r.draft.Title, maxTitle}, {"note", r.draft.Note, maxNote}} {
		if utf8.RuneCountInString(t.text) > t.limit {
			r.fault(t.field, "too_long", map[string]any{"Limit": t.limit})
		}
		if personalNumber(t.text) {
			r.fault(t.field, "personal_data", nil)
		}
	}
	for _, n := range []struct {
		field string
		value int
	}{{"quantity", r.draft.Quantity}, {"headcount", r.draft.Headcount}, {"adults", r.draft.Adults}} {
		if n.value < 0 || n.value > maxPeople {
			r.fault(n.field, "out_of_range", map[string]any{"Min": 0, "Max": maxPeople})
		}
	}
}

func (r *resolver) resources(a *asked) {
	if n := len(r.draft.Resources); n == 0 || n > maxResources {
		r.fault("resources", "one_to_many", map[string]any{"Max": maxResources})
		return
	}
	for i, ref := range r.draft.Resources {
		res := r.world.Resource(ref)
		if res == nil {
			r.fault("resources["+strconv.Itoa(i)+"]", "unknown_resource", map[string]any{"Ref": ref})
			continue
		}
		if slices.Contains(a.request.Resources, res.ID) {
			r.fault("resources["+strconv.Itoa(i)+"]", "named_twice", map[string]any{"Ref": ref})
			continue
		}
		a.request.Resources = append(a.request.Resources, res.ID)
		if len(a.request.Resources) == 1 {
			a.host = res.School
		}
	}
}

func (r *resolver) people(a *asked) {
	q, d := &a.request, r.draft
	q.Requester = r.actor.User
	if r.actor.System && d.As != "" {
		q.Requester = find(r, "as", "unknown_user", d.As, r.world.User, func(u *booking.User) string { return u.ID })
	}
	q.School = r.school(d.School)
	r.onBehalf(q)
	q.Class = find(r, "class_group", "unknown_class", d.Class, r.world.Class, func(c *booking.ClassGroup) string { return c.ID })
	q.Program = find(r, "program", "unknown_program", d.Program, r.world.Program, func(p *booking.Program) string { return p.ID })
	q.Project = find(r, "project", "unknown_project", d.Project, r.world.Project, func(p *booking.Project) string { return p.ID })
	switch {
	case d.Teacher != nil:
		q.Teacher = find(r, "teacher", "unknown_user", *d.Teacher, r.world.User, func(u *booking.User) string { return u.ID })
	case booking.HasRole(r.world, q.Requester, booking.Teacher, q.School, r.today):
		q.Teacher = q.Requester
	}
}

// onBehalf reads in whose name the request is made.
func (r *resolver) onBehalf(q *booking.Request) {
	ref := r.draft.Requester
	if ref == "" || ref == r.actor.User || q.School == "" {
		return
	}
	if !r.actor.System && r.draft.offer == nil && !booking.CanBookOnBehalf(r.world, r.actor, q.School, r.today) {
		if u := r.world.User(ref); u == nil || u.ID != r.actor.User {
			r.denied = booking.Fail(booking.Forbidden, "not_on_behalf")
		}
		return
	}
	id := find(r, "requester", "unknown_user", ref, r.world.User, func(u *booking.User) string { return u.ID })
	if id != "" && !booking.Belongs(r.world, id, q.School, r.today) {
		r.fault("requester", "not_of_school", map[string]any{"Ref": ref})
	}
	if id != "" {
		q.Requester = id
	}
}

// school is the one asked for, or the only one that the actor has.
func (r *resolver) school(ref string) string {
	if ref != "" {
		return find(r, "school", "unknown_school", ref, r.world.School, func(s *booking.School) string { return s.ID })
	}
	if own := schoolsOf(r.actor); len(own) == 1 {
		return own[0]
	}
	r.fault("school", "required", nil)
	return ""
}

// find resolves an optional reference; an unknown one is a fault.
func find[T any](r *resolver, field, key, ref string, get func(string) *T, id func(*T) string) string {
	if ref == "" {
		return ""
	}
	v := get(ref)
	if v == nil {
		r.fault(field, key, map[string]any{"Ref": ref})
		return ""
	}
	return id(v)
}

// schoolsOf lists the schools at which an actor holds a role, without repeats.
func schoolsOf(actor booking.Actor) []string {
	var ids []string
	for _, g := range actor.Grants {
		if g.School != "" && !slices.Contains(ids, g.School) {
			ids = append(ids, g.School)
		}
	}
	return ids
}

// purposes are the words that a request may say (api: purpose).
var purposes = []string{
	"ad_hoc", "lesson", "after_school", "student_activity", "family_guidance", "study_trip", "joint_research",
	"joint_teaching", "joint_training", "joint_assessment", "joint_curriculum", "course_delivery", "meeting", "exam",
}

// purpose follows the program's type; a laboratory rotation is lessons.
func (r *resolver) purpose(a *asked) {
	q := &a.request
	if p := r.world.Programs[q.Program]; p != nil {
		q.Purpose = p.Type
		if q.Purpose == "lab_rotation" {
			q.Purpose = "lesson"
		}
		if q.Project == "" {
			q.Project = p.Project
		}
		return
	}
	if q.Purpose == "" {
		q.Purpose = "ad_hoc"
	}
	if !slices.Contains(purposes, q.Purpose) {
		r.fault("purpose", "unknown_purpose", map[string]any{"Ref": q.Purpose})
	}
}

// calendarFault turns the calendar's error into a fault of the draft.
func (r *resolver) calendarFault(prefix string, err error) {
	var e *calendar.Error
	if errors.As(err, &e) {
		field := e.Field
		if prefix != "" && field != prefix {
			field = prefix + "." + field
		}
		r.fault(field, e.Key, map[string]any{"Detail": e.Detail})
		return
	}
	r.fault(prefix, "bad_format", map[string]any{"Detail": err.Error()})
}
