package models

import (
	"database/sql"

	"xiaoxiang/booking"
)

// maxSpan bounds how far back a booking that still overlaps can have started,
// so that looking for overlaps never reads all history: seconds.
const maxSpan = 31 * 86400

// takenSelect lists what live bookings take, one row a booking and resource.
const takenSelect = `SELECT b.id, b.code, br.resource_id, b.school_id,
	COALESCE(b.requester_id, ''), COALESCE(b.teacher_id, ''), COALESCE(b.class_group_id, ''),
	br.start_at, br.end_at, br.claim_start, br.claim_end, br.quantity, br.headcount, b.status, b.purpose
	FROM booking_resources br JOIN bookings b ON b.id = br.booking_id
	WHERE br.live AND `

// Taken lists what live bookings take of the wanted resources, teacher and
// classes at any time in the wanted spans.
func (q Query) Taken(wanted booking.Wanted) ([]booking.Taken, error) {
	seen := map[[2]string]bool{}
	var all []booking.Taken
	add := func(query string, args ...any) error {
		return q.ask(takenSelect+query, args, func(rows *sql.Rows) error {
			var t booking.Taken
			err := rows.Scan(&t.Booking, &t.Code, &t.Resource, &t.School, &t.Requester, &t.Teacher, &t.Class,
				&t.Start, &t.End, &t.ClaimStart, &t.ClaimEnd, &t.Quantity, &t.Headcount, &t.Status, &t.Purpose)
			if key := [2]string{t.Booking, t.Resource}; !seen[key] {
				seen[key] = true
				all = append(all, t)
			}
			return err
		})
	}
	from, to := wanted.From, wanted.To
	if len(wanted.Resources) > 0 {
		err := add("br.resource_id IN ? AND br.claim_start > ? AND br.claim_start < ? AND br.claim_end > ?",
			wanted.Resources, from-maxSpan, to, from)
		if err != nil {
			return nil, err
		}
	}
	if wanted.Teacher != "" {
		if err := add("b.teacher_id = ? AND b.start_at > ? AND b.start_at < ? AND b.end_at > ?", wanted.Teacher, from-maxSpan, to, from); err != nil {
			return nil, err
		}
	}
	if len(wanted.Classes) > 0 {
		if err := add("b.class_group_id IN ? AND b.start_at > ? AND b.start_at < ? AND b.end_at > ?", wanted.Classes, from-maxSpan, to, from); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Release drops the claims of bookings that are no longer live.
func (tx *Tx) Release(ids ...string) error {
	if err := tx.noteFreed(ids); err != nil {
		return err
	}
	if err := tx.db.Exec("DELETE FROM claims WHERE booking_id IN ?", ids).Error; err != nil {
		return translate(err)
	}
	return translate(tx.db.Exec("UPDATE booking_resources SET live = ? WHERE booking_id IN ?", false, ids).Error)
}

// Unbook forgets what a booking takes and claims, before it is written anew.
func (tx *Tx) Unbook(id string) error {
	if err := tx.noteFreed([]string{id}); err != nil {
		return err
	}
	if err := tx.db.Exec("DELETE FROM claims WHERE booking_id = ?", id).Error; err != nil {
		return translate(err)
	}
	return translate(tx.db.Exec("DELETE FROM booking_resources WHERE booking_id = ?", id).Error)
}

// StepsOf counts the steps that a booking ever had, taken back ones too.
func (tx *Tx) StepsOf(id string) (int, error) {
	var n int64
	err := tx.db.Model(&Approval{}).Where("booking_id = ?", id).Count(&n).Error
	return int(n), translate(err)
}

// Rewrite writes all columns of a booking that was read at version seen.
func (tx *Tx) Rewrite(b *Booking, seen int64) error {
	b.Version, b.UpdatedAt = seen+1, tx.Now
	return one(tx.db.Model(b).Where("id = ? AND version = ?", b.ID, seen).Select("*").Omit("id", "created_at").Updates(b))
}

// SetStatus moves a booking that was read at version seen to another state.
func (tx *Tx) SetStatus(b *Booking, seen int64) error {
	b.Version, b.UpdatedAt = seen+1, tx.Now
	return one(tx.db.Model(b).Where("id = ? AND version = ?", b.ID, seen).
		Select("status", "reason", "decide_by", "checked_in_at", "version", "updated_at").Updates(b))
}

// Decide closes a waiting step; another one who was first makes it Stale.
func (tx *Tx) Decide(a *Approval) error {
	return one(tx.db.Model(&Approval{}).Where("id = ? AND status = 'waiting'", a.ID).
		Select("status", "acting", "decided_by", "decided_for", "decided_at", "reason").Updates(a))
}

// VoidSteps closes what is still waiting of a booking's chain.
func (tx *Tx) VoidSteps(bookingID string) error {
	return translate(tx.db.Exec("UPDATE approvals SET status = 'void' WHERE booking_id = ? AND status = 'waiting'", bookingID).Error)
}

// VoidChain takes a booking's chain back, what was approved of it too: it is
// about to be decided anew. Who had decided stays on record.
func (tx *Tx) VoidChain(bookingID string) error {
	return translate(tx.db.Exec("UPDATE approvals SET status = 'void' WHERE booking_id = ? AND status IN ('waiting', 'approved')", bookingID).Error)
}

// DropLetters drops what is still queued for bookings that no longer stand.
func (tx *Tx) DropLetters(kinds []string, bookings ...string) error {
	return translate(tx.db.Model(&Letter{}).
		Where("booking_id IN ? AND kind IN ? AND status = 'queued'", bookings, kinds).
		Updates(map[string]any{"status": "dropped", "last_error": "the booking no longer stands"}).Error)
}
