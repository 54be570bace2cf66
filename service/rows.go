package service

import (
	"crypto/rand"
	"encoding/base32"
	"strings"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// newRows is everything that one request writes.
type newRows struct {
	series    *models.Series
	bookings  []models.Booking
	resources []models.BookingResource
	claims    []models.Claim
	approvals []models.Approval
	deciders  []models.ApprovalDecider
}

// rows makes the rows of a decision that is a yes.
func (s *Service) rows(tx *models.Tx, actor booking.Actor, w *booking.World, a *asked, d Draft, decision booking.Decision) *newRows {
	out := &newRows{}
	state := status(d, decision, actor.System)
	if !a.series {
		var series *string
		if d.series != nil {
			series = &d.series.ID
		}
		out.add(tx, w, a.request, d, decision, state, series)
		return out
	}
	out.series = &models.Series{
		ID: models.NewID(), DistrictID: actor.District, SchoolID: a.request.School,
		RequesterID: models.Ref(a.request.Requester), Code: d.Code, Title: a.request.Title,
		Recurrence: a.recurrence, LeftOut: leftOut(w, decision.Occurrences),
		Version: 1, CreatedAt: tx.Now, UpdatedAt: tx.Now,
	}
	if out.series.Code == "" {
		out.series.Code = newCode("S", a.request.Start, w.Zone)
	}
	d.Code = ""
	for _, o := range decision.Occurrences {
		if o.Outcome == booking.OccCreate {
			one := decision
			one.Rule, one.Group = o.Rule, o.Group
			out.add(tx, w, booking.RequestOn(a.request, o), d, one, state, &out.series.ID)
		}
	}
	return out
}

func (n *newRows) add(tx *models.Tx, w *booking.World, r booking.Request, d Draft, decision booking.Decision, state booking.Status, series *string) {
	b := models.Booking{
		ID: models.NewID(), DistrictID: w.District, SeriesID: series, ParentID: models.Ref(d.Parent),
		Code: d.Code, Title: r.Title, Note: strings.TrimSpace(d.Note),
		Status: state, Exception: d.own, Version: 1, CreatedAt: tx.Now, UpdatedAt: tx.Now,
	}
	take(&b, w, r, decision)
	if b.Code == "" {
		b.Code = newCode("B", r.Start, w.Zone)
	}
	n.attach(w, &b, r, decision.Steps, 0)
	n.bookings = append(n.bookings, b)
}

// take writes a request and the rule that decided it into a booking.
func take(b *models.Booking, w *booking.World, r booking.Request, decision booking.Decision) {
	b.SchoolID, b.HostSchoolID = r.School, models.Ref(w.Resources[r.Resources[0]].School)
	b.RequesterID, b.TeacherID, b.ClassGroupID = models.Ref(r.Requester), models.Ref(r.Teacher), models.Ref(r.Class)
	b.ProgramID, b.ProjectID, b.BasisGroupID = models.Ref(r.Program), models.Ref(r.Project), models.Ref(decision.Group)
	b.StartAt, b.EndAt, b.Purpose = r.Start, r.End, r.Purpose
	b.Headcount, b.Adults, b.Quantity, b.Rule = r.Headcount, r.Adults, max(r.Quantity, 1), decision.Rule
}

// attach makes what hangs on a booking: what it takes, what it claims, and the
// steps it waits for, numbered after those that it had before.
func (n *newRows) attach(w *booking.World, b *models.Booking, r booking.Request, steps []booking.Step, before int) {
	b.DecideBy = 0
	if b.Status == booking.StatusPending {
		n.chain(b, steps, before)
	}
	live := b.Status.Live()
	for _, u := range booking.Uses(w, r) {
		n.resources = append(n.resources, models.BookingResource{
			BookingID: b.ID, ResourceID: u.Resource, DistrictID: b.DistrictID, SchoolID: b.SchoolID,
			StartAt: u.Start, EndAt: u.End, ClaimStart: u.ClaimStart, ClaimEnd: u.ClaimEnd,
			Quantity: u.Quantity, Headcount: u.Headcount, Live: live,
		})
	}
	if live {
		for _, c := range booking.Claims(w, r) {
			n.claims = append(n.claims, models.Claim{
				Subject: c.Subject, StartAt: c.Start, EndAt: c.End,
				BookingID: b.ID, DistrictID: b.DistrictID, SchoolID: b.SchoolID,
			})
		}
	}
}

// chain makes the steps that a pending booking waits for; it is held until
// the last of their deadlines.
func (n *newRows) chain(b *models.Booking, steps []booking.Step, before int) {
	for i, step := range steps {
		a := models.Approval{
			ID: models.NewID(), DistrictID: b.DistrictID, SchoolID: b.SchoolID, BookingID: b.ID, ResourceID: step.Resource,
			Position: before + i + 1, Word: step.Word, Acting: step.Acting, Status: "waiting", DeadlineAt: step.Deadline,
		}
		b.DecideBy = max(b.DecideBy, step.Deadline)
		n.approvals = append(n.approvals, a)
		for _, u := range step.Users {
			n.deciders = append(n.deciders, models.ApprovalDecider{ApprovalID: a.ID, UserID: u})
		}
	}
}

// write puts everything into the database; the claims last, since they are
// what it refuses.
func (n *newRows) write(tx *models.Tx) error {
	if n.series != nil {
		if err := models.Insert(tx, *n.series); err != nil {
			return err
		}
	}
	for _, insert := range []func() error{
		func() error { return models.Insert(tx, n.bookings...) },
		func() error { return models.Insert(tx, n.resources...) },
		func() error { return models.Insert(tx, n.approvals...) },
		func() error { return models.Insert(tx, n.deciders...) },
		func() error { return models.Insert(tx, n.claims...) },
	} {
		if err := insert(); err != nil {
			return err
		}
	}
	return nil
}

// codeLetters leaves out what people mistake for one another (I, L, O, U).
var codeLetters = base32.NewEncoding("0123456789ABCDEFGHJKMNPQRSTVWXYZ").WithPadding(base32.NoPadding)

// newCode makes a code that people can read out: a letter, the day and seven
// random signs, B261103-7K3FQ2M.
func newCode(letter string, start int64, zone *time.Location) string {
	var random [5]byte
	rand.Read(random[:]) // never fails (crypto/rand)
	day, _ := calendar.DateOf(start, zone)
	y, m, d := day.Civil()
	return letter + time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Format("060102") + "-" + codeLetters.EncodeToString(random[:])[:7]
}
