package calendar

import "time"

// until is the last moment at which an occurrence may start; the zero value
// sets no end.
type until struct {
	given  bool
	date   Date // by the wall clock
	minute int
	utc    bool // the moment is the instant, and date the one it has in zone
	unix   int64
	zone   *time.Location
}

// parseUntil reads a date, a wall-clock time or a UTC time of RFC 5545. A date
// is meant with all of its day, as every calendar writes it.
func parseUntil(s string) (until, bool) {
	layout := map[int]string{8: "20060102", 15: "20060102T150405", 16: "20060102T150405Z"}[len(s)]
	t, err := time.Parse(layout, s)
	if layout == "" || err != nil {
		return until{}, false
	}
	u := until{given: true, utc: len(s) == 16, unix: t.Unix()}
	u.date, u.minute = DateOf(t.Unix(), time.UTC)
	if len(s) == 8 {
		u.minute = 24 * 60
	}
	return u, true
}

// in places a UTC time in a zone.
func (u until) in(zone *time.Location) until {
	if u.utc && zone != nil {
		u.zone = zone
		u.date, u.minute = DateOf(u.unix, zone)
	}
	return u
}

// homeless reports whether a UTC time still lacks the zone that gives it a date.
func (u until) homeless() bool { return u.utc && u.zone == nil }

// allows reports whether an occurrence may start at a minute of d. Where the
// zone's clocks are changed two wall-clock times do not compare as the instants
// do, so a UTC time is compared as an instant.
func (u until) allows(d Date, minute int) bool {
	switch {
	case !u.given:
		return true
	case u.utc:
		return d.At(minute, u.zone) <= u.unix
	}
	return d < u.date || d == u.date && minute <= u.minute
}
