package service

import (
	"fmt"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// demoFill writes the bookings of the demo through the one write path.
type demoFill struct {
	service  *Service
	tx       *models.Tx
	world    *booking.World
	file     *demoFile
	bookings int
	series   int
	refused  []DemoRefusal
	written  map[string]string // ids of the file's bookings, by code
}

func demoUsername(code string) string { return strings.ToLower(code) }

// ledgerConfirm names every warning: what already was is not asked about.
var ledgerConfirm = []string{
	string(booking.TravelTime), string(booking.StaffOverlap), string(booking.CalendarMismatch),
}

func (d *demoFill) system() booking.Actor {
	return booking.Actor{System: true, District: d.world.District}
}

// record books what already is.
func (d *demoFill) record(draft Draft) (*Booked, error) {
	draft.Ledger, draft.Confirm = true, ledgerConfirm
	return d.book(d.system(), draft)
}

func (d *demoFill) book(actor booking.Actor, draft Draft) (*Booked, error) {
	var booked *Booked
	err := d.tx.Within(func(tx *models.Tx) error {
		var err error
		booked, err = d.service.book(tx, actor, draft)
		return err
	})
	if err != nil {
		return nil, err
	}
	d.bookings += len(booked.Bookings)
	if booked.Series != nil {
		d.series++
	}
	return booked, nil
}

// seed writes the bookings that the file lists.
func (d *demoFill) seed() error {
	d.written = map[string]string{}
	for i := range d.file.Bookings {
		b := &d.file.Bookings[i]
		draft := b.draft(d.file)
		draft.Parent = d.written[b.Parent]
		booked, err := d.record(draft)
		if err != nil {
			return fmt.Errorf("demo booking %s: %w", b.ID, err)
		}
		d.written[b.ID] = booked.Bookings[0].Booking.ID
		if err := d.approvals(b, &booked.Bookings[0].Booking); err != nil {
			return fmt.Errorf("approvals of demo booking %s: %w", b.ID, err)
		}
	}
	return nil
}

func (b *demoBooking) draft(f *demoFile) Draft {
	resources := b.Resources
	if b.Resource != "" {
		resources = []string{b.Resource}
	}
	note := b.Note
	if b.Experiment != "" {
		note = "实验：" + b.Experiment
	}
	return Draft{
		Resources: resources, Quantity: b.Quantity, School: b.School, Start: b.Start, End: b.End,
		Title: b.title(f), Note: note, Purpose: b.purpose(f), Program: b.Program, Class: b.ClassGroup,
		Headcount: b.Headcount, Adults: b.Adults, As: b.User, Code: b.ID, Status: b.Status,
	}
}

// title is that of the program, or says what is booked for whom: the file
// gives its bookings none.
func (b *demoBooking) title(f *demoFile) string {
	if _, after, ok := strings.Cut(b.Note, "："); ok {
		return after
	}
	var name string
	for _, p := range f.Programs {
		if p.ID == b.Program {
			name = p.Name
		}
	}
	if name == "" && b.Parent == "" {
		name = demoTitles[b.typeOf(f)]
	}
	if name == "" {
		name = "用车"
	}
	for _, c := range f.ClassGroups {
		if c.ID == b.ClassGroup {
			return c.Name + " " + name
		}
	}
	return name
}

func (b *demoBooking) typeOf(f *demoFile) string {
	for i := range f.Resources {
		if f.Resources[i].ID == b.Resource {
			return f.Resources[i].Type
		}
	}
	return ""
}

func (b *demoBooking) purpose(f *demoFile) string {
	switch {
	case b.Program != "":
		return "" // the program's
	case b.Status == string(booking.StatusPending):
		return "meeting"
	case b.Parent != "", strings.HasPrefix(b.typeOf(f), "base_"):
		return "study_trip"
	case b.ClassGroup != "":
		return "lesson"
	}
	return "ad_hoc"
}

// approvals writes the chain of a recorded booking: the steps that were taken,
// or those that a pending one waits for.
func (d *demoFill) approvals(b *demoBooking, row *models.Booking) error {
	if len(b.Approvals) == 0 && b.Status != string(booking.StatusPending) {
		return nil
	}
	r := d.world.Resource(b.Resource)
	if b.Status == string(booking.StatusPending) {
		return d.wait(row, r)
	}
	for i, user := range b.Approvals {
		u := d.world.User(user)
		word := booking.HostSchoolAdmin
		for _, g := range d.world.Grants {
			if g.User == u.ID && g.Role == booking.LabTechnician {
				word = booking.Technician
			}
		}
		step := models.Approval{
			ID: models.NewID(), DistrictID: row.DistrictID, SchoolID: row.SchoolID, BookingID: row.ID, ResourceID: r.ID,
			Position: i + 1, Word: word, Status: "approved", DeadlineAt: row.StartAt, DecidedBy: &u.ID, DecidedAt: d.tx.Now,
		}
		if err := d.steps(row, step, []string{u.ID}); err != nil {
			return err
		}
	}
	return nil
}

// wait gives a pending booking the one step that its school's own rule asks
// for, with the deadline that the rule would have set.
func (d *demoFill) wait(row *models.Booking, r *booking.Resource) error {
	today, _ := calendar.DateOf(d.tx.Now, d.world.Zone)
	place := booking.Place{Resource: r, School: row.SchoolID, Date: today}
	users, acting := booking.Approvers(d.world, booking.HostManager, place, models.Deref(row.RequesterID))
	days := d.world.Policy.SLAWorkdays[booking.HostManager]
	row.DecideBy = (d.world.Calendar.AddWorkdays(r.School, today, days) + 1).At(0, d.world.Zone)
	err := d.steps(row, models.Approval{
		ID: models.NewID(), DistrictID: row.DistrictID, SchoolID: row.SchoolID, BookingID: row.ID, ResourceID: r.ID,
		Position: 1, Word: booking.HostManager, Acting: acting, Status: "waiting", DeadlineAt: row.DecideBy,
	}, users)
	if err != nil {
		return err
	}
	return d.tx.SetStatus(row, row.Version)
}

func (d *demoFill) steps(row *models.Booking, step models.Approval, users []string) error {
	if err := models.Insert(d.tx, step); err != nil {
		return err
	}
	for _, u := range users {
		if err := models.Insert(d.tx, models.ApprovalDecider{ApprovalID: step.ID, UserID: u}); err != nil {
			return err
		}
	}
	return nil
}
