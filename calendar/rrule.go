package calendar

import (
	"fmt"
	"time"
)

// RRuleYears is the horizon of a rule, in years from its start.
const RRuleYears = 3

// An RRule is a recurrence rule of RFC 5545, read by ParseRRule.
type RRule struct {
	freq      string
	interval  int
	count     int // 0: until says when to end
	until     until
	months    []int
	monthDays []int // negative: from the end of the month
	days      []nthDay
	positions []int // negative: from the end of the period
	weekStart int
}

// nthDay is the n-th such weekday of a month or year, negative from its end;
// n 0 is every one.
type nthDay struct{ n, weekday int }

// In gives the rule with the zone in which its dates are meant. A rule needs
// one only where its UNTIL is in UTC; any other is left as it is.
func (r RRule) In(zone *time.Location) RRule {
	r.until = r.until.in(zone)
	return r
}

// Dates gives the dates of a series that is held the first time on start, at a
// minute of the day (0 to 1439) by the wall clock, in order. The minute decides
// nothing but whether an UNTIL with a time of day is past.
//
// The start is the first date, and counts as one: a start that the rule itself
// would not name is refused with rrule_start_mismatch, since RFC 5545 leaves
// open what it should mean. What the rule leaves open is taken from the start
// (the weekday, the day of the month, the month), positions count from the
// beginning of the period that the start lies in, and days that a month does
// not have are passed over, all as RFC 5545 says.
//
// No list is ever cut: a rule that names more than MaxOccurrences dates is
// too_many_occurrences, one that ends, or could end, later than RRuleYears after
// its start is rrule_unsupported, and one whose UNTIL is before the start is
// empty_series.
func (r RRule) Dates(start Date, minute int) ([]Date, error) {
	if err := r.checkStart(start, minute); err != nil {
		return nil, err
	}
	r, horizon := r.completed(start), rruleHorizon(start)
	var dates []Date
	for n := 0; ; n += r.interval {
		first, last := r.period(start, n)
		if first > horizon {
			break
		}
		for _, d := range r.set(first, last) {
			switch {
			case d < start:
				continue
			case d > start && len(dates) == 0:
				return nil, startMismatch(start)
			case d > horizon:
				continue
			case !r.until.allows(d, minute):
				return dates, nil
			case len(dates) == MaxOccurrences:
				return nil, &Error{"rrule", TooManyOccurrences, fmt.Sprintf("more than %d dates", MaxOccurrences)}
			}
			if dates = append(dates, d); len(dates) == r.count {
				return dates, nil
			}
		}
		if len(dates) == 0 {
			return nil, startMismatch(start)
		}
	}
	if r.count > 0 {
		return nil, unsupportedRRule("COUNT", "only %d of %d dates lie up to %s", len(dates), r.count, horizon)
	}
	return dates, nil
}

// ExpandRRule gives the dates of a rule as Expand gives Recurrence.Dates: held
// as they are named, on weekends and in breaks too, and left out, with
// the reason in Skip, on holidays, closures and activity days. COUNT counts the
// dates left out, as in every other calendar that reads the rule.
func (c *Calendar) ExpandRRule(school string, rule RRule, start Date, startMinute, endMinute int) ([]Occurrence, error) {
	dates, err := rule.Dates(start, startMinute)
	if err != nil {
		return nil, err
	}
	return c.Expand(school, Recurrence{Dates: dates, Start: startMinute, End: endMinute})
}

func (r *RRule) checkStart(start Date, minute int) error {
	switch horizon := rruleHorizon(start); {
	case r.interval < 1:
		return badRRule("FREQ", "the rule is empty")
	case start <= 0 || start > NewDate(9990, time.January, 1):
		return &Error{"start", BadDate, "a rule starts after 1970-01-01 and before 9990"}
	case minute < 0 || minute >= 24*60:
		return &Error{"start", BadTime, fmt.Sprintf("%d is not a minute of the day", minute)}
	case r.until.homeless():
		return unsupportedRRule("UNTIL", "a UTC time needs the zone of the series")
	case r.count == 0 && r.until.date > horizon:
		return unsupportedRRule("UNTIL", "%s lies beyond %s, %d years from the start", r.until.date, horizon, RRuleYears)
	case !r.until.allows(start, minute):
		return &Error{"rrule.UNTIL", EmptySeries, fmt.Sprintf("the rule ends before %s", start)}
	}
	return nil
}

// rruleHorizon is the last date a rule may name.
func rruleHorizon(start Date) Date {
	year, month, day := start.Civil()
	return NewDate(year+RRuleYears, month, day)
}

func startMismatch(start Date) error {
	return &Error{"start", RRuleStartMismatch, fmt.Sprintf("%s is not a date of the rule", start)}
}
