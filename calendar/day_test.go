package calendar_test

import (
	"fmt"
	"testing"

	"xiaoxiang/calendar"
)

// line writes a day as one reads it: what it stands for, its week and marks.
func line(day calendar.Day) string {
	s := day.Kind
	if day.InSession() && day.Stands != day.Date {
		s += " follows " + day.Stands.String()
	} else if day.InSession() {
		s += " taught"
	}
	s += fmt.Sprintf(" week %d", day.Week)
	if day.AfterSchool {
		s += " after-school"
	}
	if day.Off {
		s += " off"
	}
	if !day.Known {
		s += " unknown"
	}
	if day.Name != "" {
		s += " " + day.Name
	}
	return s
}

func TestDay(t *testing.T) {
	swap := withOverride(calendar.Override{Date: date("2026-11-03"), Kind: "makeup", Follows: date("2026-11-06"), AfterSchool: true})
	schoolAgain := withOverride(calendar.Override{Date: date("2026-11-03"), Schools: []string{"S04"}, Kind: "makeup", Teaching: true})
	teachOnHoliday := withOverride(calendar.Override{Date: date("2027-04-05"), Kind: "makeup", Teaching: true, AfterSchool: true})
	galaOnHoliday := withOverride(calendar.Override{Date: date("2026-10-01"), Kind: "activity", Name: "升旗"})
	undecided := func(data *calendar.Data) { data.Overrides = nil }
	for _, tt := range []struct {
		name, school, date string
		change             func(*calendar.Data)
		want               string
	}{
		{"an ordinary Tuesday", "S01", "2026-09-01", nil, "school taught week 1 after-school"},
		{"the demo's now is an odd week", "S01", "2026-10-26", nil, "school taught week 9 after-school"},
		{"a Saturday", "S01", "2026-09-05", nil, "weekend week 1"},
		{"a holiday", "S01", "2026-10-06", nil, "holiday week 6 off 国庆节"},
		{"the district's make-up Sunday", "S01", "2026-09-20", nil, "makeup follows 2026-10-06 week 6 after-school 国庆节"},
		{"the district's make-up Saturday", "S04", "2026-10-10", nil, "makeup follows 2026-10-07 week 6 after-school 国庆节"},
		{"a school's own rule wins over the district's", "S07", "2026-10-10", nil, "makeup follows 2026-10-02 week 5 国庆节"},
		{"a worked holiday nobody decided is no guess", "S04", "2026-10-10", undecided, "makeup week 6 国庆节"},
		{"a sports meeting", "S01", "2026-10-23", nil, "activity week 8 集团秋季运动会"},
		{"the same day elsewhere", "S04", "2026-10-23", nil, "school taught week 8 after-school"},
		{"the first day is not the Monday of week 1", "S01", "2026-08-31", nil, "break week 0"},
		{"the last day of term, next year unpublished", "S01", "2027-01-22", nil, "school taught week 21 after-school unknown"},
		{"a provisional holiday is off", "S01", "2027-01-01", nil, "holiday week 18 off unknown 元旦"},
		{"a Saturday in the winter break is break", "S01", "2027-01-23", nil, "break week 0 unknown 寒假"},
		{"a holiday in the winter break is holiday", "S01", "2027-02-06", nil, "holiday week 0 off unknown 春节"},
		{"no term and no break", "S01", "2026-08-03", nil, "break week 0"},
		{"a year without rows", "S01", "2030-05-14", nil, "break week 0 unknown"},
		{"a Tuesday taught as a Friday", "S01", "2026-11-03", swap, "makeup follows 2026-11-06 week 10 after-school"},
		{"taught on a holiday is not off", "S01", "2027-04-05", teachOnHoliday, "makeup taught week 7 after-school unknown 清明节"},
		{"an activity on a holiday leaves it off", "S01", "2026-10-01", galaOnHoliday, "activity week 5 off 升旗"},
		{"a school may keep its own timetable", "S04", "2026-11-03", func(d *calendar.Data) { swap(d); schoolAgain(d) }, "makeup taught week 10"},
		{"no school knows the district's days", "", "2026-09-20", nil, "makeup follows 2026-10-06 week 6 after-school 国庆节"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.change == nil {
				tt.change = func(*calendar.Data) {}
			}
			if got := line(demo(tt.change).Day(tt.school, date(tt.date))); got != tt.want {
				t.Errorf("%s at %q\n got %s\nwant %s", tt.date, tt.school, got, tt.want)
			}
		})
	}
}

func TestTheOfficialRowWinsOverTheProvisional(t *testing.T) {
	row := func(name, status string, off bool) calendar.Holiday {
		return calendar.Holiday{Date: date("2027-05-03"), Name: name, IsOff: off, Status: status}
	}
	guess, notice := row("估计", calendar.Provisional, true), row("劳动节", calendar.Official, false)
	for _, rows := range [][]calendar.Holiday{{guess, notice}, {notice, guess}} {
		day := calendar.New(calendar.Data{Holidays: rows}).Day("S01", date("2027-05-03"))
		if day.Name != "劳动节" || day.Off || !day.Known {
			t.Errorf("%v gives %s", rows, line(day))
		}
	}
	again := row("再估", calendar.Provisional, true)
	if day := calendar.New(calendar.Data{Holidays: []calendar.Holiday{guess, again}}).Day("S01", guess.Date); day.Name != "再估" || day.Known {
		t.Errorf("of two guesses the later one counts, got %s", line(day))
	}
}

func TestTermsAreFoundByCodeAndID(t *testing.T) {
	c := demo()
	for _, key := range []string{"T1", "t1"} {
		if term, ok := c.Term(key); !ok || term.Code != "T1" {
			t.Errorf("%s: %v %v", key, term, ok)
		}
	}
	if _, ok := c.Term(""); ok {
		t.Error("the empty key found a term")
	}
	if c.TermOn(date("2027-02-01")) != nil || c.TermOn(date("2027-07-02")).Code != "T2" {
		t.Error("TermOn: the wrong term")
	}
}

func BenchmarkDay(b *testing.B) {
	c, first := demo(), date("2026-09-01")
	for i := 0; b.Loop(); i++ {
		c.Day("S07", first+calendar.Date(i%300))
	}
}
