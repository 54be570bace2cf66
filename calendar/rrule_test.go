package calendar_test

import (
	"strings"
	"testing"

	"xiaoxiang/calendar"
)

func parsed(t *testing.T, rule string) calendar.RRule {
	t.Helper()
	r, err := calendar.ParseRRule(rule)
	if err != nil {
		t.Fatalf("%s: %v", rule, err)
	}
	return r
}

func listed(dates []calendar.Date) string {
	var texts []string
	for _, d := range dates {
		texts = append(texts, d.String())
	}
	return strings.Join(texts, " ")
}

func TestRRuleDates(t *testing.T) {
	for _, tt := range []struct{ name, rule, start, want string }{
		{"every third day", "FREQ=DAILY;INTERVAL=3;COUNT=3", "2026-12-30", "2026-12-30 2027-01-02 2027-01-05"},
		{"the start alone", "FREQ=DAILY;COUNT=1", "2026-12-30", "2026-12-30"},
		{"days of chosen months", "FREQ=DAILY;BYMONTH=2,4;BYMONTHDAY=-1,1;UNTIL=20270430", "2027-02-01", "2027-02-01 2027-02-28 2027-04-01 2027-04-30"},
		{"workdays", "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=4", "2026-09-03", "2026-09-03 2026-09-04 2026-09-07 2026-09-08"},
		{"every second day, if a Monday", "FREQ=DAILY;INTERVAL=2;BYDAY=MO;COUNT=3", "2026-09-07", "2026-09-07 2026-09-21 2026-10-05"},
		{"the weekday of the start", "FREQ=WEEKLY;COUNT=2", "2026-09-03", "2026-09-03 2026-09-10"},
		{"in the middle of a week", "FREQ=WEEKLY;BYDAY=FR,MO;COUNT=3", "2026-09-04", "2026-09-04 2026-09-07 2026-09-11"},
		{"weeks across the year end", "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;COUNT=4", "2026-12-28", "2026-12-28 2027-01-03 2027-01-11 2027-01-17"},
		{"weeks from Monday (RFC 5545)", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "1997-08-05", "1997-08-05 1997-08-10 1997-08-19 1997-08-24"},
		{"weeks from Sunday (RFC 5545)", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "1997-08-05", "1997-08-05 1997-08-17 1997-08-19 1997-08-31"},
		{"weeks of one month", "FREQ=WEEKLY;BYMONTH=10;UNTIL=20271008", "2026-10-23", "2026-10-23 2026-10-30 2027-10-01 2027-10-08"},
		{"the 31st, where there is one", "FREQ=MONTHLY;COUNT=4", "2026-08-31", "2026-08-31 2026-10-31 2026-12-31 2027-01-31"},
		{"the last but one", "FREQ=MONTHLY;BYMONTHDAY=-2;COUNT=3", "2027-12-30", "2027-12-30 2028-01-30 2028-02-28"},
		{"first Friday (RFC 5545)", "FREQ=MONTHLY;COUNT=3;BYDAY=1FR", "1997-09-05", "1997-09-05 1997-10-03 1997-11-07"},
		{"first and last Sunday (RFC 5545)", "FREQ=MONTHLY;INTERVAL=2;COUNT=4;BYDAY=1SU,-1SU", "1997-09-07", "1997-09-07 1997-09-28 1997-11-02 1997-11-30"},
		{"a fifth Monday, where there is one", "FREQ=MONTHLY;BYDAY=+5MO;COUNT=3", "2026-08-31", "2026-08-31 2026-11-30 2027-03-29"},
		{"Friday the 13th (RFC 5545)", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13;COUNT=3", "1998-02-13", "1998-02-13 1998-03-13 1998-11-13"},
		{"the Saturday after the first Sunday (RFC 5545)", "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13;COUNT=3", "1997-09-13", "1997-09-13 1997-10-11 1997-11-08"},
		{"third of TU, WE, TH (RFC 5545)", "FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3", "1997-09-04", "1997-09-04 1997-10-07 1997-11-06"},
		{"last workday but one (RFC 5545)", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2;COUNT=3", "1997-09-29", "1997-09-29 1997-10-30 1997-11-27"},
		{"positions count from the first of the month", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=2,-1;COUNT=3", "2026-09-14", "2026-09-14 2026-09-28 2026-10-12"},
		{"one date named by two positions", "FREQ=MONTHLY;BYMONTHDAY=5;BYSETPOS=1,-1;COUNT=2", "2026-09-05", "2026-09-05 2026-10-05"},
		{"a year later", "FREQ=YEARLY;COUNT=4", "2026-09-01", "2026-09-01 2027-09-01 2028-09-01 2029-09-01"},
		{"June and July (RFC 5545)", "FREQ=YEARLY;COUNT=4;BYMONTH=6,7", "1997-06-10", "1997-06-10 1997-07-10 1998-06-10 1998-07-10"},
		{"the twentieth Monday (RFC 5545)", "FREQ=YEARLY;BYDAY=20MO;COUNT=3", "1997-05-19", "1997-05-19 1998-05-18 1999-05-17"},
		{"Thursdays in March (RFC 5545)", "FREQ=YEARLY;BYMONTH=3;BYDAY=TH;COUNT=5", "1997-03-13", "1997-03-13 1997-03-20 1997-03-27 1998-03-05 1998-03-12"},
		{"last Sunday of October", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU;COUNT=2", "2026-10-25", "2026-10-25 2027-10-31"},
		{"last Sunday of the year", "FREQ=YEARLY;BYDAY=-1SU;COUNT=2", "2026-12-27", "2026-12-27 2027-12-26"},
		{"a day of every month of the year", "FREQ=YEARLY;BYMONTHDAY=15;COUNT=3", "2026-11-15", "2026-11-15 2026-12-15 2027-01-15"},
		{"the last day of the year by position", "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=366;COUNT=1", "2028-12-31", "2028-12-31"},
		{"the 29th of February once", "FREQ=YEARLY;UNTIL=20310228", "2028-02-29", "2028-02-29"},
		{"up to the horizon", "FREQ=YEARLY;UNTIL=20290901", "2026-09-01", "2026-09-01 2027-09-01 2028-09-01 2029-09-01"},
		{"in small letters, with its name", "rrule:count=2;freq=weekly;wkst=su;byday=th", "2026-09-03", "2026-09-03 2026-09-10"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dates, err := parsed(t, tt.rule).Dates(date(tt.start), 0)
			if got := listed(dates); err != nil || got != tt.want {
				t.Errorf("%s\n got %s (%v)\nwant %s", tt.rule, got, err, tt.want)
			}
		})
	}
}

func TestRRuleDatesUpToTheMost(t *testing.T) {
	for _, rule := range []string{"FREQ=DAILY;COUNT=400", "FREQ=DAILY;UNTIL=20271005"} {
		dates, err := parsed(t, rule).Dates(date("2026-09-01"), 0)
		if err != nil || len(dates) != calendar.MaxOccurrences || dates[399] != date("2027-10-05") {
			t.Errorf("%s: %d dates (%v)", rule, len(dates), err)
		}
	}
}

func TestRRuleDatesRefuses(t *testing.T) {
	for _, tt := range []struct{ rule, start, key, field string }{
		{"FREQ=DAILY;UNTIL=20271006", "2026-09-01", calendar.TooManyOccurrences, "rrule"}, // 401 days
		{"FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;UNTIL=20280101", "2026-01-01", calendar.TooManyOccurrences, "rrule"},
		{"FREQ=WEEKLY;UNTIL=20290902", "2026-09-01", calendar.RRuleUnsupported, "rrule.UNTIL"},
		{"FREQ=DAILY;UNTIL=99991231", "2026-09-01", calendar.RRuleUnsupported, "rrule.UNTIL"},
		{"FREQ=DAILY;UNTIL=20261231T155959Z", "2026-09-01", calendar.RRuleUnsupported, "rrule.UNTIL"}, // no zone
		{"FREQ=YEARLY;COUNT=5", "2026-09-01", calendar.RRuleUnsupported, "rrule.COUNT"},
		{"FREQ=YEARLY;COUNT=2", "2028-02-29", calendar.RRuleUnsupported, "rrule.COUNT"},
		{"FREQ=YEARLY;INTERVAL=366;COUNT=2", "2026-09-01", calendar.RRuleUnsupported, "rrule.COUNT"},
		{"FREQ=DAILY;UNTIL=20260831", "2026-09-01", calendar.EmptySeries, "rrule.UNTIL"},
		{"FREQ=WEEKLY;BYDAY=WE;COUNT=3", "2026-09-01", calendar.RRuleStartMismatch, "start"},
		{"FREQ=WEEKLY;BYDAY=WE;COUNT=3", "2026-09-03", calendar.RRuleStartMismatch, "start"}, // nothing more that week
		{"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;COUNT=3", "2026-09-14", calendar.RRuleStartMismatch, "start"},
		{"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "2026-09-14", calendar.RRuleStartMismatch, "start"},
		{"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6;COUNT=3", "2026-09-14", calendar.RRuleStartMismatch, "start"},
	} {
		t.Run(tt.rule, func(t *testing.T) {
			dates, err := parsed(t, tt.rule).Dates(date(tt.start), 0)
			wantKey(t, err, tt.key)
			if e := err.(*calendar.Error); e.Field != tt.field || len(dates) > 0 {
				t.Errorf("%v, with %d dates", e, len(dates))
			}
		})
	}
}

func TestRRuleDatesRefusesTheStart(t *testing.T) {
	daily := parsed(t, "FREQ=DAILY;COUNT=2")
	for _, tt := range []struct {
		rule   calendar.RRule
		start  calendar.Date
		minute int
		key    string
	}{
		{calendar.RRule{}, date("2026-09-01"), 0, calendar.RRuleBad},
		{daily, 0, 0, calendar.BadDate},
		{daily, 1 << 60, 0, calendar.BadDate},
		{daily, -1 << 60, 0, calendar.BadDate},
		{daily, date("2026-09-01"), -1, calendar.BadTime},
		{daily, date("2026-09-01"), 1440, calendar.BadTime},
	} {
		_, err := tt.rule.Dates(tt.start, tt.minute)
		wantKey(t, err, tt.key)
	}
}

func TestExpandRRule(t *testing.T) {
	rule := parsed(t, "FREQ=WEEKLY;BYDAY=TH,FR,SA;UNTIL=20261024")
	got, err := demo().ExpandRRule("S01", rule, date("2026-10-01"), clock("09:00"), clock("10:00"))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, o := range got {
		all = append(all, entry(o))
	}
	same(t, "occurrences", all, []string{
		"2026-10-01 skip holiday 国庆节", "2026-10-02 skip holiday 国庆节", "2026-10-03 skip holiday 国庆节",
		"2026-10-08 09:00-10:00", "2026-10-09 09:00-10:00", "2026-10-10 09:00-10:00 follows 2026-10-07",
		"2026-10-15 09:00-10:00", "2026-10-16 09:00-10:00", "2026-10-17 09:00-10:00",
		"2026-10-22 09:00-10:00", "2026-10-23 skip activity 集团秋季运动会", "2026-10-24 09:00-10:00",
	})
	_, err = demo().ExpandRRule("S01", rule, date("2026-10-01"), 600, 600)
	wantKey(t, err, calendar.BadTime)
	_, err = demo().ExpandRRule("S01", rule, date("2026-10-05"), 540, 600)
	wantKey(t, err, calendar.RRuleStartMismatch)
}

func BenchmarkRRuleDates(b *testing.B) {
	rule, err := calendar.ParseRRule("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR;COUNT=400")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := rule.Dates(date("2026-09-01"), 0); err != nil {
			b.Fatal(err)
		}
	}
}
