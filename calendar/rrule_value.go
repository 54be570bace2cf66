package calendar

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

func (r *RRule) readInterval(s string) error {
	n, ok := digits(s)
	switch {
	case !ok || n == 0:
		return badRRule("INTERVAL", "%.40q is no interval", s)
	case n > rruleInterval:
		return unsupportedRRule("INTERVAL", "%d is above %d", n, rruleInterval)
	}
	r.interval = n
	return nil
}

func (r *RRule) readCount(s string) error {
	n, ok := digits(s)
	switch {
	case !ok || n == 0:
		return badRRule("COUNT", "%.40q is no number of dates", s)
	case n > MaxOccurrences:
		return &Error{"rrule.COUNT", TooManyOccurrences, fmt.Sprintf("%d dates, at most %d are allowed", n, MaxOccurrences)}
	}
	r.count = n
	return nil
}

func (r *RRule) readUntil(s string) error {
	u, ok := parseUntil(s)
	if !ok {
		return badRRule("UNTIL", "%.40q is no date or time of the form 20270131 or 20270131T235959Z", s)
	}
	r.until = u
	return nil
}

func (r *RRule) readWeekStart(s string) error {
	i := slices.Index(rruleWeekdays, s)
	if i < 0 {
		return badRRule("WKST", "%.40q is no weekday", s)
	}
	r.weekStart = i + 1
	return nil
}

func (r *RRule) readMonths(s string) (err error) {
	r.months, err = values("BYMONTH", s, func(v string) (int, bool) {
		n, ok := digits(v)
		return n, ok && 1 <= n && n <= 12
	})
	return err
}

func (r *RRule) readMonthDays(s string) (err error) {
	r.monthDays, err = values("BYMONTHDAY", s, func(v string) (int, bool) { return signed(v, 31) })
	return err
}

func (r *RRule) readPositions(s string) (err error) {
	r.positions, err = values("BYSETPOS", s, func(v string) (int, bool) { return signed(v, 366) })
	return err
}

func (r *RRule) readDays(s string) (err error) {
	r.days, err = values("BYDAY", s, func(v string) (nthDay, bool) {
		cut := max(0, len(v)-2)
		weekday := slices.Index(rruleWeekdays, v[cut:]) + 1
		if cut == 0 {
			return nthDay{0, weekday}, weekday > 0
		}
		n, ok := signed(v[:cut], 53)
		return nthDay{n, weekday}, ok && weekday > 0
	})
	return err
}

// values reads the values of a part, each once.
func values[T comparable](part, s string, read func(string) (T, bool)) ([]T, error) {
	texts := strings.Split(s, ",")
	if len(texts) > rruleValues {
		return nil, unsupportedRRule(part, "%d values, at most %d are allowed", len(texts), rruleValues)
	}
	all := make([]T, 0, len(texts))
	for _, text := range texts {
		v, ok := read(text)
		switch {
		case !ok:
			return nil, badRRule(part, "%.40q is no value of %s", text, part)
		case slices.Contains(all, v):
			return nil, badRRule(part, "%.40q comes twice", text)
		}
		all = append(all, v)
	}
	return all, nil
}

// signed reads 1 to limit, with a sign or without.
func signed(s string, limit int) (int, bool) {
	rest, minus := strings.CutPrefix(s, "-")
	if !minus {
		rest = strings.TrimPrefix(s, "+")
	}
	n, ok := digits(rest)
	if minus {
		return -n, ok && 1 <= n && n <= limit
	}
	return n, ok && 1 <= n && n <= limit
}

// digits reads a number that is written with digits alone.
func digits(s string) (int, bool) {
	if strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s) // no digits, or too many, are an error
	return n, err == nil
}

func badRRule(part, format string, args ...any) error {
	return &Error{rruleField(part), RRuleBad, fmt.Sprintf(format, args...)}
}

func unsupportedRRule(part, format string, args ...any) error {
	return &Error{rruleField(part), RRuleUnsupported, fmt.Sprintf(format, args...)}
}

func rruleField(part string) string {
	if part == "" {
		return "rrule"
	}
	return "rrule." + part
}
