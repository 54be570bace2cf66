package calendar_test

import (
	"testing"

	"xiaoxiang/calendar"
)

// The fixture is the fictional demo district, cut down to the schools whose
// days differ: S01 primary, S04 and S05 junior, S07 both stages.

func date(s string) calendar.Date {
	d, err := calendar.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// clock reads "16:20" as minutes of the day.
func clock(s string) int {
	return (int(s[0]-'0')*10+int(s[1]-'0'))*60 + int(s[3]-'0')*10 + int(s[4]-'0')
}

func period(code string, kind calendar.PeriodKind, start, end string) calendar.Period {
	return calendar.Period{Code: code, Name: code, Kind: kind, Start: clock(start), End: clock(end)}
}

func lesson(code, start, end string) calendar.Period {
	return period(code, calendar.Lesson, start, end)
}

func after(code, start, end string) calendar.Period {
	return period(code, calendar.AfterSchool, start, end)
}

func primaryMorning() []calendar.Period {
	return []calendar.Period{
		lesson("P1", "08:20", "09:00"), period("BB1", calendar.BigBreak, "09:00", "09:30"),
		lesson("P2", "09:30", "10:10"), lesson("P3", "10:25", "11:05"), lesson("P4", "11:20", "12:00"),
	}
}

func juniorMorning() []calendar.Period {
	return []calendar.Period{
		lesson("P1", "08:00", "08:45"), lesson("P2", "08:55", "09:40"), period("BB1", calendar.BigBreak, "09:40", "10:10"),
		lesson("P3", "10:10", "10:55"), lesson("P4", "11:05", "11:50"),
	}
}

func demoTables() []calendar.PeriodTable {
	return []calendar.PeriodTable{
		{ID: "PT_PRI_SUMMER", Stage: "primary", From: 501, To: 930, Periods: append(primaryMorning(),
			period("LU", calendar.Lunch, "12:00", "14:30"), lesson("P5", "14:30", "15:10"), lesson("P6", "15:25", "16:05"),
			after("AS1", "16:20", "17:15"), after("AS2", "17:25", "18:20"))},
		{ID: "PT_PRI_WINTER", Stage: "primary", From: 1001, To: 430, Periods: append(primaryMorning(),
			period("LU", calendar.Lunch, "12:00", "14:00"), lesson("P5", "14:00", "14:40"), lesson("P6", "14:55", "15:35"),
			after("AS1", "15:50", "16:50"), after("AS2", "17:00", "18:00"))},
		{ID: "PT_JUN_SUMMER", Stage: "junior", From: 501, To: 930, Periods: append(juniorMorning(),
			period("LU", calendar.Lunch, "11:50", "14:30"), lesson("P5", "14:30", "15:15"), lesson("P6", "15:25", "16:10"),
			period("BB2", calendar.BigBreak, "16:10", "16:40"), lesson("P7", "16:40", "17:25"),
			after("AS1", "17:35", "18:30"), after("AS2", "18:40", "19:35"))},
		{ID: "PT_JUN_WINTER", Stage: "junior", From: 1001, To: 430, Periods: append(juniorMorning(),
			period("LU", calendar.Lunch, "11:50", "14:00"), lesson("P5", "14:00", "14:45"), lesson("P6", "14:55", "15:40"),
			period("BB2", calendar.BigBreak, "15:40", "16:10"), lesson("P7", "16:10", "16:55"),
			after("AS1", "17:05", "18:00"), after("AS2", "18:10", "19:05"))},
		{
			ID: "PT_JUN_WINTER_FRI_S05", Stage: "junior", Schools: []string{"S05"}, Weekdays: []int{5}, From: 1001, To: 430,
			Periods: append(juniorMorning(), period("LU", calendar.Lunch, "11:50", "14:00"),
				lesson("P5", "14:00", "14:45"), lesson("P6", "14:55", "15:40"), after("AS1", "15:50", "17:50")),
		},
	}
}

func demoHolidays() []calendar.Holiday {
	rows := []calendar.Holiday{
		{Date: date("2026-09-20"), Name: "国庆节", Status: calendar.Official},
		{Date: date("2026-10-10"), Name: "国庆节", Status: calendar.Official},
	}
	off := func(name, status string, days ...string) {
		for _, d := range days {
			rows = append(rows, calendar.Holiday{Date: date(d), Name: name, IsOff: true, Status: status})
		}
	}
	off("中秋节", calendar.Official, "2026-09-25", "2026-09-26", "2026-09-27")
	off("国庆节", calendar.Official, "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-04", "2026-10-05", "2026-10-06", "2026-10-07")
	off("元旦", calendar.Provisional, "2027-01-01")
	off("春节", calendar.Provisional, "2027-02-06", "2027-02-07", "2027-02-08")
	off("清明节", calendar.Provisional, "2027-04-05")
	return rows
}

func demoData() calendar.Data {
	return calendar.Data{
		Stages: map[string][]string{"S01": {"primary"}, "S04": {"junior"}, "S05": {"junior"}, "S07": {"primary", "junior"}},
		Terms: []calendar.Term{
			{ID: "t1", Code: "T1", Week1Monday: date("2026-08-31"), First: date("2026-09-01"), Last: date("2027-01-22"), Weeks: 21},
			{ID: "t2", Code: "T2", Week1Monday: date("2027-02-22"), First: date("2027-02-22"), Last: date("2027-07-02"), Weeks: 19},
		},
		Breaks: []calendar.Break{
			{Name: "寒假", First: date("2027-01-23"), Last: date("2027-02-21")},
			{Name: "暑假", First: date("2027-07-03"), Last: date("2027-08-31")},
		},
		Tables:   demoTables(),
		Holidays: demoHolidays(),
		Overrides: []calendar.Override{
			{Date: date("2026-09-20"), Kind: "makeup", Follows: date("2026-10-06"), AfterSchool: true},
			{Date: date("2026-10-10"), Kind: "makeup", Follows: date("2026-10-07"), AfterSchool: true},
			{Date: date("2026-10-10"), Schools: []string{"S07"}, Kind: "makeup", Follows: date("2026-10-02")},
			{Date: date("2026-10-23"), Schools: []string{"S01"}, Kind: "activity", Name: "集团秋季运动会"},
		},
	}
}

// demo is the demo district, after a change to what it knows.
func demo(changes ...func(*calendar.Data)) *calendar.Calendar {
	data := demoData()
	for _, change := range changes {
		change(&data)
	}
	return calendar.New(data)
}

func withOverride(o calendar.Override) func(*calendar.Data) {
	return func(data *calendar.Data) { data.Overrides = append(data.Overrides, o) }
}

func wantKey(t *testing.T, err error, key string) {
	t.Helper()
	if e, ok := err.(*calendar.Error); !ok || e.Key != key {
		t.Fatalf("got %v, want the error %s", err, key)
	}
}
