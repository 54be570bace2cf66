package models

import (
	"encoding/json"

	"xiaoxiang/booking"
)

// maxSpan bounds how far back a booking that still overlaps can have started,
// so that looking for overlaps never reads all history: seconds.
const maxSpan = 31 * 86400

// takenSelect lists what live bookings take, one row a booking and resource.
const takenSelect = `SELECT b.id AS booking, b.code AS code, br.resource_id AS resource, b.school_id AS school,
	COALESCE(b.requester_id, '') AS requester, COALESCE(b.teacher_id, '') AS teacher, COALESCE(b.class_group_id, '') AS class,
	br.start_at AS start, br.end_at AS "end", br.claim_start AS claim_start, br.claim_end AS claim_end,
	br.quantity AS quantity, br.headcount AS headcount, b.status AS status, b.purpose AS purpose
	FROM booking_resources br JOIN bookings b ON b.id = br.booking_id
	WHERE br.live AND `

// Taken lists what live bookings take of the wanted resources, teacher and
// classes at any time in the wanted spans.
func (q Query) Taken(wanted booking.Wanted) ([]booking.Taken, error) {
	seen := map[[2]string]bool{}
	var all []booking.Taken
	add := func(query string, args ...any) error {
		var rows []booking.Taken
		if err := q.db.Raw(takenSelect+query, args...).Scan(&rows).Error; err != nil {
			return translate(err)
		}
		for _, row := range rows {
			key := [2]string{row.Booking, row.Resource}
			if !seen[key] {
				seen[key] = true
				all = append(all, row)
			}
		}
		return nil
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

// Hold writes the claims of a booking. The database refuses one that overlaps
// a live claim of the same subject: Conflicted, key slot_taken.
func (tx *Tx) Hold(b *Booking, claims []booking.Claim) error {
	rows := make([]Claim, 0, len(claims))
	for _, c := range claims {
		rows = append(rows, Claim{
			Subject: c.Subject, StartAt: c.Start, EndAt: c.End,
			BookingID: b.ID, DistrictID: b.DistrictID, SchoolID: b.SchoolID,
		})
	}
	return Insert(tx, rows...)
}

// Release drops the claims of bookings that are no longer live.
func (tx *Tx) Release(ids ...string) error {
	if err := tx.db.Exec("DELETE FROM claims WHERE booking_id IN ?", ids).Error; err != nil {
		return translate(err)
	}
	return translate(tx.db.Exec("UPDATE booking_resources SET live = ? WHERE booking_id IN ?", false, ids).Error)
}

// Overlaps lists the live claims that overlap any of the wanted ones, for a
// whole series in one question.
func (q Query) Overlaps(claims []booking.Claim) ([]Claim, error) {
	list, err := json.Marshal(claims)
	if err != nil {
		return nil, err
	}
	wanted := `(SELECT json_extract(value, '$.Subject') AS subject, json_extract(value, '$.Start') AS s, json_extract(value, '$.End') AS e FROM json_each(?))`
	if q.store.postgres {
		wanted = `(SELECT value->>'Subject' AS subject, (value->>'Start')::bigint AS s, (value->>'End')::bigint AS e FROM jsonb_array_elements(?::jsonb))`
	}
	var rows []Claim
	err = q.db.Raw(`SELECT DISTINCT c.* FROM `+wanted+` w JOIN claims c
		ON c.subject = w.subject AND c.start_at > w.s - ? AND c.start_at < w.e AND c.end_at > w.s
		ORDER BY c.subject, c.start_at`, string(list), maxSpan).Scan(&rows).Error
	return rows, translate(err)
}

// Unbook forgets what a booking takes and claims, before it is written anew.
func (tx *Tx) Unbook(id string) error {
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
		Select("status", "decided_by", "decided_at", "reason").Updates(a))
}

// VoidSteps closes what is still waiting of a booking's chain.
func (tx *Tx) VoidSteps(bookingID string) error {
	return translate(tx.db.Exec("UPDATE approvals SET status = 'void' WHERE booking_id = ? AND status = 'waiting'", bookingID).Error)
}

// DropLetters drops what is still queued for bookings that no longer stand.
func (tx *Tx) DropLetters(kinds []string, bookings ...string) error {
	return translate(tx.db.Model(&Letter{}).
		Where("booking_id IN ? AND kind IN ? AND status = 'queued'", bookings, kinds).
		Updates(map[string]any{"status": "dropped", "last_error": "the booking no longer stands"}).Error)
}
