package models

import "xiaoxiang/booking"

// RuleVersion is the rule table as it was before one change.
type RuleVersion struct {
	ID         string `gorm:"primaryKey"`
	DistrictID string
	Number     int64
	Rules      []booking.Rule `gorm:"serializer:json"`
	Note       string         // why it was replaced
	ReplacedBy *string
	ReplacedAt int64
}

// Rules gives the rule table of a district in its order, and its version.
func (q Query) Rules(district string) ([]SharingRule, int64, error) {
	rows, err := find[SharingRule](q, "position", "district_id = ?", district)
	if err != nil {
		return nil, 0, err
	}
	var last []int64
	err = q.db.Raw("SELECT COALESCE(MAX(number), 0) FROM rule_versions WHERE district_id = ?", district).Scan(&last).Error
	if err != nil || len(last) == 0 {
		return nil, 0, translate(err)
	}
	return rows, last[0] + 1, nil
}

// RuleVersions lists the tables of before, newest first, at most limit older
// than a number (0: from the newest).
func (q Query) RuleVersions(district string, before int64, limit int) ([]RuleVersion, error) {
	db := q.db.Where("district_id = ?", district)
	if before > 0 {
		db = db.Where("number < ?", before)
	}
	var rows []RuleVersion
	err := db.Order("number DESC").Limit(limit).Find(&rows).Error
	return rows, translate(err)
}

// ReplaceRules keeps the table that stands as a version and writes another in
// its place.
func (tx *Tx) ReplaceRules(old RuleVersion, rows []SharingRule) error {
	old.ID, old.ReplacedAt = NewID(), tx.Now
	if err := Insert(tx, old); err != nil {
		return err
	}
	if err := tx.db.Exec("DELETE FROM sharing_rules WHERE district_id = ?", old.DistrictID).Error; err != nil {
		return translate(err)
	}
	return Insert(tx, rows...)
}

// SetPolicy writes a district's settings for the rules; another version in the
// database than the one seen is Stale.
func (tx *Tx) SetPolicy(d *District, seen int64) error {
	d.Version, d.UpdatedAt = seen+1, tx.Now
	return one(tx.db.Model(d).Where("id = ? AND version = ?", d.ID, seen).Select("policy", "version", "updated_at").Updates(d))
}
