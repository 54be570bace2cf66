// Package booking holds the rules: what a booking claims, what it clashes
// with, who may book what and who decides. It is pure: it is handed the time,
// the actor and what is taken.
package booking

import (
	"sync/atomic"
	"time"

	"xiaoxiang/calendar"
)

// World is what a district is: everything the rules need that changes rarely.
// Ids are opaque; maps are keyed by id. It is not changed once built.
type World struct {
	District   string
	Version    int64
	Zone       *time.Location
	Calendar   *calendar.Calendar
	Terms      []calendar.Term
	Schools    map[string]*School
	Groups     map[string]*Group
	Projects   map[string]*Project
	Agreements []*Agreement
	Resources  map[string]*Resource
	Classes    map[string]*ClassGroup
	Programs   map[string]*Program
	Locks      []*Lock
	Rules      []Rule // in order; the first that matches a relation counts
	Policy     Policy
	Grants     []Grant // of every active user
	// Delegations let people decide in the name of others while these are away.
	Delegations []Delegation
	Users       map[string]*User
	// Travel is minutes door to door between two schools, both orders; absent: Policy.TravelDefault.
	Travel map[[2]string]int

	built atomic.Pointer[index] // see Index
	codes atomic.Pointer[codes] // see refs.go
}

// School is one campus: it owns resources and books.
type School struct {
	ID, Code, Name string
	Stages         []string
	LegalEntity    string
	Support        Support
	Students       int
}

// Support says whether a school is to be supported first.
type Support string

// The kinds of support.
const (
	NoSupport  Support = "none"
	NewSchool  Support = "new"
	WeakSchool Support = "weak"
)

// Supported reports whether the school is new or weak.
func (s *School) Supported() bool { return s.Support == NewSchool || s.Support == WeakSchool }

// GroupKind is how a group is governed.
type GroupKind string

// The kinds of group.
const (
	Tight       GroupKind = "tight"
	Led         GroupKind = "led"
	ProjectKind GroupKind = "project"
	Alliance    GroupKind = "alliance"
)

// Group is a set of schools run together. Memberships are dated.
type Group struct {
	ID, Code, Name string
	Kind           GroupKind
	Status         string // forming, active, ended
	Charter        string // drafting, adopted, submitted, filed, superseded, not_applicable
	LeadSchool     string
	Members        []Membership
}

// Membership is one school's time in a group; To 0 is open, both inclusive.
type Membership struct {
	School   string
	Role     string
	From, To calendar.Date
}

// Project binds the schools of a project group; Resources are attached to it.
type Project struct {
	ID, Code, Name string
	Group          string
	Convenor       string
	Members        []string
	Start, End     calendar.Date // inclusive
	Status         string        // active, paused, ended
	Resources      []string
}

// Agreement is the contract between a famous school and its partner.
type Agreement struct {
	ID, Code      string
	Group         string
	Provider      string
	Partner       string
	Start, End    calendar.Date // inclusive
	Bidirectional bool
	Resources     []string
	MaxUses       int // per term; 0: no limit
	NoticeDays    int
	Status        string
}

// Alloc is how a resource is given out.
type Alloc string

// The ways of giving out.
const (
	Exclusive Alloc = "exclusive"
	Divisible Alloc = "divisible" // has parts; booking it claims them all
	Part      Alloc = "part"
	Shared    Alloc = "shared" // several parties up to MaxParties and Capacity
	Pool      Alloc = "pool"   // Quantity units
)

// Risk is how dangerous or remote a resource is.
type Risk string

// The risks.
const (
	Standard   Risk = "standard"
	Supervised Risk = "supervised"
	Hazardous  Risk = "hazardous"
	Offsite    Risk = "offsite"
)

// Resource is a place or a pool that can be booked.
type Resource struct {
	ID, Code, Name            string
	School                    string // owner; "" where the district owns it
	Type                      string
	Alloc                     Alloc
	Parent                    string
	Parts                     []string   // of a divisible resource
	Combos                    [][]string // allowed sets of parts, besides single ones
	Capacity                  int        // people; 0: no limit
	MaxParties                int
	Quantity                  int
	Unit                      string
	SeatsEach                 int
	Risk                      Risk
	Scope                     string // private, group, district
	Windows                   []Window
	BufferBefore, BufferAfter int // minutes
	NoticeDays                int // least notice for other schools
	Needs                     []string
	OnlyWith                  []string // types it is lent together with
	Open                      []OpenHours
	AvailableFrom             calendar.Date
	AutoOwn                   bool // the owner lets rules approve at once
	Active                    bool
}

// Window is a published share window: by class periods of the host's bells, or
// by the clock (minutes of day, half-open).
type Window struct {
	Weekdays []int         `json:"weekdays"`
	By       string        `json:"by"` // period, clock
	Periods  []string      `json:"periods,omitempty"`
	Start    int           `json:"start,omitempty"`
	End      int           `json:"end,omitempty"`
	From, To calendar.Date `json:"-"`
}

// OpenHours are minutes of day, half-open, on weekdays 1 to 7.
type OpenHours struct {
	Weekdays []int `json:"weekdays"`
	Start    int   `json:"start"`
	End      int   `json:"end"`
}

// ClassGroup is a class, or several together; never a name of a pupil.
type ClassGroup struct {
	ID, Code, Name string
	School         string
	Stage          string
	Headcount      int
	Members        []string // classes it contains
}

// Program is an activity of several schools.
type Program struct {
	ID, Code, Name string
	Type           string
	Lead           string
	Group          string
	Project        string
	Schools        []string
}

// User is a person as far as the rules care.
type User struct {
	ID, Code, Name string
	Active         bool
	Credentials    []Credential
}

// Credential is a proof with an end; both dates inclusive, To 0 is open.
type Credential struct {
	Kind     string
	From, To calendar.Date
}

// Role is what a grant lets a person do.
type Role string

// The roles.
const (
	DistrictAdmin   Role = "district_admin"
	Auditor         Role = "auditor"
	GroupAdmin      Role = "group_admin"
	SchoolAdmin     Role = "school_admin"
	ResourceManager Role = "resource_manager"
	LabTechnician   Role = "lab_technician"
	Teacher         Role = "teacher"
)

// Grant is a dated role in one scope: exactly one of District, Group, School
// is set. Resources narrows it to some resources.
type Grant struct {
	User      string
	Role      Role
	District  string
	Group     string
	School    string
	Resources []string
	From, To  calendar.Date // inclusive; 0: open
}

// Lock takes whole schools, stages, types or resources out of use. With Daily
// it takes DayStart to DayEnd (minutes) of each date from From to To
// inclusive; else Start to End (unix seconds, half-open).
type Lock struct {
	ID, Code, Name   string
	Kind             string // exam, maintenance, public_opening
	Daily            bool
	From, To         calendar.Date
	DayStart, DayEnd int
	Start, End       int64
	Scope            LockScope
}

// LockScope chooses resources; every field that is set must match.
type LockScope struct {
	Stage     string   `json:"stage,omitempty"`
	Schools   []string `json:"schools,omitempty"` // ids; empty: all
	Types     []string `json:"types,omitempty"`   // empty: all types
	AllIndoor bool     `json:"all_indoor,omitempty"`
	Resources []string `json:"resources,omitempty"` // ids; a whole hall locks its parts, a part its hall
}

// Policy holds the district's settings for the rules.
type Policy struct {
	QuotaHours          map[Risk]float64 `json:"quota_hours_per_week"`
	SupportedMultiplier float64          `json:"supported_multiplier"`
	SLAWorkdays         map[string]int   `json:"approval_sla_workdays"`
	CancelFreeHours     map[Risk]int     `json:"cancel_free_hours"`
	TravelDefault       int              `json:"travel_default"`
	IndoorExcludes      []string         `json:"all_indoor_excludes"`
	SpecialisedTypes    []string         `json:"specialised_types"`
	NoisyTypes          []string         `json:"noisy_types"` // what disturbs an exam next door
	AdultRatio          int              `json:"adult_ratio"`
	MaxBookingMinutes   int              `json:"max_booking_minutes"`
	MaxOccurrences      int              `json:"max_occurrences"`
	StrikeThreshold     float64          `json:"strike_threshold"`
	StrikeLateCancel    float64          `json:"strike_late_cancel"`
	StrikeNoShow        float64          `json:"strike_no_show"`
	StrikeWeeks         int              `json:"strike_weeks"` // teaching weeks without approval at once
	HostBumpMinWorkdays int              `json:"host_bump_min_workdays"`
}

// Rule is one row of the decision table; an empty field matches anything. The
// first matching row of each relation counts, then the best outcome over the
// relations (domain: sharing rules).
type Rule struct {
	ID              string   `json:"id"`
	Relation        string   `json:"relation"`
	GroupState      []string `json:"group_state,omitempty"`
	Risk            []Risk   `json:"risk,omitempty"`
	InWindow        *bool    `json:"in_window,omitempty"`
	Purposes        []string `json:"purposes,omitempty"`
	Attached        *bool    `json:"attached,omitempty"`
	ProjectActive   *bool    `json:"project_active,omitempty"`
	AgreementActive *bool    `json:"agreement_active,omitempty"`
	Listed          *bool    `json:"listed,omitempty"`
	See             string   `json:"see"` // none, free_busy, summary, full
	Request         bool     `json:"request"`
	Auto            string   `json:"auto"`
	Approvers       []string `json:"approvers"`
	EscalateTo      string   `json:"escalate_to,omitempty"`
	Notify          []string `json:"notify,omitempty"`
	MinDays         int      `json:"min_days"`
	MaxDays         int      `json:"max_days"`
	Reason          string   `json:"reason,omitempty"`
}
