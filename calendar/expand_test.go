package calendar_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"xiaoxiang/calendar"
)

// entry writes an occurrence as one reads it.
func entry(o calendar.Occurrence) string {
	s := o.Date.String()
	if o.Skip == "" {
		s += " " + hhmm(o.Start) + "-" + hhmm(o.End)
	}
	if o.Follows != 0 {
		s += " follows " + o.Follows.String()
	}
	if o.Skip != "" {
		s += strings.TrimRight(" skip "+o.Skip+" "+o.SkipName, " ")
	}
	return s
}

// entries expands a rule that must make sense, and splits what is held from
// what is left out.
func entries(t *testing.T, c *calendar.Calendar, school string, r calendar.Recurrence) (held, skipped []string) {
	t.Helper()
	occurrences, err := c.Expand(school, r)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.IsSortedFunc(occurrences, func(a, b calendar.Occurrence) int { return int(a.Date - b.Date) }) {
		t.Error("not in order of date")
	}
	for _, o := range occurrences {
		if o.Skip == "" {
			held = append(held, entry(o))
		} else {
			skipped = append(skipped, entry(o))
		}
	}
	return held, skipped
}

// SS01: every Tuesday, AS1, for a term. The last one is for the exam lock to
// refuse, which is not the calendar's business.
func TestEveryTuesdayAfterSchool(t *testing.T) {
	held, skipped := entries(t, demo(), "S01", calendar.Recurrence{
		Term: "T1", Weekday: 2, Parity: calendar.All, Stage: "primary", Periods: []string{"AS1"},
	})
	want := []string{
		"2026-09-01 16:20-17:15", "2026-09-08 16:20-17:15", "2026-09-15 16:20-17:15",
		"2026-09-20 16:20-17:15 follows 2026-10-06", // a Sunday in October's place, by September's bells
		"2026-09-22 16:20-17:15", "2026-09-29 16:20-17:15",
		"2026-10-13 15:50-16:50", "2026-10-20 15:50-16:50", "2026-10-27 15:50-16:50",
		"2026-11-03 15:50-16:50", "2026-11-10 15:50-16:50", "2026-11-17 15:50-16:50", "2026-11-24 15:50-16:50",
		"2026-12-01 15:50-16:50", "2026-12-08 15:50-16:50", "2026-12-15 15:50-16:50", "2026-12-22 15:50-16:50", "2026-12-29 15:50-16:50",
		"2027-01-05 15:50-16:50", "2027-01-12 15:50-16:50", "2027-01-19 15:50-16:50",
	}
	same(t, "held", held, want)
	same(t, "skipped", skipped, []string{"2026-10-06 skip holiday 国庆节"})
}

// SS02: Wednesdays of even weeks, P5.
func TestEvenWednesdays(t *testing.T) {
	held, skipped := entries(t, demo(), "S04", calendar.Recurrence{
		Term: "t1", Weekday: 3, Parity: calendar.Even, Stage: "junior", Periods: []string{"P5"},
	})
	want := []string{
		"2026-09-09 14:30-15:15", "2026-09-23 14:30-15:15", "2026-10-10 14:00-14:45 follows 2026-10-07",
		"2026-10-21 14:00-14:45", "2026-11-04 14:00-14:45", "2026-11-18 14:00-14:45", "2026-12-02 14:00-14:45",
		"2026-12-16 14:00-14:45", "2026-12-30 14:00-14:45", "2027-01-13 14:00-14:45",
	}
	same(t, "held", held, want)
	same(t, "skipped", skipped, []string{"2026-10-07 skip holiday 国庆节"})
}

func same(t *testing.T, what string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got %s\nwant %s", what, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
	}
}

func TestExpand(t *testing.T) {
	october := calendar.Recurrence{Term: "T1", From: date("2026-10-01"), Until: date("2026-10-24")}
	weekly := func(weekday int, change func(*calendar.Recurrence)) calendar.Recurrence {
		r := october
		r.Weekday = weekday
		change(&r)
		return r
	}
	periods := func(codes ...string) func(*calendar.Recurrence) {
		return func(r *calendar.Recurrence) { r.Periods = codes }
	}
	nine := func(r *calendar.Recurrence) { r.Start, r.End = clock("09:00"), clock("10:00") }
	undecided := func(data *calendar.Data) { data.Overrides = nil }
	fridayAsMonday := withOverride(calendar.Override{Date: date("2026-10-16"), Kind: "makeup", Name: "换课", Follows: date("2026-10-12"), AfterSchool: true})
	saturdayAsFriday := withOverride(calendar.Override{Date: date("2026-10-17"), Kind: "makeup", Follows: date("2026-10-16")})
	saturdayAsAugust := withOverride(calendar.Override{Date: date("2026-10-17"), Kind: "makeup", Follows: date("2026-08-28")})
	autumnBreak := func(data *calendar.Data) {
		data.Breaks = append(data.Breaks, calendar.Break{Name: "秋假", First: date("2026-10-14"), Last: date("2026-10-16")})
	}
	for _, tt := range []struct {
		name, school  string
		rule          calendar.Recurrence
		change        func(*calendar.Data)
		held, skipped string
	}{
		{
			"a make-up day without after-school", "S07", weekly(5, periods("AS1")), nil,
			"2026-10-09 15:50-16:50, 2026-10-16 15:50-16:50, 2026-10-23 15:50-16:50",
			"2026-10-02 skip holiday 国庆节, 2026-10-10 follows 2026-10-02 skip no_after_school 国庆节",
		},
		{
			"a sports meeting", "S01", weekly(5, periods("P1")), nil,
			"2026-10-09 08:20-09:00, 2026-10-16 08:20-09:00",
			"2026-10-02 skip holiday 国庆节, 2026-10-23 skip activity 集团秋季运动会",
		},
		{
			"Fridays there have no seventh lesson", "S05", weekly(5, periods("P7")), nil, "",
			"2026-10-02 skip holiday 国庆节, 2026-10-09 skip no_such_period, 2026-10-16 skip no_such_period, 2026-10-23 skip no_such_period",
		},
		{
			"a Friday taught as a Monday is left out, and said so", "S04", weekly(5, nine), fridayAsMonday,
			"2026-10-09 09:00-10:00, 2026-10-23 09:00-10:00",
			"2026-10-02 skip holiday 国庆节, 2026-10-16 follows 2026-10-12 skip makeup 换课",
		},
		{
			"and is held as a Monday", "S04", weekly(1, nine), fridayAsMonday,
			"2026-10-12 09:00-10:00, 2026-10-16 09:00-10:00 follows 2026-10-12, 2026-10-19 09:00-10:00",
			"2026-10-05 skip holiday 国庆节",
		},
		{"a Saturday taught as a Friday has no seventh lesson either", "S05", weekly(5, func(r *calendar.Recurrence) {
			periods("P7")(r)
			r.From = date("2026-10-17")
		}), saturdayAsFriday, "", "2026-10-17 follows 2026-10-16 skip no_such_period, 2026-10-23 skip no_such_period"},
		{
			"a date outside terms has no even week", "S04", weekly(5, func(r *calendar.Recurrence) { nine(r); r.Parity = calendar.Even }), saturdayAsAugust,
			"2026-10-09 09:00-10:00, 2026-10-23 09:00-10:00", "",
		},
		{
			"a break within the term", "S04", weekly(3, nine), autumnBreak,
			"2026-10-10 09:00-10:00 follows 2026-10-07, 2026-10-21 09:00-10:00",
			"2026-10-07 skip holiday 国庆节, 2026-10-14 skip break 秋假",
		},
		{
			"a Saturday nobody decided", "S04", weekly(6, nine), undecided, "",
			"2026-10-03 skip holiday 国庆节, 2026-10-10 skip makeup 国庆节",
		},
		{
			"chosen weeks", "S04", weekly(3, func(r *calendar.Recurrence) { nine(r); r.Weeks = []int{7, 8} }), nil,
			"2026-10-14 09:00-10:00, 2026-10-21 09:00-10:00", "",
		},
		{
			"plain weeks know no holidays", "S04", weekly(3, func(r *calendar.Recurrence) { periods("AS1")(r); r.Plain = true }), nil,
			"2026-10-07 17:05-18:00, 2026-10-14 17:05-18:00, 2026-10-21 17:05-18:00", "",
		},
		{
			"plain odd weeks on Saturdays", "S04", weekly(6, func(r *calendar.Recurrence) { nine(r); r.Plain, r.Parity = true, calendar.Odd }), nil,
			"2026-10-03 09:00-10:00, 2026-10-17 09:00-10:00", "",
		},
		{
			"a span over a holiday break, without a term", "S04",
			calendar.Recurrence{Weekday: 5, From: date("2027-01-20"), Until: date("2027-02-27"), Start: 540, End: 600},
			nil,
			"2027-01-22 09:00-10:00, 2027-02-26 09:00-10:00",
			"2027-01-29 skip break 寒假, 2027-02-05 skip break 寒假, 2027-02-12 skip break 寒假, 2027-02-19 skip break 寒假",
		},
		{
			"dates, sorted and once each", "S01",
			calendar.Recurrence{Dates: []calendar.Date{date("2026-10-13"), date("2026-09-20"), date("2026-10-13")}, Periods: []string{"AS1"}},
			nil,
			"2026-09-20 16:20-17:15 follows 2026-10-06, 2026-10-13 15:50-16:50", "",
		},
		{
			"dates on a weekend, in a break, on a holiday, at the sports meeting", "S01",
			calendar.Recurrence{
				Dates: []calendar.Date{date("2026-09-05"), date("2027-01-25"), date("2026-10-01"), date("2026-10-23")}, Start: 540, End: 600,
			},
			nil,
			"2026-09-05 09:00-10:00, 2027-01-25 09:00-10:00",
			"2026-10-01 skip holiday 国庆节, 2026-10-23 skip activity 集团秋季运动会",
		},
		{
			"after-school on a Saturday", "S01",
			calendar.Recurrence{Dates: []calendar.Date{date("2026-09-05")}, Periods: []string{"AS1"}},
			nil,
			"", "2026-09-05 skip no_after_school",
		},
		{
			"a place of the district, by the clock", "", weekly(3, nine), nil,
			"2026-10-10 09:00-10:00 follows 2026-10-07, 2026-10-14 09:00-10:00, 2026-10-21 09:00-10:00",
			"2026-10-07 skip holiday 国庆节",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.change == nil {
				tt.change = func(*calendar.Data) {}
			}
			held, skipped := entries(t, demo(tt.change), tt.school, tt.rule)
			if got := strings.Join(held, ", "); got != tt.held {
				t.Errorf("held\n got %s\nwant %s", got, tt.held)
			}
			if got := strings.Join(skipped, ", "); got != tt.skipped {
				t.Errorf("skipped\n got %s\nwant %s", got, tt.skipped)
			}
		})
	}
}

func TestOccurrencesOfAnUnpublishedYearSaySo(t *testing.T) {
	occurrences, err := demo().Expand("S01", calendar.Recurrence{Term: "T1", Weekday: 2, Periods: []string{"AS1"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range occurrences {
		if year, _, _ := o.Date.Civil(); o.Known != (year == 2026) {
			t.Errorf("%s: known %v", o.Date, o.Known)
		}
	}
}

// A Tuesday of week 10 taught as a Friday of week 9: the odd Fridays gain a
// date of week 9, the even Tuesdays miss one of week 10.
func TestWeeksOfASwappedDay(t *testing.T) {
	c := demo(withOverride(calendar.Override{Date: date("2026-11-03"), Kind: "makeup", Follows: date("2026-10-30")}))
	for _, tt := range []struct {
		weekday int
		parity  calendar.Parity
		skip    string
		week    int
	}{{5, calendar.Odd, "", 9}, {2, calendar.Even, "makeup", 10}} {
		occurrences, err := c.Expand("S04", calendar.Recurrence{
			Term: "T1", Weekday: tt.weekday, Parity: tt.parity,
			From: date("2026-11-02"), Until: date("2026-11-08"), Start: 540, End: 600,
		})
		if err != nil || len(occurrences) != 1 {
			t.Fatalf("%v (%v)", occurrences, err)
		}
		if o := occurrences[0]; o.Week != tt.week || o.Skip != tt.skip || o.Follows != date("2026-10-30") {
			t.Errorf("got %+v, want week %d skip %q", o, tt.week, tt.skip)
		}
	}
}

func TestExpandRefuses(t *testing.T) {
	good := calendar.Recurrence{Term: "T1", Weekday: 2, Parity: calendar.All, Start: 540, End: 600}
	for _, tt := range []struct {
		school, want string
		change       func(*calendar.Recurrence)
	}{
		{"S01", calendar.UnknownTerm, func(r *calendar.Recurrence) { r.Term = "T9" }},
		{"S01", calendar.BadWeekday, func(r *calendar.Recurrence) { r.Weekday = 0 }},
		{"S01", calendar.BadWeekday, func(r *calendar.Recurrence) { r.Weekday = 8 }},
		{"S01", calendar.BadParity, func(r *calendar.Recurrence) { r.Parity = "sometimes" }},
		{"S01", calendar.BadWeek, func(r *calendar.Recurrence) { r.Weeks = []int{0} }},
		{"S01", calendar.BadWeek, func(r *calendar.Recurrence) { r.Weeks = []int{22} }},
		{"S01", calendar.BadTime, func(r *calendar.Recurrence) { r.End = 540 }},
		{"S01", calendar.BadTime, func(r *calendar.Recurrence) { r.End = 1441 }},
		{"S01", calendar.BadSpan, func(r *calendar.Recurrence) { r.Term = "" }},
		{"S01", calendar.BadSpan, func(r *calendar.Recurrence) { r.From, r.Until = date("2026-10-02"), date("2026-10-01") }},
		{"S01", calendar.BadSpan, func(r *calendar.Recurrence) { r.From = date("2027-02-01") }},
		{"S01", calendar.UnknownPeriod, func(r *calendar.Recurrence) { r.Periods = []string{"P7"} }},
		{"S01", calendar.UnknownPeriod, func(r *calendar.Recurrence) { r.Periods = []string{"P1", "P99"} }},
		{"S01", calendar.PeriodsApart, func(r *calendar.Recurrence) { r.Periods = []string{"P1", "P3"} }},
		{"S05", calendar.PeriodsApart, func(r *calendar.Recurrence) { r.Periods = []string{"P5", "P7"} }},
		{"S01", calendar.UnknownStage, func(r *calendar.Recurrence) { r.Stage, r.Periods = "junior", []string{"P1"} }},
		{"S99", calendar.UnknownSchool, func(r *calendar.Recurrence) { r.Periods = []string{"P1"} }},
		{"S01", calendar.EmptySeries, func(r *calendar.Recurrence) { r.From, r.Until = date("2026-09-02"), date("2026-09-07") }},
		{"S01", calendar.EmptySeries, func(r *calendar.Recurrence) { r.From, r.Until, r.Weekday = date("2026-09-01"), date("2026-09-19"), 7 }},
		{"S01", calendar.TooManyOccurrences, func(r *calendar.Recurrence) { r.Term, r.From, r.Until = "", 1, 1e9 }},
		{"S01", calendar.TooManyOccurrences, func(r *calendar.Recurrence) {
			for i := range calendar.Date(calendar.MaxOccurrences + 1) {
				r.Dates = append(r.Dates, date("2026-09-01")+i)
			}
		}},
	} {
		t.Run(fmt.Sprint(tt.want, tt.school), func(t *testing.T) {
			r := good
			tt.change(&r)
			occurrences, err := demo().Expand(tt.school, r)
			if err == nil {
				t.Fatalf("%+v gave %d dates", r, len(occurrences))
			}
			wantKey(t, err, tt.want)
		})
	}
}

func BenchmarkExpand(b *testing.B) {
	c := demo()
	r := calendar.Recurrence{Term: "T1", Weekday: 2, Stage: "primary", Periods: []string{"AS1"}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := c.Expand("S01", r); err != nil {
			b.Fatal(err)
		}
	}
}
