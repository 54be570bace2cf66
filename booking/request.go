package booking

import "xiaoxiang/calendar"

// Request is what somebody asks for, with every reference resolved to an id.
// The interval is half-open, unix seconds.
type Request struct {
	Resources  []string
	Quantity   int // of a pool; 0 is 1
	School     string
	Requester  string
	Start, End int64
	Title      string
	Purpose    string
	Program    string
	Project    string
	Class      string
	Headcount  int
	Adults     int
	Teacher    string // "" none
	Vehicles   *Vehicles
	Confirm    []Kind
	// Except is a booking to be left out of what is taken: the one that moves.
	Except string
	// Allocated is set for an occurrence that an allocation round gave.
	Allocated bool
	// Ledger is set where a school records what already is (a timetable
	// import, the demo's bookings): gates, opening hours and closures do not
	// apply, claims do.
	Ledger bool
	// Offered is set for a choice that a host offered to whom it displaced: the
	// notice gate does not apply.
	Offered bool
}

// Vehicles asks for buses beside a trip; their number is computed.
type Vehicles struct {
	Resource   string
	Start, End int64
}

// Taken is what one live booking takes of one resource. Start and End are as
// asked, ClaimStart and ClaimEnd widened by the buffers; unix seconds.
type Taken struct {
	Booking, Code        string
	Resource             string
	School               string
	Requester            string
	Teacher              string
	Class                string
	Start, End           int64
	ClaimStart, ClaimEnd int64
	Quantity             int
	Headcount            int
	Status               Status
	Purpose              string
}

// Usage is what a requester's school has had already.
type Usage struct {
	// QuotaSeconds of other schools' resources by group, risk and Monday of
	// the week (local date), live bookings alone.
	QuotaSeconds map[QuotaKey]int64
	// AgreementUses counts live bookings by agreement and term.
	AgreementUses map[[2]string]int
	// Strikes are the points that still count against the requester today;
	// from Policy.StrikeThreshold on nothing is approved at once.
	Strikes float64
}

// QuotaKey is one cell of the quota.
type QuotaKey struct {
	Group string
	Risk  Risk
	Week  calendar.Date // Monday
}

// Now is the moment and the person of a decision, and what is taken.
type Now struct {
	At    int64
	Actor Actor
	Taken []Taken
	Usage Usage
}

// Actor is who asks: a user with the grants of today, or the system itself.
type Actor struct {
	User     string
	District string
	Grants   []Grant
	System   bool
}
