package models

import (
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// Delegation lets one person decide in the name of another for a span of days,
// both ends inclusive. SchoolID, where it is set, limits it to what is decided
// at that school: its office made it.
type Delegation struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	SchoolID   *string
	FromID     string
	ToID       string
	FromDate   calendar.Date
	ToDate     calendar.Date
	Note       string
	CreatedBy  *string
	EndedAt    int64 // unix seconds; 0: it was not ended early
	Version    int64
	CreatedAt  int64 `gorm:"autoCreateTime:false"`
	UpdatedAt  int64 `gorm:"autoUpdateTime:false"`
}

// tieDelegations leaves out what was ended.
func (r *worldRows) tieDelegations(w *booking.World) {
	for _, d := range r.delegations {
		from, to := w.Users[d.FromID], w.Users[d.ToID]
		if d.EndedAt == 0 && from != nil && to != nil && to.Active {
			w.Delegations = append(w.Delegations, booking.Delegation{ID: d.ID, From: d.FromID, To: d.ToID, School: Deref(d.SchoolID), First: d.FromDate, Last: d.ToDate})
		}
	}
}

// Delegations lists what has not passed by a date and was not ended, the
// soonest first.
func (q Query) Delegations(district string, from calendar.Date) ([]Delegation, error) {
	return find[Delegation](q, "from_date, id", "district_id = ? AND to_date >= ? AND ended_at = 0", district, int(from))
}

// DelegationByID finds a delegation of a district that was not ended.
func (q Query) DelegationByID(district, id string) (*Delegation, error) {
	row, err := first[Delegation](q, "district_id = ? AND id = ? AND ended_at = 0", district, id)
	return row, notFound(err, "delegation", id)
}

// EndDelegation ends a delegation that was read at version seen.
func (tx *Tx) EndDelegation(d *Delegation, seen int64) error {
	d.Version, d.UpdatedAt, d.EndedAt = seen+1, tx.Now, tx.Now
	return one(tx.db.Model(d).Where("id = ? AND version = ? AND ended_at = 0", d.ID, seen).
		Select("ended_at", "version", "updated_at").Updates(d))
}

// WaitingAfter lists the pending bookings of a district after one id, in the
// order of their ids.
func (q Query) WaitingAfter(district, after string, limit int) ([]Booking, error) {
	var rows []Booking
	err := q.db.Where("district_id = ? AND status = 'pending' AND id > ?", district, after).Order("id").Limit(limit).Find(&rows).Error
	return rows, translate(err)
}

// SetDeciders makes those who may decide a step be these people.
func (tx *Tx) SetDeciders(approvalID string, was, is []string) error {
	var gone []string
	for _, u := range was {
		if !slices.Contains(is, u) {
			gone = append(gone, u)
		}
	}
	if len(gone) > 0 {
		if err := tx.db.Exec("DELETE FROM approval_deciders WHERE approval_id = ? AND user_id IN ?", approvalID, gone).Error; err != nil {
			return translate(err)
		}
	}
	var more []ApprovalDecider
	for _, u := range is {
		if !slices.Contains(was, u) {
			more = append(more, ApprovalDecider{ApprovalID: approvalID, UserID: u})
		}
	}
	return Insert(tx, more...)
}
