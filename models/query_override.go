package models

import "xiaoxiang/calendar"

// OverrideByID finds what was said about a day, by its id.
func (q Query) OverrideByID(district, id string) (*DayOverride, error) {
	row, err := first[DayOverride](q, "district_id = ? AND id = ?", district, id)
	if err != nil {
		return nil, notFound(err, "day_override", id)
	}
	return row, nil
}

// Overrides lists what was said about the days from one to another, both
// inclusive, in order.
func (q Query) Overrides(district string, from, to calendar.Date) ([]DayOverride, error) {
	return find[DayOverride](q, "date, id", "district_id = ? AND date >= ? AND date <= ?", district, int(from), int(to))
}

// UpdateOverride writes what is said about a day that was read at version seen.
func (tx *Tx) UpdateOverride(o *DayOverride, seen int64) error {
	o.Version, o.UpdatedAt = seen+1, tx.Now
	return one(tx.db.Model(o).Where("id = ? AND version = ?", o.ID, seen).Select("*").Omit("id", "created_at").Updates(o))
}

// DeleteOverride takes back what was said about a day.
func (tx *Tx) DeleteOverride(id string, seen int64) error {
	return one(tx.db.Exec("DELETE FROM day_overrides WHERE id = ? AND version = ?", id, seen))
}
