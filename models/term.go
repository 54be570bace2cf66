package models

import (
	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// Term is one 学期.
type Term struct {
	Base
	Name        string
	Week1Monday calendar.Date
	FirstDay    calendar.Date
	LastDay     calendar.Date
	Weeks       int
	Status      string
}

// TableName is said because gorm would number the column week1_monday oddly.
func (Term) TableName() string { return "terms" }

// Break is a span of days without teaching.
type Break struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	Name       string
	FirstDay   calendar.Date
	LastDay    calendar.Date
	Status     string
}

// PeriodTable is a bell table (作息表) and where it applies.
type PeriodTable struct {
	Base
	Name         string
	Stage        string
	Schools      []string `gorm:"serializer:json"`
	Weekdays     []int    `gorm:"serializer:json"`
	FromMonthDay calendar.MonthDay
	ToMonthDay   calendar.MonthDay
	Periods      []calendar.Period `gorm:"serializer:json"`
}

// Holiday is one day of the State Council's notice.
type Holiday struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	Date       calendar.Date
	Name       string
	IsOff      bool
	Status     string
	Version    int64
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
	UpdatedAt  int64 `gorm:"autoUpdateTime:false"`
}

// DayOverride is what the district or some schools say about one day.
type DayOverride struct {
	ID          string `gorm:"primaryKey"`
	DistrictID  string
	Date        calendar.Date
	Schools     []string `gorm:"serializer:json"`
	Kind        string
	Name        string
	FollowsDate calendar.Date
	Teaching    bool
	AfterSchool bool
	Version     int64
	CreatedAt   int64 `gorm:"autoCreateTime:false"`
	UpdatedAt   int64 `gorm:"autoUpdateTime:false"`
}

// Lock takes resources out of use: exam, maintenance, public opening.
type Lock struct {
	Base
	Name     string
	Kind     string
	Daily    bool
	FromDate calendar.Date
	ToDate   calendar.Date
	DayStart int
	DayEnd   int
	StartAt  int64
	EndAt    int64
	Scope    booking.LockScope `gorm:"serializer:json"`
}

// ShareProfile is a named set of published share windows.
type ShareProfile struct {
	Base
	SchoolID *string
	Name     string
	Windows  []booking.Window `gorm:"serializer:json"`
}

// Resource is a place or a pool that can be booked. SchoolID is nil where the
// district owns it.
type Resource struct {
	Base
	SchoolID       *string
	ParentID       *string
	ShareProfileID *string
	Name           string
	Type           string
	Alloc          booking.Alloc
	Combos         [][]string `gorm:"serializer:json"`
	Capacity       int
	MaxParties     int
	Quantity       int
	Unit           string
	SeatsEach      int
	Risk           booking.Risk
	Scope          string
	BufferBefore   int
	BufferAfter    int
	NoticeDays     int
	Needs          []string `gorm:"serializer:json"`
	Features       []string `gorm:"serializer:json"`
	OnlyWith       []string `gorm:"serializer:json"`
	AvailableFrom  calendar.Date
	AutoOwn        bool
	Note           string
}

// ClassGroup is a class or several together: a headcount, never names.
type ClassGroup struct {
	Base
	SchoolID  string
	Name      string
	Stage     string
	Headcount int
	Members   []string `gorm:"serializer:json"`
}

// Program is an activity of several schools with its term plan.
type Program struct {
	Base
	LeadSchoolID string
	GroupID      *string
	ProjectID    *string
	ResourceID   *string
	Name         string
	Area         string
	Type         string
	Schools      []string `gorm:"serializer:json"`
	TermPlan     TermPlan `gorm:"serializer:json"`
	Headcount    int
}

// TermPlan is when a program is held: weekly by periods, or on dates by clock.
type TermPlan struct {
	Weekday int             `json:"weekday,omitempty"`
	Periods []string        `json:"periods,omitempty"`
	Parity  string          `json:"parity,omitempty"`
	Dates   []calendar.Date `json:"dates,omitempty"`
	Start   int             `json:"start,omitempty"` // minutes of day
	End     int             `json:"end,omitempty"`
}

// SharingRule is one stored row of the decision table.
type SharingRule struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	Code       string
	Position   int
	Body       booking.Rule `gorm:"serializer:json"`
	Version    int64
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
	UpdatedAt  int64 `gorm:"autoUpdateTime:false"`
}
