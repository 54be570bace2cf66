// Package calendar is the school's time: civil dates, terms and teaching
// weeks, bell tables, holidays, make-up days, and the dates of a series. It is
// pure: it is handed everything it needs and never reads a clock.
package calendar

import (
	"fmt"
	"time"
)

// Date is a civil date, counted in days from 1970-01-01. Dates compare and
// subtract as integers; d+7 is the same weekday a week later.
type Date int

// NewDate gives the date of a civil year, month and day.
func NewDate(year int, month time.Month, day int) Date {
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

// ParseDate reads "2006-01-02" and nothing else.
func ParseDate(s string) (Date, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("%q is not a date of the form 2026-09-01", s)
	}
	return Date(t.Unix() / 86400), nil
}

// Civil gives the year, month and day of d.
func (d Date) Civil() (int, time.Month, int) { return d.utc().Date() }

// Weekday is 1 for Monday to 7 for Sunday.
func (d Date) Weekday() int { return (int(d)%7+7+3)%7 + 1 }

// String writes "2006-01-02".
func (d Date) String() string { return d.utc().Format(time.DateOnly) }

// MarshalText writes the date as String does; the zero date is empty.
func (d Date) MarshalText() ([]byte, error) {
	if d == 0 {
		return nil, nil
	}
	return []byte(d.String()), nil
}

// UnmarshalText reads what ParseDate reads; empty text is the zero date.
func (d *Date) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDate(string(b))
	*d = v
	return err
}

// At is the instant, in unix seconds, of a wall-clock minute (0 to 1440) of d
// in a zone.
func (d Date) At(minute int, zone *time.Location) int64 {
	y, m, day := d.Civil()
	return time.Date(y, m, day, 0, minute, 0, 0, zone).Unix()
}

// DateOf gives the civil date and the minute of day of an instant in a zone.
func DateOf(unix int64, zone *time.Location) (Date, int) {
	t := time.Unix(unix, 0).In(zone)
	return NewDate(t.Date()), t.Hour()*60 + t.Minute()
}

func (d Date) utc() time.Time { return time.Unix(int64(d)*86400, 0).UTC() }
