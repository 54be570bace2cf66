package models

import "xiaoxiang/booking"

// SeriesOf lists the series of a district that have one of the codes.
func (q Query) SeriesOf(district string, codes []string) ([]Series, error) {
	rows, err := ByIDs[Series](q, "code", codes)
	if err != nil {
		return nil, err
	}
	kept := rows[:0]
	for _, r := range rows {
		if r.DistrictID == district {
			kept = append(kept, r)
		}
	}
	return kept, nil
}

// BookingCodes gives the codes of bookings, by id.
func (q Query) BookingCodes(ids []string) (map[string]string, error) {
	codes := make(map[string]string, len(ids))
	for len(ids) > 0 {
		n := min(len(ids), 500)
		var rows []struct{ ID, Code string }
		if err := q.db.Raw(`SELECT id, code FROM bookings WHERE id IN ?`, ids[:n]).Scan(&rows).Error; err != nil {
			return nil, translate(err)
		}
		for _, r := range rows {
			codes[r.ID] = r.Code
		}
		ids = ids[n:]
	}
	return codes, nil
}

// LiveClaims lists the live claims of subjects that meet [from, to).
func (q Query) LiveClaims(subjects []string, from, to int64) ([]Claim, error) {
	var all []Claim
	for len(subjects) > 0 {
		n := min(len(subjects), 500)
		var rows []Claim
		err := q.db.Raw(`SELECT * FROM claims WHERE subject IN ? AND start_at > ? AND start_at < ? AND end_at > ?`,
			subjects[:n], from-maxSpan, to, from).Scan(&rows).Error
		if err != nil {
			return nil, translate(err)
		}
		all, subjects = append(all, rows...), subjects[n:]
	}
	return all, nil
}

// CompletePast marks the approved bookings of a district that have ended as
// held, as if each had been checked in when it began.
func (tx *Tx) CompletePast(district string) error {
	return translate(tx.db.Exec(
		`UPDATE bookings SET status = ?, checked_in_at = start_at WHERE district_id = ? AND status = ? AND end_at <= ?`,
		booking.StatusCompleted, district, booking.StatusApproved, tx.Now).Error)
}

// Analyze tells PostgreSQL how large the tables of bookings have become.
// After many rows in few changes its plans are still those for empty tables,
// and it reads whole tables until its own daemon comes by.
func (tx *Tx) Analyze() error {
	if !tx.store.postgres {
		return nil
	}
	return translate(tx.db.Exec("ANALYZE bookings, booking_resources, claims, series, approvals").Error)
}
