package models

import (
	"slices"

	"xiaoxiang/booking"
)

// WaitlistEntry is a request that waits for a place to open, or that got one
// and is asked to confirm.
type WaitlistEntry struct {
	ID          string `gorm:"primaryKey"`
	DistrictID  string
	SchoolID    string
	RequesterID string
	MadeBy      string          // who put it there, by whose rights it is decided
	BookingID   *string         // what holds the place for it
	Request     booking.Request `gorm:"serializer:json"`
	Note        string
	StartAt     int64
	EndAt       int64
	Status      string
	Version     int64
	CreatedAt   int64 `gorm:"autoCreateTime:false"`
	UpdatedAt   int64 `gorm:"autoUpdateTime:false"`
}

// The states of an entry of the waitlist.
const (
	WaitWaiting   = "waiting"
	WaitHeld      = "held"      // a place is kept until its requester confirms
	WaitConfirmed = "confirmed" // and did
	WaitMissed    = "missed"    // or did not, in time
	WaitLeft      = "left"
	WaitClosed    = "closed" // its time has passed
)

// Freed is what one booking gave back of one resource.
type Freed struct {
	DistrictID string
	BookingID  string
	ResourceID string
	ClaimStart int64
	ClaimEnd   int64
}

// maxBuffer bounds how far buffers widen what is asked, in seconds.
const maxBuffer = 86400

// Waiting lists who waits for a time that meets [from, to), buffers included.
func (q Query) Waiting(district string, from, to int64) ([]WaitlistEntry, error) {
	return find[WaitlistEntry](q, "id", "district_id = ? AND status = 'waiting' AND start_at > ? AND start_at < ? AND end_at > ?",
		district, from-maxSpan, to+maxBuffer, from-maxBuffer)
}

// OpenWaits lists the entries of a district that wait or are held.
func (q Query) OpenWaits(district string) ([]WaitlistEntry, error) {
	return find[WaitlistEntry](q, "id", "district_id = ? AND status IN ('waiting', 'held')", district)
}

// WaitsOf lists what a person waits for.
func (q Query) WaitsOf(requester string) ([]WaitlistEntry, error) {
	return find[WaitlistEntry](q, "id", "requester_id = ? AND status = 'waiting'", requester)
}

// WaitByID finds an entry of a district.
func (q Query) WaitByID(district, id string) (*WaitlistEntry, error) {
	row, err := first[WaitlistEntry](q, "district_id = ? AND id = ?", district, id)
	if err != nil {
		return nil, notFound(err, "waitlist_entry", id)
	}
	return row, nil
}

// HeldFor lists the entries for which bookings hold a place.
func (q Query) HeldFor(bookings []string) ([]WaitlistEntry, error) {
	if len(bookings) == 0 {
		return nil, nil
	}
	return find[WaitlistEntry](q, "id", "booking_id IN ? AND status = 'held'", bookings)
}

// SettleWait moves an entry that was read at version seen to another state.
func (tx *Tx) SettleWait(e *WaitlistEntry, seen int64) error {
	e.Version, e.UpdatedAt = seen+1, tx.Now
	return one(tx.db.Model(&WaitlistEntry{}).Where("id = ? AND version = ?", e.ID, seen).
		Select("status", "booking_id", "version", "updated_at").Updates(e))
}

// MissHolds ends the entries whose place was given back before they confirmed.
func (tx *Tx) MissHolds(bookings []string) error {
	return translate(tx.db.Exec(`UPDATE waitlist_entries SET status = 'missed', version = version + 1, updated_at = ?
		WHERE status = 'held' AND booking_id IN (SELECT id FROM bookings WHERE id IN ? AND status <> 'pending')`, tx.Now, bookings).Error)
}

// CloseWaits ends the entries of a district whose time has come, and says how
// many.
func (tx *Tx) CloseWaits(district string) (int64, error) {
	done := tx.db.Exec(`UPDATE waitlist_entries SET status = 'closed', version = version + 1, updated_at = ?
		WHERE district_id = ? AND status = 'waiting' AND start_at <= ?`, tx.Now, district, tx.Now)
	return done.RowsAffected, translate(done.Error)
}

// Free says that something was given back that was no booking's.
func (tx *Tx) Free(freed ...Freed) { *tx.freed = append(*tx.freed, freed...) }

// noteFreed remembers what bookings hold that is about to be given back.
func (tx *Tx) noteFreed(bookings []string) error {
	if tx.store.onFreed == nil || len(bookings) == 0 {
		return nil
	}
	var rows []Freed
	err := tx.db.Raw(`SELECT district_id, booking_id, resource_id, claim_start, claim_end FROM booking_resources
		WHERE live AND booking_id IN ?`, bookings).Scan(&rows).Error
	tx.Free(rows...)
	return translate(err)
}

// Withhold keeps what a booking gave back from those who wait: whoever
// displaced it wants the place.
func (tx *Tx) Withhold(bookingID string) {
	*tx.freed = slices.DeleteFunc(*tx.freed, func(f Freed) bool { return f.BookingID == bookingID })
}
