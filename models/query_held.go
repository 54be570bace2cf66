package models

import "xiaoxiang/booking"

// LastStart is when the last booking of a district begins that stands; 0:
// there is none.
func (q Query) LastStart(district string) (int64, error) {
	var last []int64
	err := q.db.Raw(`SELECT start_at FROM bookings WHERE district_id = ? AND status IN ? ORDER BY start_at DESC LIMIT 1`,
		district, standing()).Scan(&last).Error
	if err != nil || len(last) == 0 {
		return 0, translate(err)
	}
	return last[0], nil
}

// Standing lists the bookings of resources that wait or are approved, begin
// after now and meet [from, to).
func (q Query) Standing(resources []string, now, from, to int64) ([]Booking, error) {
	var all []Booking
	seen := map[string]bool{}
	for len(resources) > 0 {
		n := min(len(resources), 500)
		var rows []Booking
		err := q.db.Raw(`SELECT b.* FROM bookings b WHERE b.start_at > ? AND b.status IN ? AND b.id IN (
			SELECT br.booking_id FROM booking_resources br WHERE br.resource_id IN ? AND br.live
			AND br.claim_start > ? AND br.claim_start < ? AND br.start_at < ? AND br.end_at > ?)
			ORDER BY b.start_at, b.id`, now, standing(), resources[:n], from-maxSpan, to, to, from).Scan(&rows).Error
		if err != nil {
			return nil, translate(err)
		}
		for i := range rows {
			if !seen[rows[i].ID] {
				seen[rows[i].ID] = true
				all = append(all, rows[i])
			}
		}
		resources = resources[n:]
	}
	return all, nil
}

// SeriesSince gives the series of a district that have a booking which stands
// and begins after a time, each with the school whose calendar gave its dates:
// the host, or who asks where the district is the host.
func (q Query) SeriesSince(district string, since int64) (map[string]string, error) {
	var rows []struct{ ID, School string }
	err := q.db.Raw(`SELECT series_id AS id, MIN(COALESCE(host_school_id, school_id)) AS school FROM bookings
		WHERE district_id = ? AND series_id IS NOT NULL AND start_at > ? AND status IN ? GROUP BY series_id`,
		district, since, standing()).Scan(&rows).Error
	out := make(map[string]string, len(rows))
	for _, r := range rows {
		out[r.ID] = r.School
	}
	return out, translate(err)
}

func standing() []booking.Status {
	return []booking.Status{booking.StatusPending, booking.StatusApproved}
}
