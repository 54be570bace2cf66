package calendar

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"time"
)

// The keys of errors in a holiday notice.
const (
	BadJSON       = "bad_json"
	UnknownKey    = "unknown_key"
	MissingKey    = "missing_key"
	BadValue      = "bad_value"
	BadDate       = "bad_date"
	DuplicateDate = "duplicate_date"
	EmptyHolidays = "empty_holidays"
)

// ParseHolidays reads one notice in the form of holiday-cn (holidays/schema.json):
// {"year", "papers", "days": [{"name", "date", "isOffDay"}]}. The year is that of
// the notice; its dates lie in that year or in the December before. The days
// come back official and in order. It is strict, since a day misread here moves
// every series of the district: the *Error names the first key at fault, an
// unknown or missing key, a value of another type, a bad or repeated date.
// A notice without days is empty_holidays, with its year.
func ParseHolidays(text []byte) (year int, days []Holiday, err error) {
	var rows []json.RawMessage
	var papers []string
	top, err := object(text, "notice", []string{"year", "papers", "days"}, "$schema", "$id")
	if err == nil {
		err = firstError(
			value(top["year"], "year", &year),
			value(top["papers"], "papers", &papers),
			value(top["days"], "days", &rows))
	}
	if err != nil {
		return 0, nil, err
	}
	if len(rows) == 0 {
		return year, nil, &Error{"days", EmptyHolidays, fmt.Sprintf("the notice of %d names no days", year)}
	}
	for i, row := range rows {
		h, err := parseHoliday(row, fmt.Sprintf("days[%d]", i), year)
		if err != nil {
			return 0, nil, err
		}
		if slices.ContainsFunc(days, func(old Holiday) bool { return old.Date == h.Date }) {
			return 0, nil, &Error{fmt.Sprintf("days[%d].date", i), DuplicateDate, fmt.Sprintf("%s is named twice", h.Date)}
		}
		days = append(days, h)
	}
	slices.SortFunc(days, func(a, b Holiday) int { return int(a.Date - b.Date) })
	return year, days, nil
}

func parseHoliday(row json.RawMessage, field string, year int) (Holiday, error) {
	h := Holiday{Status: Official}
	var date string
	keys, err := object(row, field, []string{"name", "date", "isOffDay"})
	if err == nil {
		err = firstError(
			value(keys["name"], field+".name", &h.Name),
			value(keys["date"], field+".date", &date),
			value(keys["isOffDay"], field+".isOffDay", &h.IsOff))
	}
	if err != nil {
		return h, err
	}
	if h.Name == "" {
		return h, &Error{field + ".name", BadValue, "the name is empty"}
	}
	if h.Date, err = ParseDate(date); err != nil {
		return h, &Error{field + ".date", BadDate, err.Error()}
	}
	if h.Date < NewDate(year-1, time.December, 1) || h.Date > NewDate(year, time.December, 31) {
		return h, &Error{field + ".date", BadDate, fmt.Sprintf("%s does not belong to the notice of %d", h.Date, year)}
	}
	return h, nil
}

// object reads a JSON object that has all the required keys and none but those
// and the optional ones, each once and spelt exactly so (the decoder of the
// standard library forgives both).
func object(text []byte, field string, required []string, optional ...string) (map[string]json.RawMessage, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	if open, err := dec.Token(); err != nil || open != json.Delim('{') {
		return nil, &Error{field, BadJSON, "a JSON object is expected"}
	}
	keys := make(map[string]json.RawMessage)
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, &Error{field, BadJSON, err.Error()}
		}
		key, _ := token.(string)
		if _, again := keys[key]; again || !slices.Contains(append(required, optional...), key) {
			return nil, &Error{field, UnknownKey, fmt.Sprintf("the key %q is unknown or repeated", key)}
		}
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			return nil, &Error{field, BadJSON, err.Error()}
		}
		keys[key] = v
	}
	if _, err := dec.Token(); err != nil {
		return nil, &Error{field, BadJSON, err.Error()}
	}
	if _, err := dec.Token(); err != io.EOF {
		return nil, &Error{field, BadJSON, "something follows the end of the object"}
	}
	for _, key := range required {
		if keys[key] == nil {
			return nil, &Error{field, MissingKey, fmt.Sprintf("the key %q is missing", key)}
		}
	}
	return keys, nil
}

// value reads one value of a type; null is no value.
func value(text json.RawMessage, field string, into any) error {
	if err := json.Unmarshal(text, into); err != nil || string(text) == "null" {
		return &Error{field, BadValue, fmt.Sprintf("%s is not a value of the expected type", text)}
	}
	return nil
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
