package service

import (
	"cmp"
	"context"
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// Booking shows one booking, by id or code. One that the actor may not open is
// NotFound, the same as one that is not there.
func (s *Service) Booking(ctx context.Context, actor booking.Actor, ref string) (*View, error) {
	return s.booking(s.Store.Read(ctx), actor, ref, s.Clock.Now())
}

func (s *Service) booking(q models.Query, actor booking.Actor, ref string, now int64) (*View, error) {
	w, err := q.World(actor.District)
	if err != nil {
		return nil, err
	}
	row, err := q.BookingByRef(actor.District, ref)
	if err != nil {
		return nil, err
	}
	views, err := s.views(q, w, actor, now, []models.Booking{*row})
	if err != nil {
		return nil, err
	}
	if see := views[0].See; see == booking.SeeNone || see == booking.SeeFreeBusy {
		return nil, booking.Missing("booking", ref)
	}
	return &views[0], nil
}

// Bookings lists the bookings that the actor may see, in the order of their
// start, and the cursor of the next page ("" at the end).
func (s *Service) Bookings(ctx context.Context, actor booking.Actor, f BookingFilter) ([]View, string, error) {
	q := s.Store.Read(ctx)
	w, err := q.World(actor.District)
	if err != nil {
		return nil, "", err
	}
	question, err := s.question(w, actor, f)
	if err != nil {
		return nil, "", err
	}
	rows, err := q.Bookings(question)
	if err != nil {
		return nil, "", err
	}
	next := ""
	if limit := question.Page.Limit; limit > 0 && len(rows) > limit {
		rows = rows[:limit]
		next = rows[limit-1].Cursor()
	}
	views, err := s.views(q, w, actor, s.Clock.Now(), rows)
	if err != nil {
		return nil, "", err
	}
	return slices.DeleteFunc(views, func(v View) bool {
		return v.See == booking.SeeNone || v.See == booking.SeeFreeBusy
	}), next, nil
}

// question turns a filter into what the database is asked.
func (s *Service) question(w *booking.World, actor booking.Actor, f BookingFilter) (models.BookingQuery, error) {
	q := models.BookingQuery{District: actor.District, From: f.From, To: f.To, Page: f.Page, Scope: scopeOf(w, actor, s.today(w))}
	for _, st := range f.Status {
		q.Status = append(q.Status, booking.Status(st))
	}
	if f.Mine {
		q.Requester = actor.User
	}
	if f.ToApprove {
		q.Decider = actor.User
		q.Scope = nil
	}
	if f.School != "" {
		school := w.School(f.School)
		if school == nil {
			return q, booking.Missing("school", f.School)
		}
		q.Schools = []string{school.ID}
	}
	if f.Resource != "" {
		r := w.Resource(f.Resource)
		if r == nil || booking.Visibility(w, actor, r, s.today(w)) == booking.SeeNone {
			return q, booking.Missing("resource", f.Resource)
		}
		q.Resource = r.ID
	}
	return q, nil
}

func (s *Service) today(w *booking.World) calendar.Date {
	d, _ := calendar.DateOf(s.Clock.Now(), w.Zone)
	return d
}

// scopeOf limits lists to what the actor may open: their own, their schools',
// and bookings of resources that they see at least in summary. nil: all.
func scopeOf(w *booking.World, actor booking.Actor, today calendar.Date) *models.BookingScope {
	if booking.CanReadAudit(actor) {
		return nil
	}
	scope := &models.BookingScope{User: actor.User, Schools: schoolsOf(actor), Resources: []string{}}
	for id, r := range w.Resources {
		switch booking.Visibility(w, actor, r, today) {
		case booking.SeeFull, booking.SeeSummary:
			scope.Resources = append(scope.Resources, id)
		}
	}
	slices.Sort(scope.Resources)
	return scope
}

// views puts together what belongs to each booking.
func (s *Service) views(q models.Query, w *booking.World, actor booking.Actor, now int64, rows []models.Booking) ([]View, error) {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	resources, err := q.ResourcesOf(ids)
	if err != nil {
		return nil, err
	}
	approvals, err := q.ApprovalsOf(ids)
	if err != nil {
		return nil, err
	}
	deciders, err := decidersOf(q, approvals)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(approvals, func(a, b models.Approval) int { return cmp.Compare(a.Position, b.Position) })
	out := make([]View, len(rows))
	place := map[string]*View{}
	for i := range rows {
		out[i] = View{World: w, Booking: rows[i], Deciders: deciders}
		place[rows[i].ID] = &out[i]
	}
	for _, r := range resources {
		place[r.BookingID].Resources = append(place[r.BookingID].Resources, r)
	}
	for _, a := range approvals {
		if a.Status != "void" { // the audit keeps what a later edit took back
			place[a.BookingID].Approvals = append(place[a.BookingID].Approvals, a)
		}
	}
	if err := follow(q, ids, place); err != nil {
		return nil, err
	}
	today, _ := calendar.DateOf(now, w.Zone)
	for i := range out {
		out[i].finish(actor, now, today)
	}
	return out, nil
}

func decidersOf(q models.Query, approvals []models.Approval) (map[string][]string, error) {
	ids := make([]string, len(approvals))
	for i := range approvals {
		ids[i] = approvals[i].ID
	}
	rows, err := q.DecidersOf(ids)
	if err != nil {
		return nil, err
	}
	out := map[string][]string{}
	for _, d := range rows {
		out[d.ApprovalID] = append(out[d.ApprovalID], d.UserID)
	}
	return out, nil
}

// finish says what the actor sees of the booking and may do with it.
func (v *View) finish(actor booking.Actor, now int64, today calendar.Date) {
	slices.SortFunc(v.Resources, func(a, b models.BookingResource) int {
		return cmp.Compare(v.World.Resources[a.ResourceID].Code, v.World.Resources[b.ResourceID].Code)
	})
	v.See = booking.SeeNone
	for i := range v.Resources {
		t := v.taken(i)
		see := booking.SeeBooking(v.World, actor, &t, today)
		if v.See == booking.SeeNone || rank(see) > rank(v.See) {
			v.See = see
		}
	}
	if len(v.Resources) == 0 {
		return
	}
	t := v.taken(0)
	if v.turn(actor, now) > 0 {
		v.Can = append(v.Can, "approve", "reject")
		v.See = booking.SeeFull // who decides sees what they decide on
	}
	if v.Booking.StartAt > now && booking.CanCancel(v.World, actor, &t) {
		if _, ok := booking.Next(v.Booking.Status, booking.ActCancel); ok {
			v.Can = append(v.Can, "cancel")
		}
	}
	v.more(actor, now, today)
	v.atTheDoor(actor, &t, now)
}

// taken is the booking on its i-th resource as the rules know it.
func (v *View) taken(i int) booking.Taken {
	b, r := &v.Booking, &v.Resources[i]
	return booking.Taken{
		Booking: b.ID, Code: b.Code, Resource: r.ResourceID, School: b.SchoolID,
		Requester: models.Deref(b.RequesterID), Teacher: models.Deref(b.TeacherID), Class: models.Deref(b.ClassGroupID),
		Start: r.StartAt, End: r.EndAt, ClaimStart: r.ClaimStart, ClaimEnd: r.ClaimEnd,
		Quantity: r.Quantity, Headcount: r.Headcount, Status: b.Status, Purpose: b.Purpose,
	}
}

// steps is the chain as the rules know it, and how many of it are decided. Who
// may decide is looked up anew: a right that was taken away since counts no
// more.
func (v *View) steps(now int64) (steps []booking.Step, done int) {
	for i := range v.Approvals {
		a := &v.Approvals[i]
		users, acting := booking.Deciders(v.World, a.Word, v.place(a, now), v.escalation(a, now), models.Deref(v.Booking.RequesterID))
		steps = append(steps, booking.Step{Word: a.Word, Users: users, Acting: acting, Deadline: a.DeadlineAt})
		if a.Status == "approved" && done == i {
			done++
		}
	}
	return steps, done
}

// turn is how many steps the actor's decision would settle now.
func (v *View) turn(actor booking.Actor, now int64) int {
	if v.Booking.Status != booking.StatusPending {
		return 0
	}
	steps, done := v.steps(now)
	return booking.CanApprove(steps, done, actor, models.Deref(v.Booking.RequesterID))
}

func rank(see string) int {
	return slices.Index([]string{booking.SeeNone, booking.SeeFreeBusy, booking.SeeSummary, booking.SeeFull}, see)
}
