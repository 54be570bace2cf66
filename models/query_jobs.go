package models

// jobHistory is how long runs are kept, in seconds, and jobSkew how far the
// clocks of two nodes may differ.
const (
	jobHistory = 90 * 86400
	jobSkew    = 600
)

// BeginJob takes one firing of a job for the caller: whoever inserts its row
// runs it. A run that has not ended within lease seconds died or failed, and
// may be taken over. done says that it has ended and need not be asked for
// again.
func (tx *Tx) BeginJob(job string, fireAt, lease int64) (mine, done bool, err error) {
	// Rows of a future that never came (the clock was ahead and went back) would
	// keep the job from running until then.
	err = tx.db.Exec("DELETE FROM job_runs WHERE job = ? AND (fire_at > ? OR fire_at < ?)", job, tx.Now+jobSkew, tx.Now-jobHistory).Error
	if err != nil {
		return false, false, translate(err)
	}
	insert := tx.db.Exec(`INSERT INTO job_runs (job, fire_at, started_at, ended_at, outcome) VALUES (?, ?, ?, 0, '')
		ON CONFLICT (job, fire_at) DO NOTHING`, job, fireAt, tx.Now)
	if insert.Error != nil || insert.RowsAffected == 1 {
		return insert.Error == nil, false, translate(insert.Error)
	}
	take := tx.db.Exec("UPDATE job_runs SET started_at = ? WHERE job = ? AND fire_at = ? AND ended_at = 0 AND started_at <= ?",
		tx.Now, job, fireAt, tx.Now-lease)
	if take.Error != nil || take.RowsAffected == 1 {
		return take.Error == nil, false, translate(take.Error)
	}
	var ended []int64
	err = tx.db.Raw("SELECT ended_at FROM job_runs WHERE job = ? AND fire_at = ?", job, fireAt).Scan(&ended).Error
	return false, len(ended) == 1 && ended[0] != 0, translate(err)
}

// EndJob writes what a run did. ended 0 leaves it to be tried again when its
// lease is over.
func (tx *Tx) EndJob(job string, fireAt, ended int64, outcome string) error {
	return translate(tx.db.Exec("UPDATE job_runs SET ended_at = ?, outcome = ? WHERE job = ? AND fire_at = ?", ended, outcome, job, fireAt).Error)
}

// JobRuns lists the last runs of every job, newest first.
func (q Query) JobRuns(limit int) ([]JobRun, error) {
	var rows []JobRun
	err := q.db.Order("fire_at DESC, job").Limit(limit).Find(&rows).Error
	return rows, translate(err)
}

// StartingIn lists the approved bookings of a district that start in
// [from, to) and that somebody asked for, after the given one, in the order of
// their start. between: only those that use somebody else's place.
func (q Query) StartingIn(district string, from, to int64, between bool, after *Booking, limit int) ([]Booking, error) {
	db := q.db.Where("district_id = ? AND status = 'approved' AND requester_id IS NOT NULL AND start_at >= ? AND start_at < ?", district, from, to)
	if between {
		db = db.Where("(host_school_id IS NULL OR host_school_id <> school_id)")
	}
	if after != nil {
		db = db.Where("(start_at > ? OR (start_at = ? AND id > ?))", after.StartAt, after.StartAt, after.ID)
	}
	var rows []Booking
	err := db.Order("start_at, id").Limit(limit).Find(&rows).Error
	return rows, translate(err)
}

// Undecided lists the pending bookings of a district whose answer is due in
// (from, to], the most urgent first.
func (q Query) Undecided(district string, from, to int64, limit int) ([]Booking, error) {
	var rows []Booking
	err := q.db.Where("district_id = ? AND status = 'pending' AND decide_by > ? AND decide_by <= ?", district, from, to).
		Order("decide_by, id").Limit(limit).Find(&rows).Error
	return rows, translate(err)
}

// CompleteEnded moves up to limit approved bookings of a district that started
// at since or later and have ended by now to the state that follows, and says
// how many. Their claims stay: they are history.
func (tx *Tx) CompleteEnded(district, state string, since int64, limit int) (int64, error) {
	done := tx.db.Exec(`UPDATE bookings SET status = ?, version = version + 1, updated_at = ?
		WHERE id IN (SELECT id FROM bookings WHERE district_id = ? AND status = 'approved' AND start_at >= ? AND start_at < ? AND end_at <= ?
			ORDER BY start_at, id LIMIT ?)`, state, tx.Now, district, since, tx.Now, tx.Now, limit)
	return done.RowsAffected, translate(done.Error)
}
