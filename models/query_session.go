package models

// UseSession marks a refresh token as used; another one who was first makes it
// Stale.
func (tx *Tx) UseSession(id string) error {
	return one(tx.db.Exec("UPDATE sessions SET used_at = ? WHERE id = ? AND used_at = 0 AND revoked_at = 0", tx.Now, id))
}

// RevokeFamily ends every refresh token of a family.
func (tx *Tx) RevokeFamily(family string) error {
	return translate(tx.db.Exec("UPDATE sessions SET revoked_at = ? WHERE family = ? AND revoked_at = 0", tx.Now, family).Error)
}

// RevokeSessions ends every refresh token of a person.
func (tx *Tx) RevokeSessions(user string) error {
	return translate(tx.db.Exec("UPDATE sessions SET revoked_at = ? WHERE user_id = ? AND revoked_at = 0", tx.Now, user).Error)
}

// Keep writes or replaces the reply kept for a person's key.
func (tx *Tx) Keep(key IdempotencyKey) error {
	return translate(tx.db.Exec(`INSERT INTO idempotency_keys (user_id, name, request_hash, status, reply, created_at)
		VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (user_id, name) DO UPDATE SET request_hash = excluded.request_hash,
		status = excluded.status, reply = excluded.reply, created_at = excluded.created_at`,
		key.UserID, key.Name, key.RequestHash, key.Status, key.Reply, key.CreatedAt).Error)
}

// Forget drops what is kept for a person's key.
func (tx *Tx) Forget(user, name string) error {
	return translate(tx.db.Exec("DELETE FROM idempotency_keys WHERE user_id = ? AND name = ?", user, name).Error)
}

// Made lists the audit entries that one request of a person wrote since a
// time, in order.
func (q Query) Made(district, request string, since int64) ([]AuditEntry, error) {
	return find[AuditEntry](q, "id", "district_id = ? AND at >= ? AND request_id = ?", district, since, request)
}
