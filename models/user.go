package models

import (
	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// User is a person who signs in. PasswordHash is argon2id in PHC form; Epoch
// grows when every token issued so far is to die.
type User struct {
	Base
	Username           string
	Name               string
	Email              string
	Locale             string
	PasswordHash       string
	MustChangePassword bool
	Active             bool
	Epoch              int64
	Credentials        []booking.Credential `gorm:"serializer:json"`
}

// Grant is a dated role in one scope; neither group nor school: the district.
type Grant struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	UserID     string
	Role       booking.Role
	GroupID    *string
	SchoolID   *string
	Resources  []string `gorm:"serializer:json"`
	FromDate   calendar.Date
	ToDate     calendar.Date
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
}

// Session is one refresh token of a family; a used one that comes back ends
// the whole family.
type Session struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	UserID     string
	Family     string
	TokenHash  string
	ExpiresAt  int64
	UsedAt     int64
	RevokedAt  int64
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
}

// Feed is a secret calendar address; the token is stored hashed.
type Feed struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	SchoolID   *string
	UserID     string
	Kind       string // resource, school, mine
	TargetID   string
	TokenHash  string
	RevokedAt  int64
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
}

// IdempotencyKey remembers the reply to a POST that created something.
type IdempotencyKey struct {
	UserID      string `gorm:"primaryKey"`
	Name        string `gorm:"primaryKey"`
	RequestHash string
	Status      int
	Reply       string
	CreatedAt   int64 `gorm:"autoCreateTime:false"`
}

// JobRun is one firing of one job; whoever inserts the row runs it.
type JobRun struct {
	Job       string `gorm:"primaryKey"`
	FireAt    int64  `gorm:"primaryKey"`
	StartedAt int64
	EndedAt   int64
	Outcome   string
}

// AuditEntry says who did what to which entity; append only.
type AuditEntry struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	SchoolID   *string
	At         int64
	ActorID    *string
	RequestID  string
	Action     string
	Entity     string
	EntityID   string
	Before     string
	After      string
}

// Letter is one message to one person through one channel, written in the
// transaction that caused it and delivered by the clock.
type Letter struct {
	ID             string `gorm:"primaryKey"`
	DistrictID     string
	SchoolID       *string
	UserID         string
	BookingID      *string
	Kind           string
	Channel        string // inbox, mail
	IdempotencyKey string
	Params         map[string]string `gorm:"serializer:json"`
	DueAt          int64
	NotAfter       int64 // unix seconds; 0: never stale
	Status         string
	Attempts       int
	NextAt         int64
	LastError      string
	SentAt         int64
	ReadAt         int64
	CreatedAt      int64 `gorm:"autoCreateTime:false"`
}
