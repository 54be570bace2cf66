package handlers

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// Booking is one booking as its reader may see it. References are codes.
type Booking struct {
	ID             string         `json:"id"`
	Code           string         `json:"code"`
	Resources      []string       `json:"resources" nullable:"false"`
	ResourceNames  []string       `json:"resource_names" nullable:"false"`
	Quantity       int            `json:"quantity"`
	School         string         `json:"school"`
	SchoolName     string         `json:"school_name"`
	Requester      *string        `json:"requester"`
	RequesterName  *string        `json:"requester_name"`
	Teacher        *string        `json:"teacher"`
	TeacherName    *string        `json:"teacher_name"`
	Start          string         `json:"start"`
	End            string         `json:"end"`
	Status         string         `json:"status" enum:"pending,approved,rejected,withdrawn,cancelled,expired,bumped,completed,no_show"`
	Title          *string        `json:"title"`
	Note           *string        `json:"note"`
	Purpose        string         `json:"purpose"`
	Program        *string        `json:"program"`
	Project        *string        `json:"project"`
	ClassGroup     *string        `json:"class_group"`
	ClassGroupName *string        `json:"class_group_name"`
	Headcount      *int           `json:"headcount"`
	SeriesID       *string        `json:"series_id"`
	Rule           *string        `json:"rule"`
	Reason         *string        `json:"reason" doc:"Why it was rejected or cancelled"`
	Approvals      []ApprovalStep `json:"approvals" nullable:"false"`
	DecideBy       *string        `json:"decide_by"`
	CheckedInAt    *string        `json:"checked_in_at"`
	Offer          *Offer         `json:"offer" doc:"Places that the host offered when it displaced the booking"`
	Exception      bool           `json:"exception" doc:"Of a series: it has a time or place of its own"`
	Can            []string       `json:"can" nullable:"false" doc:"What you may do with it now"`
	Version        int64          `json:"version"`
	CreatedAt      string         `json:"created_at"`
	UpdatedAt      string         `json:"updated_at"`
}

// Offer is what a host offered to whom it displaced.
type Offer struct {
	_            struct{}      `nullable:"true"`
	Status       string        `json:"status" enum:"open,accepted,over"`
	Until        string        `json:"until" doc:"Kept for you until then"`
	Alternatives []OfferedSlot `json:"alternatives" nullable:"false" doc:"Accepted by their number, from 0"`
}

// OfferedSlot is one place that was offered.
type OfferedSlot struct {
	Resources     []string `json:"resources" nullable:"false"`
	ResourceNames []string `json:"resource_names" nullable:"false"`
	Start         string   `json:"start"`
	End           string   `json:"end"`
	Why           string   `json:"why" enum:"host,same_time_other_resource,nearest_slot"`
}

func offerBody(v *service.View) *Offer {
	if v.Offer == nil {
		return nil
	}
	w := v.World
	out := &Offer{Status: v.Offer.Status, Until: instant(v.Offer.UntilAt, w.Zone), Alternatives: []OfferedSlot{}}
	for _, p := range v.Offer.Alternatives {
		slot := OfferedSlot{Resources: []string{}, ResourceNames: []string{}, Start: instant(p.Start, w.Zone), End: instant(p.End, w.Zone), Why: p.Why}
		for _, id := range p.Resources {
			if r := w.Resources[id]; r != nil {
				slot.Resources, slot.ResourceNames = append(slot.Resources, r.Code), append(slot.ResourceNames, r.Name)
			}
		}
		out.Alternatives = append(out.Alternatives, slot)
	}
	return out
}

// ApprovalStep is one step of the chain that a booking waits for.
type ApprovalStep struct {
	Word       string   `json:"word"`
	Name       string   `json:"name"`
	Status     string   `json:"status" enum:"waiting,approved,rejected,void"`
	Deciders   []string `json:"deciders" nullable:"false" doc:"Names of who may decide"`
	DecidedBy  *string  `json:"decided_by"`
	DecidedFor *string  `json:"decided_for" doc:"In whose name a delegate decided"`
	DecidedAt  *string  `json:"decided_at"`
	Deadline   *string  `json:"deadline"`
	Reason     *string  `json:"reason"`
}

func bookingBody(ctx context.Context, v *service.View) Booking {
	b, w := &v.Booking, v.World
	out := Booking{
		ID: b.ID, Code: b.Code, Resources: []string{}, ResourceNames: []string{}, Quantity: b.Quantity,
		Start: instant(b.StartAt, w.Zone), End: instant(b.EndAt, w.Zone), Status: string(b.Status), Purpose: b.Purpose,
		Approvals: []ApprovalStep{}, Can: some(v.Can), Version: b.Version, Exception: b.Exception, SeriesID: b.SeriesID,
		CreatedAt: instant(b.CreatedAt, w.Zone), UpdatedAt: instant(b.UpdatedAt, w.Zone),
	}
	for _, r := range v.Resources {
		if known := w.Resources[r.ResourceID]; known != nil {
			out.Resources = append(out.Resources, known.Code)
			out.ResourceNames = append(out.ResourceNames, known.Name)
		}
	}
	if s := w.Schools[b.SchoolID]; s != nil {
		out.School, out.SchoolName = s.Code, s.Name
	}
	if v.See == booking.SeeFull {
		out.full(ctx, v)
	}
	return out
}

// full adds what only those see who see everything of a booking.
func (out *Booking) full(ctx context.Context, v *service.View) {
	b, w, lang := &v.Booking, v.World, CallerOf(ctx).Lang
	out.Requester, out.RequesterName = user(w, deref(b.RequesterID))
	out.Teacher, out.TeacherName = user(w, deref(b.TeacherID))
	out.Title, out.Note, out.Rule, out.Reason = text(b.Title), text(b.Note), text(b.Rule), text(b.Reason)
	out.DecideBy, out.CheckedInAt = stamp(b.DecideBy, w.Zone), stamp(b.CheckedInAt, w.Zone)
	out.Headcount, out.Offer = &b.Headcount, offerBody(v)
	if p := w.Programs[deref(b.ProgramID)]; p != nil {
		out.Program = &p.Code
	}
	if p := w.Projects[deref(b.ProjectID)]; p != nil {
		out.Project = &p.Code
	}
	if c := w.Classes[deref(b.ClassGroupID)]; c != nil {
		out.ClassGroup, out.ClassGroupName = &c.Code, &c.Name
	}
	for _, a := range v.Approvals {
		step := ApprovalStep{
			Word: a.Word, Name: lang.Word("approver", a.Word), Status: a.Status, Deciders: []string{},
			DecidedAt: stamp(a.DecidedAt, w.Zone), Deadline: stamp(a.DeadlineAt, w.Zone), Reason: text(a.Reason),
		}
		_, step.DecidedBy = user(w, deref(a.DecidedBy))
		_, step.DecidedFor = user(w, deref(a.DecidedFor))
		for _, id := range v.Deciders[a.ID] {
			if u := w.Users[id]; u != nil {
				step.Deciders = append(step.Deciders, u.Name)
			}
		}
		out.Approvals = append(out.Approvals, step)
	}
}

// user gives the code and the name of a person; nil where there is none.
func user(w *booking.World, id string) (code, name *string) {
	if u := w.Users[id]; u != nil {
		return &u.Code, &u.Name
	}
	return nil, nil
}
