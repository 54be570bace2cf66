package models

// ClaimLetters takes up to limit queued letters that are due on the channels
// and lends them to the caller for lease seconds: nobody else is given them
// meanwhile, and whoever dies with them gives them back. The attempt is counted
// here, so that a letter that kills its sender is not tried for ever.
func (tx *Tx) ClaimLetters(channel string, lease int64, limit int) ([]Letter, error) {
	query := `SELECT * FROM letters WHERE status = 'queued' AND channel = ? AND next_at <= ? ORDER BY next_at, id LIMIT ?`
	if tx.store.postgres {
		query += ` FOR UPDATE SKIP LOCKED` // two nodes take different letters; SQLite has one writer
	}
	var rows []Letter
	if err := tx.db.Raw(query, channel, tx.Now, limit).Scan(&rows).Error; err != nil {
		return nil, translate(err)
	}
	ids := make([]string, len(rows))
	for i := range rows {
		rows[i].Attempts++
		rows[i].NextAt = tx.Now + lease
		ids[i] = rows[i].ID
	}
	if len(ids) == 0 {
		return nil, nil
	}
	err := tx.db.Exec("UPDATE letters SET attempts = attempts + 1, next_at = ? WHERE id IN ?", tx.Now+lease, ids).Error
	return rows, translate(err)
}

// SettleLetter writes what became of a letter that was claimed. Somebody who
// claimed it since, because the lease had run out, is not overruled.
func (tx *Tx) SettleLetter(l *Letter, attempt int) error {
	return translate(tx.db.Exec(`UPDATE letters SET status = ?, attempts = ?, next_at = ?, last_error = ?, sent_at = ?
		WHERE id = ? AND status = 'queued' AND attempts = ?`,
		l.Status, l.Attempts, l.NextAt, l.LastError, l.SentAt, l.ID, attempt).Error)
}

// Letters lists a person's letters of one channel that have arrived, newest
// first.
func (q Query) Letters(user, channel string, limit int) ([]Letter, error) {
	var rows []Letter
	err := q.db.Where("user_id = ? AND channel = ? AND status = 'sent'", user, channel).
		Order("created_at DESC, id DESC").Limit(limit).Find(&rows).Error
	return rows, translate(err)
}

// LetterCounts counts the letters in each state.
func (q Query) LetterCounts() (map[string]int64, error) {
	var rows []struct {
		Status string
		N      int64
	}
	err := q.db.Raw("SELECT status, COUNT(*) AS n FROM letters GROUP BY status").Scan(&rows).Error
	counts := map[string]int64{}
	for _, r := range rows {
		counts[r.Status] = r.N
	}
	return counts, translate(err)
}

// Unread counts the letters in a person's inbox that have not been read.
func (q Query) Unread(user string) (int64, error) {
	var n []int64
	err := q.db.Raw("SELECT COUNT(*) FROM letters WHERE user_id = ? AND channel = 'inbox' AND status = 'sent' AND read_at = 0", user).Scan(&n).Error
	if err != nil || len(n) == 0 {
		return 0, translate(err)
	}
	return n[0], nil
}

// ReadLetters marks a person's own letters as read; no ids: all of them.
func (tx *Tx) ReadLetters(user string, ids []string) error {
	db := tx.db.Model(&Letter{}).Where("user_id = ? AND channel = 'inbox' AND status = 'sent' AND read_at = 0", user)
	if len(ids) > 0 {
		db = db.Where("id IN ?", ids)
	}
	return translate(db.Update("read_at", tx.Now).Error)
}

// Told lists who has been sent a letter of a kind about a booking.
func (q Query) Told(bookingID string, kinds ...string) ([]string, error) {
	var users []string
	err := q.db.Raw("SELECT DISTINCT user_id FROM letters WHERE booking_id = ? AND kind IN ? AND status = 'sent'", bookingID, kinds).
		Scan(&users).Error
	return users, translate(err)
}
