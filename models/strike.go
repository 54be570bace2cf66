package models

import (
	"database/sql"

	"xiaoxiang/booking"
)

// Strike is a mark against whoever asked for a booking.
type Strike struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	SchoolID   string
	UserID     string
	BookingID  string
	Kind       string // late_cancel, no_show
	Points     float64
	At         int64
	GivenBy    *string
	VoidedBy   *string
	VoidedAt   int64 // 0: it counts
	VoidReason string
}

// strikesBack is how far back strikes are looked at: a term and the weeks that
// its end may cost, in seconds.
const strikesBack = 400 * 86400

// StrikesOf lists what counts against a person at a school, oldest first. Every
// request asks it.
func (q Query) StrikesOf(user, school string, now int64) ([]booking.Strike, error) {
	var out []booking.Strike
	err := q.ask(`SELECT at, points FROM strikes
		WHERE user_id = ? AND at > ? AND school_id = ? AND voided_at = 0 ORDER BY at, id`,
		[]any{user, now - strikesBack, school}, func(rows *sql.Rows) error {
			var s booking.Strike
			err := rows.Scan(&s.At, &s.Points)
			out = append(out, s)
			return err
		})
	return out, err
}

// Strikes lists a person's strikes, voided ones too, newest first.
func (q Query) Strikes(user string, limit int) ([]Strike, error) {
	var rows []Strike
	err := q.db.Where("user_id = ?", user).Order("at DESC, id DESC").Limit(limit).Find(&rows).Error
	return rows, translate(err)
}

// StrikeByID finds a strike of a district.
func (q Query) StrikeByID(district, id string) (*Strike, error) {
	row, err := first[Strike](q, "district_id = ? AND id = ?", district, id)
	return row, notFound(err, "strike", id)
}

// StrikeOn finds the strike of a kind that a booking has brought; nil: none.
func (q Query) StrikeOn(bookingID, kind string) (*Strike, error) {
	rows, err := find[Strike](q, "", "booking_id = ? AND kind = ?", bookingID, kind)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

// VoidStrike takes a strike back; one that is taken back already is Stale.
func (tx *Tx) VoidStrike(s *Strike) error {
	return one(tx.db.Model(&Strike{}).Where("id = ? AND voided_at = 0", s.ID).
		Select("voided_by", "voided_at", "void_reason").Updates(s))
}

// CheckIn says once that a booking is being used; its version is raised.
func (tx *Tx) CheckIn(b *Booking, seen int64) error {
	b.CheckedInAt = tx.Now
	return tx.SetStatus(b, seen)
}
