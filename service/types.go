package service

import (
	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// Draft is a booking request as people write it: every reference is an id or
// a code, times are clock text. It is resolved against the actor's world.
type Draft struct {
	Resources  []string
	Quantity   int
	School     string
	Requester  string // id or code; "": the actor. For another: see booking.CanBookOnBehalf
	Start, End string // RFC 3339, or local 2006-01-02T15:04 in the resource's zone
	Date       string // with Periods, instead of Start and End
	Periods    []string
	Stage      string
	Title      string
	Note       string
	Purpose    string
	Program    string
	Project    string
	Class      string
	Headcount  int
	Adults     int
	Teacher    *string // nil: the requester where a teacher of School; "": none
	Vehicles   *VehicleDraft
	Confirm    []string
	Recurrence *RecurrenceDraft
	Plan       []PlanDraft
	// PlanVersion is that of the check on which Plan was made.
	PlanVersion string

	// What follows is the system's alone (imports, the demo): what already is
	// and is only recorded. See booking.Request.Ledger.
	Ledger        bool
	As            string     // the requester, id or code
	Code          string     // the booking's stable code
	Status        string     // the state to write, approved where empty
	Parent        string     // the trip that vehicles belong to, id or code
	Slots         [][2]int64 // explicit intervals of a series, unix seconds
	SkipConflicts bool       // leave out the occurrences that clash

	// What follows is set by other use cases that come to the one write path.
	offer  *models.Offer  // the choice that is accepted
	series *models.Series // the series that the booking joins
	own    bool           // its occurrence has a time or place of its own
}

// VehicleDraft asks for buses beside a trip.
type VehicleDraft struct{ Resource, Start, End string }

// RecurrenceDraft is a weekly rule on the teaching calendar.
type RecurrenceDraft struct {
	Term        string
	Weekday     int
	Periods     []string
	Parity      string
	Weeks       []int
	From, Until string
	Start, End  string // "15:50", where Periods is empty
	// RRule is a rule of RFC 5545 instead of all that; Start and End are then
	// those of the first date, with their dates.
	RRule string
}

// PlanDraft says what to do with one date of a series.
type PlanDraft struct {
	Date, Do, Start, End, Resource string
}

// Checked is the answer to a check and what is needed to show it.
type Checked struct {
	World    *booking.World
	Request  booking.Request
	Decision booking.Decision
}

// Booked is what a booking request wrote: one booking, or a series.
type Booked struct {
	Checked
	Series   *models.Series
	Bookings []View
}

// View is one booking with what belongs to it, as one actor may see it.
type View struct {
	World     *booking.World
	Booking   models.Booking
	Resources []models.BookingResource
	Approvals []models.Approval
	Deciders  map[string][]string // who may decide, by approval id
	See       string              // free_busy, summary, full
	Can       []string            // cancel, edit, approve, reject, check_in, bump, accept, confirm
	Offer     *models.Offer       // what the host offered when it displaced this; nil: nothing
	Held      bool                // a place that opened, kept until its requester confirms
}

// BookingFilter chooses bookings; zero fields choose all.
type BookingFilter struct {
	Mine      bool
	ToApprove bool
	School    string // as requester or host; id or code
	Resource  string
	Status    []string
	From, To  int64 // unix seconds, overlap
	Page      models.Page
}

// CalendarFilter chooses what a calendar shows.
type CalendarFilter struct {
	Schools   []string // ids or codes: their resources
	Resources []string
	From, To  int64 // unix seconds, half-open
}

// CalendarItem is one entry of a calendar as the viewer may see it.
type CalendarItem struct {
	Kind     string // booking, lock, closed
	Resource *booking.Resource
	Start    int64
	End      int64
	See      string // free_busy, summary, full
	Mine     bool
	Booking  *models.Booking // nil unless a booking; fields beyond See are the door's to leave out
	Quantity int
	Lock     *booking.Lock
	Name     string // of a closed day
}

// UtilisationRow is one row of the utilisation report; minutes.
type UtilisationRow struct {
	Key, Name     string
	OpenMinutes   float64
	BookedMinutes float64
	UsedMinutes   float64
	OwnMinutes    float64
	LentMinutes   float64
	Bookings      int
	Utilisation   float64
}

// UtilisationFilter is a span of dates (To exclusive) and how to group.
type UtilisationFilter struct {
	From, To calendar.Date
	By       string // resource, school, group, type, purpose, weekday_period
	School   string
}
