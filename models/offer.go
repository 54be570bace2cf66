package models

import (
	"database/sql"
	"encoding/json"

	"xiaoxiang/booking"
)

// Offer is what a host offers to whom it displaced; while it is open nobody
// else has these places. There is one for every booking that was displaced,
// with HostSchoolID for reports.
type Offer struct {
	ID           string `gorm:"primaryKey"`
	DistrictID   string
	SchoolID     string
	HostSchoolID *string
	BookingID    string         // what was displaced
	AcceptedID   *string        // what was booked instead
	Alternatives []OfferedPlace `gorm:"serializer:json"`
	StartAt      int64
	EndAt        int64
	UntilAt      int64
	Status       string // open, accepted, over
	CreatedAt    int64  `gorm:"autoCreateTime:false"`
	UpdatedAt    int64  `gorm:"autoUpdateTime:false"`
}

// OfferedPlace is one choice and what is kept free for it.
type OfferedPlace struct {
	Resources []string      `json:"resources"`
	Start     int64         `json:"start"`
	End       int64         `json:"end"`
	Why       string        `json:"why"` // as of booking.Alternative; host: named by the host
	Uses      []booking.Use `json:"uses"`
}

// OpenOffers lists what is offered now at times that meet [from, to).
func (q Query) OpenOffers(district string, now, from, to int64) ([]Offer, error) {
	var out []Offer
	err := q.ask(`SELECT id, school_id, booking_id, alternatives FROM offers
		WHERE district_id = ? AND status = 'open' AND until_at > ? AND start_at < ? AND end_at > ?`,
		[]any{district, now, to, from}, func(rows *sql.Rows) error {
			var o Offer
			var text []byte
			if err := rows.Scan(&o.ID, &o.SchoolID, &o.BookingID, &text); err != nil {
				return err
			}
			out = append(out, o)
			return json.Unmarshal(text, &out[len(out)-1].Alternatives)
		})
	return out, err
}

// OffersFor lists the offers made for displaced bookings.
func (q Query) OffersFor(bookings []string) ([]Offer, error) {
	if len(bookings) == 0 {
		return nil, nil
	}
	return find[Offer](q, "id", "booking_id IN ?", bookings)
}

// LapsedOffers lists the offers of a district that nobody accepted in time.
func (q Query) LapsedOffers(district string, now int64) ([]Offer, error) {
	return find[Offer](q, "id", "district_id = ? AND status = 'open' AND until_at <= ?", district, now)
}

// SettleOffer ends an open offer; another one who was first makes it Stale.
func (tx *Tx) SettleOffer(o *Offer) error {
	o.UpdatedAt = tx.Now
	return one(tx.db.Model(&Offer{}).Where("id = ? AND status = 'open'", o.ID).
		Select("status", "accepted_id", "updated_at").Updates(o))
}
