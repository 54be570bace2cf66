package calendar

import (
	"slices"
	"strings"
)

// The limits of a rule.
const (
	rruleBytes    = 1024
	rruleValues   = 60  // in one part
	rruleInterval = 366 // the longest
)

// The frequencies of the profile.
const (
	daily   = "DAILY"
	weekly  = "WEEKLY"
	monthly = "MONTHLY"
	yearly  = "YEARLY"
)

var (
	rruleFreqs    = []string{daily, weekly, monthly, yearly}
	rruleFiner    = []string{"SECONDLY", "MINUTELY", "HOURLY"}
	rruleWeekdays = []string{"MO", "TU", "WE", "TH", "FR", "SA", "SU"}
	rruleForeign  = []string{
		"BYSECOND", "BYMINUTE", "BYHOUR", "BYYEARDAY", "BYWEEKNO", "BYEASTER", "RSCALE", "SKIP", "DTSTART", "RDATE", "EXDATE", "EXRULE",
	}
	rruleParts = map[string]func(*RRule, string) error{
		"FREQ":       (*RRule).readFreq,
		"INTERVAL":   (*RRule).readInterval,
		"COUNT":      (*RRule).readCount,
		"UNTIL":      (*RRule).readUntil,
		"WKST":       (*RRule).readWeekStart,
		"BYMONTH":    (*RRule).readMonths,
		"BYMONTHDAY": (*RRule).readMonthDays,
		"BYDAY":      (*RRule).readDays,
		"BYSETPOS":   (*RRule).readPositions,
	}
)

// ParseRRule reads a rule as RFC 5545 writes it, "FREQ=WEEKLY;BYDAY=MO,WE;COUNT=20",
// with or without "RRULE:" before it, in either case. The profile:
//
//   - FREQ: DAILY, WEEKLY, MONTHLY or YEARLY. INTERVAL: 1 to 366. WKST: a weekday.
//   - COUNT, 1 to 400, or UNTIL, exactly one of them. UNTIL is a date (that day
//     included, whatever the time of the series), a time by the series' own
//     clock, or a time in UTC, for which RRule.In gives the zone.
//   - BYMONTH: 1 to 12. BYMONTHDAY: 1 to 31 or -1 to -31, not with WEEKLY;
//     with YEARLY and without BYMONTH it means every month.
//   - BYDAY: weekdays; with MONTHLY and YEARLY also n-th ones (3MO, -1FR), but
//     not both kinds in one rule. They count within the month, or within the
//     year for YEARLY without BYMONTH; beside BYMONTHDAY both must hold.
//   - BYSETPOS: 1 to 366 or -1 to -366, with MONTHLY or YEARLY and another BY
//     part.
//
// No part, and no value in a part, comes twice; a part has at most 60 values.
// Anything else is an *Error whose Field names the part ("rrule.BYDAY"; "rrule"
// for the whole): rrule_bad where RFC 5545 forbids it, rrule_unsupported where
// the profile does not hold it, too_many_occurrences for a larger COUNT.
func ParseRRule(text string) (RRule, error) {
	if len(text) > rruleBytes {
		return RRule{}, unsupportedRRule("", "a rule has at most %d bytes", rruleBytes)
	}
	if i := strings.IndexFunc(text, func(c rune) bool { return c <= ' ' || c > '~' }); i >= 0 {
		return RRule{}, badRRule("", "a blank or strange character at byte %d", i)
	}
	text = strings.TrimPrefix(strings.ToUpper(text), "RRULE:")
	r := RRule{interval: 1, weekStart: 1}
	var seen []string
	for part := range strings.SplitSeq(text, ";") {
		name, value, _ := strings.Cut(part, "=")
		read := rruleParts[name]
		switch {
		case slices.Contains(rruleForeign, name):
			return RRule{}, unsupportedRRule(name, "the part %s is not supported", name)
		case read == nil:
			return RRule{}, badRRule("", "the part %.40q is not known", part)
		case slices.Contains(seen, name):
			return RRule{}, badRRule(name, "the part comes twice")
		}
		seen = append(seen, name)
		if err := read(&r, value); err != nil {
			return RRule{}, err
		}
	}
	if err := r.checkParts(); err != nil {
		return RRule{}, err
	}
	return r, nil
}

// checkParts finds the parts that do not go together.
func (r *RRule) checkParts() error {
	nth := func(d nthDay) bool { return d.n != 0 }
	fine := r.freq == daily || r.freq == weekly
	switch {
	case r.freq == "":
		return badRRule("FREQ", "FREQ is missing")
	case r.count > 0 && r.until.given:
		return badRRule("COUNT", "give COUNT or UNTIL, not both")
	case r.count == 0 && !r.until.given:
		return unsupportedRRule("COUNT", "a rule without end: give COUNT or UNTIL")
	case r.freq == weekly && len(r.monthDays) > 0:
		return badRRule("BYMONTHDAY", "BYMONTHDAY does not go with WEEKLY")
	case fine && slices.ContainsFunc(r.days, nth):
		return badRRule("BYDAY", "an n-th weekday needs MONTHLY or YEARLY")
	case slices.ContainsFunc(r.days, nth) && slices.Contains(nths(r.days), 0):
		return unsupportedRRule("BYDAY", "n-th weekdays beside plain ones")
	case r.withinMonth() && slices.ContainsFunc(r.days, func(d nthDay) bool { return d.n < -5 || d.n > 5 }):
		return unsupportedRRule("BYDAY", "a month has no weekday six times")
	case fine && len(r.positions) > 0:
		return unsupportedRRule("BYSETPOS", "BYSETPOS needs MONTHLY or YEARLY")
	case len(r.positions) > 0 && len(r.days)+len(r.monthDays)+len(r.months) == 0:
		return badRRule("BYSETPOS", "BYSETPOS needs another BY part")
	}
	return nil
}

func nths(days []nthDay) []int {
	var ns []int
	for _, d := range days {
		ns = append(ns, d.n)
	}
	return ns
}

func (r *RRule) readFreq(s string) error {
	switch {
	case slices.Contains(rruleFiner, s):
		return unsupportedRRule("FREQ", "%s is not supported", s)
	case !slices.Contains(rruleFreqs, s):
		return badRRule("FREQ", "%.40q is no frequency", s)
	}
	r.freq = s
	return nil
}
