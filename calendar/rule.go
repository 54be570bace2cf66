package calendar

import (
	"fmt"
	"slices"
)

// A rule is a Recurrence that has been found to make sense at a school.
type rule struct {
	Recurrence
	calendar    *Calendar
	school      string
	first, last Date
	byTable     map[*PeriodTable]hours // where Periods are named: the tables that have them
}

// hours are when a series is held on a day, in minutes, half-open.
type hours struct {
	start, end  int
	afterSchool bool
}

func (c *Calendar) rule(school string, r Recurrence) (*rule, error) {
	out := &rule{Recurrence: r, calendar: c, school: school}
	if len(r.Dates) == 0 {
		if err := out.checkWeekly(); err != nil {
			return nil, err
		}
	}
	if err := out.checkHours(); err != nil {
		return nil, err
	}
	return out, nil
}

// wants reports whether the weekday of d and a teaching week fit the rule.
// Outside terms (week 0) there is neither an odd nor an even week.
func (r *rule) wants(d Date, week int) bool {
	if d.Weekday() != r.Weekday || len(r.Weeks) > 0 && !slices.Contains(r.Weeks, week) {
		return false
	}
	switch r.Parity {
	case Odd:
		return week%2 == 1
	case Even:
		return week > 0 && week%2 == 0
	}
	return true
}

// hours are those of the bells in force on the day; false: the day has no such
// periods.
func (r *rule) hours(day Day) (hours, bool) {
	if len(r.Periods) == 0 {
		return hours{start: r.Start, end: r.End}, true
	}
	weekday := day.Date.Weekday()
	if day.InSession() {
		weekday = day.Stands.Weekday()
	}
	h, ok := r.byTable[r.calendar.bells(r.school, r.Stage, day.Date, weekday)]
	return h, ok
}

func (r *rule) checkWeekly() error {
	if r.Weekday < 1 || r.Weekday > 7 {
		return &Error{"weekday", BadWeekday, fmt.Sprintf("%d is not a weekday from 1 (Monday) to 7", r.Weekday)}
	}
	if !slices.Contains([]Parity{"", All, Odd, Even}, r.Parity) {
		return &Error{"parity", BadParity, fmt.Sprintf("%q is none of all, odd, even", r.Parity)}
	}
	term, err := r.checkSpan()
	if err != nil {
		return err
	}
	for _, week := range r.Weeks {
		if week < 1 || term != nil && week > term.WeekOf(term.Last) {
			return &Error{"weeks", BadWeek, fmt.Sprintf("%d is not a teaching week of the term", week)}
		}
	}
	return nil
}

// checkSpan finds the dates to look at: those of the term, narrowed by From
// and Until, or From to Until where no term is named.
func (r *rule) checkSpan() (*Term, error) {
	r.first, r.last = r.From, r.Until
	term := r.calendar.termByKey[r.Term]
	switch {
	case r.Term != "" && term == nil:
		return nil, &Error{"term", UnknownTerm, fmt.Sprintf("there is no term %q", r.Term)}
	case term != nil:
		r.first = max(r.From, term.First)
		if r.Until == 0 || r.Until > term.Last {
			r.last = term.Last
		}
	case r.From == 0 || r.Until == 0:
		return nil, &Error{"from", BadSpan, "name a term, or both the first and the last date"}
	}
	if r.first > r.last {
		return nil, &Error{"until", BadSpan, fmt.Sprintf("nothing lies between %s and %s", r.first, r.last)}
	}
	// A weekly rule gives about one date a week: do not walk a span that must fail.
	if weeks := int(r.last-r.first) / 7; weeks > MaxOccurrences {
		return nil, tooMany(weeks)
	}
	return term, nil
}

func (r *rule) checkHours() error {
	if len(r.Periods) > 0 {
		return r.checkPeriods()
	}
	if r.Start < 0 || r.Start >= r.End || r.End > 24*60 {
		return &Error{"start", BadTime, fmt.Sprintf("minutes %d to %d are not a time within one day", r.Start, r.End)}
	}
	return nil
}

// checkPeriods works the hours out for every table the stage may use. A period
// that only some tables have is a matter of the day; one that none has is a
// mistake.
func (r *rule) checkPeriods() error {
	stages, ok := r.calendar.stages[r.school]
	if !ok {
		return &Error{"school", UnknownSchool, fmt.Sprintf("the school %q has no bells", r.school)}
	}
	if r.Stage != "" && !slices.Contains(stages, r.Stage) {
		return &Error{"stage", UnknownStage, fmt.Sprintf("the stage %q is not taught at the school", r.Stage)}
	}
	tables := r.calendar.tablesOf(r.school, r.Stage)
	r.byTable = make(map[*PeriodTable]hours, len(tables))
	var fault error = &Error{"periods", UnknownPeriod, "the school has no bell table"}
	for i, t := range tables {
		start, end, err := Span(t.Periods, r.Periods)
		if err != nil {
			if i == 0 || err.(*Error).Key == PeriodsApart { // known but apart says more than unknown
				fault = err
			}
			continue
		}
		r.byTable[t] = hours{start, end, r.namesAfterSchool(t)}
	}
	if len(r.byTable) == 0 {
		return fault
	}
	return nil
}

func (r *rule) namesAfterSchool(t *PeriodTable) bool {
	return slices.ContainsFunc(t.Periods, func(p Period) bool {
		return p.Kind == AfterSchool && slices.Contains(r.Periods, p.Code)
	})
}
