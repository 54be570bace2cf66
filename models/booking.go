package models

import (
	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// Booking is one interval of use; its claims are what nobody else can have.
type Booking struct {
	ID           string `gorm:"primaryKey"`
	DistrictID   string
	SchoolID     string  // who books
	HostSchoolID *string // owner of the first resource; nil: the district
	SeriesID     *string
	ParentID     *string // the trip that these vehicles belong to
	RequesterID  *string // nil: the system (imports)
	TeacherID    *string
	ClassGroupID *string
	ProgramID    *string
	ProjectID    *string
	BasisGroupID *string
	Code         string
	StartAt      int64
	EndAt        int64
	Title        string
	Note         string
	Purpose      string
	Headcount    int
	Adults       int
	Quantity     int
	Status       booking.Status
	Rule         string
	Reason       string
	DecideBy     int64
	CheckedInAt  int64
	Exception    bool // an occurrence with a time or place of its own
	Version      int64
	CreatedAt    int64 `gorm:"autoCreateTime:false"`
	UpdatedAt    int64 `gorm:"autoUpdateTime:false"`
}

// BookingResource is what one booking takes of one resource.
type BookingResource struct {
	BookingID  string `gorm:"primaryKey"`
	ResourceID string `gorm:"primaryKey"`
	DistrictID string
	SchoolID   string
	StartAt    int64
	EndAt      int64
	ClaimStart int64 `gorm:"primaryKey"`
	ClaimEnd   int64
	Quantity   int
	Headcount  int
	Live       bool
}

// Claim is one exclusive subject held for one half-open interval.
type Claim struct {
	Subject    string `gorm:"primaryKey"`
	StartAt    int64  `gorm:"primaryKey"`
	EndAt      int64
	BookingID  string
	DistrictID string
	SchoolID   string
}

// Series is a set of bookings made by one request, with the dates that were
// left out and why.
type Series struct {
	ID          string `gorm:"primaryKey"`
	DistrictID  string
	SchoolID    string
	RequesterID *string
	Code        string
	Title       string
	Recurrence  calendar.Recurrence `gorm:"serializer:json"`
	LeftOut     []LeftOut           `gorm:"serializer:json"`
	Version     int64
	CreatedAt   int64 `gorm:"autoCreateTime:false"`
	UpdatedAt   int64 `gorm:"autoUpdateTime:false"`
}

// LeftOut is one date of a series that was not booked, and its reason.
type LeftOut struct {
	Date   calendar.Date `json:"date"`
	Start  int64         `json:"start"`
	End    int64         `json:"end"`
	Reason string        `json:"reason"` // a skip reason or a conflict kind
	With   []string      `json:"with,omitempty"`
}

// Approval is one step of the chain that a pending booking waits for.
type Approval struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	SchoolID   string
	BookingID  string
	ResourceID string // whose manager, technician or owner is asked
	Position   int
	Word       string
	Acting     bool
	Status     string // waiting, approved, rejected, void
	DeadlineAt int64
	DecidedBy  *string
	DecidedFor *string // in whose name a delegate decided
	DecidedAt  int64
	Reason     string
}

// ApprovalDecider is one person who may decide a step.
type ApprovalDecider struct {
	ApprovalID string `gorm:"primaryKey"`
	UserID     string `gorm:"primaryKey"`
}
