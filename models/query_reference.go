package models

import (
	"xiaoxiang/calendar"
)

// BaseOf gives what every entity carries: its id, code, version and times.
func BaseOf(e Entity) *Base { return e.base() }

// HolidayByRef finds a day of a notice by its id or its date.
func (q Query) HolidayByRef(district, ref string) (*Holiday, error) {
	date, err := calendar.ParseDate(ref)
	if err != nil {
		date = -1 << 31 // no day: only an id can be meant
	}
	row, err := first[Holiday](q, "district_id = ? AND (id = ? OR date = ?)", district, ref, int(date))
	if err != nil {
		return nil, notFound(err, "holiday", ref)
	}
	return row, nil
}

// Holidays lists the days of the notices from a date to another, both
// inclusive, at most limit of them.
func (q Query) Holidays(district string, from, to calendar.Date, limit int) ([]Holiday, error) {
	var rows []Holiday
	err := q.db.Where("district_id = ? AND date >= ? AND date <= ?", district, int(from), int(to)).
		Order("date").Limit(limit).Find(&rows).Error
	return rows, translate(err)
}

// UpdateHoliday writes a day that was read at version seen.
func (tx *Tx) UpdateHoliday(h *Holiday, seen int64) error {
	h.Version, h.UpdatedAt = seen+1, tx.Now
	return one(tx.db.Model(h).Where("id = ? AND version = ?", h.ID, seen).
		Select("name", "is_off", "status", "version", "updated_at").Updates(h))
}

// DeleteHoliday takes a day out of the notices.
func (tx *Tx) DeleteHoliday(id string, seen int64) error {
	return one(tx.db.Exec("DELETE FROM holidays WHERE id = ? AND version = ?", id, seen))
}

// SetMembers replaces who is in a group.
func (tx *Tx) SetMembers(group string, members []Membership) error {
	if err := tx.db.Exec("DELETE FROM memberships WHERE group_id = ?", group).Error; err != nil {
		return translate(err)
	}
	return Insert(tx, members...)
}
