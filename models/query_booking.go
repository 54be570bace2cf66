package models

import (
	"database/sql"
	"fmt"
	"strconv"
	"strings"

	"xiaoxiang/booking"
)

// BookingByRef finds a booking of a district by its id or code.
func (q Query) BookingByRef(district, ref string) (*Booking, error) {
	row, err := first[Booking](q, "district_id = ? AND (id = ? OR code = ?)", district, ref, ref)
	if err != nil {
		return nil, notFound(err, "booking", ref)
	}
	return row, nil
}

// BookingQuery chooses bookings; zero fields choose all.
type BookingQuery struct {
	District  string
	Requester string
	Decider   string   // who may decide the step that is waiting now
	Schools   []string // as requester or host
	Resource  string
	Series    string
	Status    []booking.Status
	From, To  int64 // unix seconds: the booking overlaps [From, To)
	// Scope limits what a viewer sees at all; nil shows everything.
	Scope *BookingScope
	Page  Page
}

// BookingScope is what one viewer may see: bookings of or at these schools, of
// these resources, and their own.
type BookingScope struct {
	User      string
	Schools   []string
	Resources []string
}

// Bookings lists bookings in the order of their start, one more than the page
// holds where there are more.
func (q Query) Bookings(f BookingQuery) ([]Booking, error) {
	db := q.db.Model(&Booking{}).Where("district_id = ?", f.District)
	if f.Requester != "" {
		db = db.Where("requester_id = ?", f.Requester)
	}
	if f.Decider != "" {
		db = db.Where(`status = 'pending' AND id IN (SELECT a.booking_id FROM approvals a
			JOIN approval_deciders d ON d.approval_id = a.id AND d.user_id = ?
			WHERE a.status = 'waiting' AND NOT EXISTS (SELECT 1 FROM approvals e
				WHERE e.booking_id = a.booking_id AND e.position < a.position AND e.status = 'waiting'))`, f.Decider)
	}
	if f.Schools != nil {
		db = db.Where("(school_id IN ? OR host_school_id IN ?)", f.Schools, f.Schools)
	}
	if f.Resource != "" {
		db = db.Where("id IN (SELECT booking_id FROM booking_resources WHERE resource_id = ?)", f.Resource)
	}
	if f.Series != "" {
		db = db.Where("series_id = ?", f.Series)
	}
	if len(f.Status) > 0 {
		db = db.Where("status IN ?", f.Status)
	}
	if f.From != 0 {
		db = db.Where("end_at > ? AND start_at > ?", f.From, f.From-maxSpan)
	}
	if f.To != 0 {
		db = db.Where("start_at < ?", f.To)
	}
	if s := f.Scope; s != nil {
		db = db.Where("(requester_id = ? OR teacher_id = ? OR school_id IN ? OR host_school_id IN ? OR id IN (SELECT booking_id FROM booking_resources WHERE resource_id IN ?))",
			s.User, s.User, s.Schools, s.Schools, s.Resources)
	}
	if f.Page.After != "" {
		start, id, err := readCursor(f.Page.After)
		if err != nil {
			return nil, err
		}
		db = db.Where("(start_at > ? OR (start_at = ? AND id > ?))", start, start, id)
	}
	if f.Page.Limit > 0 {
		db = db.Limit(f.Page.Limit + 1)
	}
	var rows []Booking
	return rows, translate(db.Order("start_at, id").Find(&rows).Error)
}

// Cursor is the place after this booking in a list.
func (b *Booking) Cursor() string { return fmt.Sprintf("%d.%s", b.StartAt, b.ID) }

func readCursor(s string) (int64, string, error) {
	start, id, ok := strings.Cut(s, ".")
	n, err := strconv.ParseInt(start, 10, 64)
	if !ok || err != nil {
		return 0, "", booking.BadField("cursor", "bad_cursor", nil)
	}
	return n, id, nil
}

// ResourcesOf lists what the bookings take, in the order they were asked.
func (q Query) ResourcesOf(bookings []string) ([]BookingResource, error) {
	return ByIDs[BookingResource](q, "booking_id", bookings)
}

// ApprovalsOf lists the steps of the bookings.
func (q Query) ApprovalsOf(bookings []string) ([]Approval, error) {
	return ByIDs[Approval](q, "booking_id", bookings)
}

// DecidersOf lists who may decide the steps.
func (q Query) DecidersOf(approvals []string) ([]ApprovalDecider, error) {
	return ByIDs[ApprovalDecider](q, "approval_id", approvals)
}

// Slot is one live booking on one resource, for a calendar.
type Slot struct {
	Booking
	ResourceID string
	SlotStart  int64
	SlotEnd    int64
	Units      int
}

// Slots lists the live bookings of resources that meet [from, to), in the
// order of resource and time.
func (q Query) Slots(resources []string, from, to int64) ([]Slot, error) {
	if len(resources) == 0 {
		return nil, nil
	}
	var rows []Slot
	err := q.db.Raw(`SELECT b.*, br.resource_id AS resource_id, br.start_at AS slot_start, br.end_at AS slot_end, br.quantity AS units
		FROM booking_resources br JOIN bookings b ON b.id = br.booking_id
		WHERE br.resource_id IN ? AND br.live AND br.claim_start > ? AND br.claim_start < ? AND br.start_at < ? AND br.end_at > ?
		ORDER BY br.resource_id, br.claim_start`, resources, from-maxSpan, to, to, from).Scan(&rows).Error
	return rows, translate(err)
}

// UsedHours is one live booking of another school's resource.
type UsedHours struct {
	BookingID    string
	BasisGroupID string
	ResourceID   string
	StartAt      int64
	EndAt        int64
}

// UsedBy lists the live bookings that a school has of other schools'
// resources in [from, to), except one booking: what its quota counts.
func (q Query) UsedBy(school, except string, from, to int64) ([]UsedHours, error) {
	var out []UsedHours
	err := q.ask(`SELECT b.id, b.basis_group_id, br.resource_id, br.start_at, br.end_at
		FROM bookings b JOIN booking_resources br ON br.booking_id = b.id AND br.live
		WHERE b.school_id = ? AND b.start_at > ? AND b.start_at < ? AND b.end_at > ? AND b.id <> ? AND b.basis_group_id IS NOT NULL`,
		[]any{school, from - maxSpan, to, from, except}, func(rows *sql.Rows) error {
			var u UsedHours
			err := rows.Scan(&u.BookingID, &u.BasisGroupID, &u.ResourceID, &u.StartAt, &u.EndAt)
			out = append(out, u)
			return err
		})
	return out, err
}

// SeriesByRef finds a series of a district by its id or code.
func (q Query) SeriesByRef(district, ref string) (*Series, error) {
	row, err := first[Series](q, "district_id = ? AND (id = ? OR code = ?)", district, ref, ref)
	if err != nil {
		return nil, notFound(err, "series", ref)
	}
	return row, nil
}

// LeaveOut writes the dates that a series, read at version seen, leaves out.
func (tx *Tx) LeaveOut(row *Series, seen int64) error {
	row.Version, row.UpdatedAt = seen+1, tx.Now
	return one(tx.db.Model(&Series{}).Where("id = ? AND version = ?", row.ID, seen).
		Select("left_out", "version", "updated_at").Updates(row))
}
