package models

// FeedRow is what one booking takes of one resource, as a calendar feed needs
// it; bookings that were given up are there too.
type FeedRow struct {
	ID          string
	Code        string
	SchoolID    string
	RequesterID string
	TeacherID   string
	ResourceID  string
	StartAt     int64
	EndAt       int64
	Title       string
	Purpose     string
	Status      string
	Version     int64
	UpdatedAt   int64
}

// FeedQuery chooses what a feed lists: whatever meets [From, To) of these
// resources, of this school or of this person (the union of those that are
// set). Bookings that were given up are listed when that happened at GivenUp or
// later.
type FeedQuery struct {
	District  string
	Resources []string
	School    string
	User      string
	From, To  int64
	GivenUp   int64
}

const feedSelect = `SELECT b.id AS id, b.code AS code, b.school_id AS school_id,
	COALESCE(b.requester_id, '') AS requester_id, COALESCE(b.teacher_id, '') AS teacher_id, br.resource_id AS resource_id,
	br.start_at AS start_at, br.end_at AS end_at, b.title AS title, b.purpose AS purpose, b.status AS status,
	b.version AS version, b.updated_at AS updated_at
	FROM bookings b JOIN booking_resources br ON br.booking_id = b.id
	WHERE b.district_id = ? AND br.start_at < ? AND br.end_at > ? AND (br.live OR b.updated_at >= ?) AND `

// FeedRows lists what a feed shows, in no order; a row that is found twice is
// there twice.
func (q Query) FeedRows(f FeedQuery) ([]FeedRow, error) {
	var all []FeedRow
	add := func(where string, args ...any) error {
		given := append([]any{f.District, f.To, f.From, f.GivenUp}, args...)
		rows, err := q.db.Raw(feedSelect+where, given...).Rows()
		if err != nil {
			return translate(err)
		}
		defer rows.Close()
		for rows.Next() { // by hand: a year of a busy hall is ten thousand rows
			var r FeedRow
			err := rows.Scan(&r.ID, &r.Code, &r.SchoolID, &r.RequesterID, &r.TeacherID, &r.ResourceID,
				&r.StartAt, &r.EndAt, &r.Title, &r.Purpose, &r.Status, &r.Version, &r.UpdatedAt)
			if err != nil {
				return translate(err)
			}
			all = append(all, r)
		}
		return translate(rows.Err())
	}
	if len(f.Resources) > 0 {
		err := add("br.resource_id IN ? AND br.claim_start > ? AND br.claim_start < ?", f.Resources, f.From-maxSpan, f.To)
		if err != nil {
			return nil, err
		}
	}
	for _, by := range []struct{ column, id string }{{"school_id", f.School}, {"requester_id", f.User}, {"teacher_id", f.User}} {
		if by.id == "" {
			continue
		}
		if err := add("b."+by.column+" = ? AND b.start_at > ? AND b.start_at < ?", by.id, f.From-maxSpan, f.To); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// FeedsOf lists a person's feeds that have not been revoked, oldest first.
func (q Query) FeedsOf(user string) ([]Feed, error) {
	var rows []Feed
	err := q.db.Where("user_id = ? AND revoked_at = 0", user).Order("created_at, id").Find(&rows).Error
	return rows, translate(err)
}

// RevokeFeed ends a feed's address; one that has ended already is Stale.
func (tx *Tx) RevokeFeed(id string) error {
	return one(tx.db.Exec("UPDATE feeds SET revoked_at = ? WHERE id = ? AND revoked_at = 0", tx.Now, id))
}
