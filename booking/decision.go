package booking

import "xiaoxiang/calendar"

// Outcome is the decision in one word.
type Outcome string

// The outcomes.
const (
	AutoApproved Outcome = "auto_approved"
	Pending      Outcome = "pending"
	NeedsConfirm Outcome = "needs_confirm"
	Rejected     Outcome = "rejected"
	ForbiddenOut Outcome = "forbidden"
)

// Kind is a kind of conflict.
type Kind string

// The kinds, in the order of reporting (domain: conflict kinds).
const (
	NotInService       Kind = "not_in_service"
	ClosedDay          Kind = "closed_day"
	OutsideOpenHours   Kind = "outside_open_hours"
	ExamLock           Kind = "exam_lock"
	Maintenance        Kind = "maintenance"
	PublicOpening      Kind = "public_opening"
	ResourceOverlap    Kind = "resource_overlap"
	InvalidCombination Kind = "invalid_combination"
	TurnaroundBuffer   Kind = "turnaround_buffer"
	PoolExceeded       Kind = "pool_exceeded"
	CapacityExceeded   Kind = "capacity_exceeded"
	TeacherOverlap     Kind = "teacher_overlap"
	TravelTime         Kind = "travel_time"
	ClassOverlap       Kind = "class_overlap"
	StaffOverlap       Kind = "staff_overlap"
	CalendarMismatch   Kind = "calendar_mismatch"
	AdjacentExam       Kind = "adjacent_exam"
)

// Severity is what a conflict does: hard refuses, warn wants confirmation.
type Severity string

// The severities.
const (
	Hard Severity = "hard"
	Warn Severity = "warn"
	Info Severity = "info"
)

// Conflict is one thing in the way. Subject is the id of the resource, teacher
// or class; With is the id of the booking or lock (empty where the viewer may
// not know), WithCode its code.
type Conflict struct {
	Kind       Kind
	Severity   Severity
	Subject    string
	With       string
	WithCode   string
	WithSchool string
	Start, End int64
	Available  *int // units or places left, where that is the point
	Params     map[string]any

	taken *Taken // the booking in the way, until it is known who may see it
}

// Step is one step of an approval chain: who must decide and until when.
type Step struct {
	Word     string   // approver word of the rule table
	Users    []string // who may decide, ids
	Acting   bool     // the fallback acts for a missing holder
	Deadline int64    // unix seconds
	Resource string   // the first resource that asked for the step
}

// Alternative is a free choice near what was asked.
type Alternative struct {
	Resources  []string
	Start, End int64
	Why        string // same_time_other_resource, nearest_slot
	Outcome    Outcome
}

// OccurrenceOutcome is what becomes of one date of a series.
type OccurrenceOutcome struct {
	calendar.Occurrence
	StartAt, EndAt int64
	Outcome        string // create, skip, conflict
	Conflicts      []Conflict
	Resources      []string // what is booked: the series' own, or where the plan moved it
	Verdict        Outcome  // of this date alone; empty where it is skipped
	Rule, Group    string   // the row and the basis of this date
}

// The outcomes of an occurrence.
const (
	OccCreate   = "create"
	OccSkip     = "skip"
	OccConflict = "conflict"
)

// Decision is the answer to a request.
type Decision struct {
	Outcome      Outcome
	Rule         string
	Group        string // basis group id
	Reason       string
	Steps        []Step
	Notify       []string // approver words of those who are told, not asked
	Conflicts    []Conflict
	Alternatives []Alternative
	Occurrences  []OccurrenceOutcome
	PlanVersion  string
	See          string // what the requester sees of other bookings there
	Vehicles     int    // buses needed
	UnsureYears  []int  // of a series: those whose holidays are not published yet
	Notice       int    // days of notice that were needed
}
