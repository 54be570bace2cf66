package calendar

// An Error says which part of what was asked for is wrong. Every error of this
// package is a *Error, except that of ParseDate.
type Error struct {
	Field  string // the field at fault, as the API names it: "weekday", "days[3].date"
	Key    string // stable, for the message catalogues: unknown_term, bad_parity
	Detail string // plain English, naming the value
}

// Error writes "field: detail".
func (e *Error) Error() string { return e.Field + ": " + e.Detail }

// The keys of errors.
const (
	UnknownTerm        = "unknown_term"
	UnknownSchool      = "unknown_school"
	UnknownStage       = "unknown_stage"
	UnknownPeriod      = "unknown_period"
	PeriodsApart       = "periods_apart"
	NoPeriods          = "no_periods"
	BadWeekday         = "bad_weekday"
	BadParity          = "bad_parity"
	BadWeek            = "bad_week"
	BadTime            = "bad_time"
	BadSpan            = "bad_span"
	EmptySeries        = "empty_series"
	TooManyOccurrences = "too_many_occurrences"
	RRuleBad           = "rrule_bad"            // RFC 5545 forbids it, or it is no rule at all
	RRuleUnsupported   = "rrule_unsupported"    // outside the profile of ParseRRule
	RRuleStartMismatch = "rrule_start_mismatch" // the first date is none of the rule's
)
