package calendar

import (
	"fmt"
	"slices"
)

// MaxOccurrences is the most dates a series may list, left-out ones included.
const MaxOccurrences = 400

// Why a date was left out, beside the kinds of day.
const (
	SkipNoSuchPeriod  = "no_such_period"
	SkipNoAfterSchool = "no_after_school"
)

// Expand gives the dates of a series at the host's school, in order.
//
// Each date of the term (or of the span From to Until) is taken for the date
// it stands for: where that has the weekday, parity and week wanted, the
// series is held, by the bells in force on the date itself. A date that has
// them by its own right, but on which the timetable is not taught, is listed
// with Skip: nothing is dropped silently. So is one whose bells lack the
// periods named, or where after-school periods are not held.
//
// Plain weeks know no holidays, breaks or overrides: every date of the term or
// span stands for itself. Explicit Dates are held on weekends and in breaks
// too, and left out only on holidays, closures and activity days.
//
// Errors are *Error: unknown_term, bad_weekday, unknown_period and the like
// where the rule makes no sense, empty_series where it names no date at all,
// too_many_occurrences above MaxOccurrences.
func (c *Calendar) Expand(school string, r Recurrence) ([]Occurrence, error) {
	rule, err := c.rule(school, r)
	if err != nil {
		return nil, err
	}
	list := rule.weekly
	if len(r.Dates) > 0 {
		list = rule.dated
	}
	occurrences := list()
	switch {
	case len(occurrences) == 0:
		return nil, &Error{"recurrence", EmptySeries, "no date fits the rule"}
	case len(occurrences) > MaxOccurrences:
		return nil, tooMany(len(occurrences))
	}
	return occurrences, nil
}

func tooMany(n int) error {
	return &Error{"recurrence", TooManyOccurrences, fmt.Sprintf("%d dates, at most %d are allowed", n, MaxOccurrences)}
}

func (r *rule) weekly() []Occurrence {
	var out []Occurrence
	for d := r.first; d <= r.last; d++ {
		day := r.day(d)
		switch {
		case day.InSession() && r.wants(day.Stands, day.Week):
			out = append(out, r.hold(day))
		case r.leftOut(day):
			day.Week = day.Term.WeekOf(d) // the week it is missed in, whatever is taught instead
			out = append(out, skip(day, day.Kind))
		}
	}
	return out
}

// leftOut reports whether a date has the weekday and week wanted by its own
// right and something took its timetable away. A free weekend is not news.
func (r *rule) leftOut(day Day) bool {
	return day.Kind != KindSchool && day.Kind != KindWeekend && r.wants(day.Date, day.Term.WeekOf(day.Date))
}

func (r *rule) dated() []Occurrence {
	dates := slices.Compact(slices.Sorted(slices.Values(r.Dates)))
	out := make([]Occurrence, 0, len(dates))
	for _, d := range dates {
		day := r.day(d)
		if !day.InSession() && (day.Kind == KindHoliday || day.Kind == KindClosure || day.Kind == KindActivity) {
			out = append(out, skip(day, day.Kind))
			continue
		}
		out = append(out, r.hold(day))
	}
	return out
}

func (r *rule) day(d Date) Day {
	if r.Plain {
		return r.calendar.plainDay(d)
	}
	return r.calendar.Day(r.school, d)
}

// hold puts the series on a day at the hours of that day, if it has them.
func (r *rule) hold(day Day) Occurrence {
	h, ok := r.hours(day)
	switch {
	case !ok:
		return skip(day, SkipNoSuchPeriod)
	case h.afterSchool && !day.AfterSchool:
		return skip(day, SkipNoAfterSchool)
	}
	o := skip(day, "")
	o.Start, o.End, o.SkipName = h.start, h.end, ""
	return o
}

// skip lists a day without hours, for a reason.
func skip(day Day, reason string) Occurrence {
	o := Occurrence{Date: day.Date, Week: day.Week, Skip: reason, SkipName: day.Name, Known: day.Known}
	if day.Stands != day.Date {
		o.Follows = day.Stands
	}
	return o
}
