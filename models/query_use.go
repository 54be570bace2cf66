package models

import "xiaoxiang/booking"

// Use is the live use of one resource by one booking, for reports.
type Use struct {
	BookingID   string
	ResourceID  string
	SchoolID    string // who booked
	HostID      string // who owns the resource; "" the district
	StartAt     int64
	EndAt       int64
	Quantity    int
	Headcount   int
	Status      booking.Status
	Purpose     string
	CheckedInAt int64
}

// Uses lists the approved (or completed) use of resources that meets
// [from, to).
func (q Query) Uses(resources []string, from, to int64) ([]Use, error) {
	var all []Use
	for len(resources) > 0 {
		n := min(len(resources), 500)
		var rows []Use
		err := q.db.Raw(`SELECT b.id AS booking_id, br.resource_id AS resource_id, b.school_id AS school_id, COALESCE(b.host_school_id, '') AS host_id,
			br.start_at AS start_at, br.end_at AS end_at, br.quantity AS quantity, br.headcount AS headcount,
			b.status AS status, b.purpose AS purpose, b.checked_in_at AS checked_in_at
			FROM booking_resources br JOIN bookings b ON b.id = br.booking_id
			WHERE br.resource_id IN ? AND br.live AND b.status <> 'pending'
			  AND br.claim_start > ? AND br.claim_start < ? AND br.end_at > ? AND br.start_at < ?`,
			resources[:n], from-maxSpan, to, from, to).Scan(&rows).Error
		if err != nil {
			return nil, translate(err)
		}
		all, resources = append(all, rows...), resources[n:]
	}
	return all, nil
}
