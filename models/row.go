// Package models holds the rows of the database, the questions asked of them
// and the one way to change them.
package models

import (
	"github.com/google/uuid"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// Base is what every entity that people edit carries. Times are unix seconds;
// Version grows with each change and is what If-Match compares.
type Base struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	Code       string
	Version    int64
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
	UpdatedAt  int64 `gorm:"autoUpdateTime:false"`
	DeletedAt  int64 // unix seconds; 0: in use
}

// Entity is a row with a Base.
type Entity interface{ base() *Base }

func (b *Base) base() *Base { return b }

// NewID makes an opaque, time-ordered identifier (UUIDv7).
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// District owns the whole deployment. It has no DeletedAt and no district.
type District struct {
	ID           string `gorm:"primaryKey"`
	Code         string
	Name         string
	City         string
	Bureau       string
	TimeZone     string
	OpenHours    []booking.OpenHours `gorm:"serializer:json"` // of district-owned resources
	Policy       booking.Policy      `gorm:"serializer:json"`
	Targets      map[string]any      `gorm:"serializer:json"`
	Demo         bool
	WorldVersion int64
	Version      int64
	CreatedAt    int64 `gorm:"autoCreateTime:false"`
	UpdatedAt    int64 `gorm:"autoUpdateTime:false"`
}

// LegalEntity is the legal person behind several campuses.
type LegalEntity struct {
	Base
	Name string
	Note string
}

// School is one campus: it owns resources and books.
type School struct {
	Base
	LegalEntityID *string
	Name          string
	Short         string
	Stages        []string `gorm:"serializer:json"`
	Support       booking.Support
	Students      int
	Classes       int
	OpenHours     []booking.OpenHours `gorm:"serializer:json"`
}

// TravelTime is minutes door to door, symmetric; stored once.
type TravelTime struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	FromID     string
	ToID       string
	Minutes    int
}

// Group is a set of schools run together (教育集团).
type Group struct {
	Base
	Kind           booking.GroupKind
	Name           string
	FoundedOn      calendar.Date
	Status         string
	CharterStatus  string
	CharterFiledOn calendar.Date
	LeadSchoolID   string
	Council        map[string]any `gorm:"serializer:json"`
	Documents      map[string]any `gorm:"serializer:json"`
}

// Membership is one school's dated time in a group.
type Membership struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	GroupID    string
	SchoolID   string
	Role       string
	FromDate   calendar.Date
	ToDate     calendar.Date
}

// Project binds schools of a project group for a span of dates.
type Project struct {
	Base
	GroupID    string
	Name       string
	Area       string
	ConvenorID string
	Members    []string `gorm:"serializer:json"`
	Resources  []string `gorm:"serializer:json"`
	StartDate  calendar.Date
	EndDate    calendar.Date
	Status     string
}

// Agreement is the contract between a famous school and its partner.
type Agreement struct {
	Base
	GroupID       string
	ProviderID    string
	PartnerID     string
	StartDate     calendar.Date
	EndDate       calendar.Date
	Bidirectional bool
	Resources     []string `gorm:"serializer:json"`
	MaxUses       int
	NoticeDays    int
	Status        string
}
