package calendar_test

import (
	"testing"

	"xiaoxiang/calendar"
)

func TestBells(t *testing.T) {
	makeupFriday := withOverride(calendar.Override{Date: date("2026-10-17"), Kind: "makeup", Follows: date("2026-10-02")})
	fridayAsMonday := withOverride(calendar.Override{Date: date("2026-10-16"), Kind: "makeup", Follows: date("2026-10-12")})
	examWeek := func(data *calendar.Data) {
		data.Tables = append(data.Tables,
			calendar.PeriodTable{ID: "ALL_YEAR", Stage: "primary"},
			calendar.PeriodTable{ID: "EXAMS", Stage: "primary", From: 1109, To: 1113},
			calendar.PeriodTable{ID: "MONDAYS", Stage: "primary", Weekdays: []int{1}})
	}
	for _, tt := range []struct {
		name, school, stage, date string
		change                    func(*calendar.Data)
		want                      string
	}{
		{"the last summer day", "S01", "", "2026-09-30", nil, "PT_PRI_SUMMER"},
		{"the first winter day", "S01", "primary", "2026-10-01", nil, "PT_PRI_WINTER"},
		{"winter goes round the year end", "S04", "junior", "2027-04-30", nil, "PT_JUN_WINTER"},
		{"summer again", "S04", "", "2027-05-01", nil, "PT_JUN_SUMMER"},
		{"season of the day, not of the date followed", "S01", "", "2026-09-20", nil, "PT_PRI_SUMMER"},
		{"the school's own Friday", "S05", "", "2026-10-16", nil, "PT_JUN_WINTER_FRI_S05"},
		{"not on Thursday", "S05", "", "2026-10-15", nil, "PT_JUN_WINTER"},
		{"not at another school", "S04", "", "2026-10-16", nil, "PT_JUN_WINTER"},
		{"not in summer", "S05", "", "2026-09-18", nil, "PT_JUN_SUMMER"},
		{"a Saturday standing for a Friday", "S05", "", "2026-10-17", makeupFriday, "PT_JUN_WINTER_FRI_S05"},
		{"a Friday standing for a Monday", "S05", "", "2026-10-16", fridayAsMonday, "PT_JUN_WINTER"},
		{"a holiday Friday keeps its weekday", "S05", "", "2026-10-02", nil, "PT_JUN_WINTER_FRI_S05"},
		{"the first stage unless said", "S07", "", "2026-10-16", nil, "PT_PRI_WINTER"},
		{"the stage said", "S07", "junior", "2026-10-16", nil, "PT_JUN_WINTER"},
		{"a stage not taught there", "S01", "junior", "2026-10-16", nil, ""},
		{"a school nobody knows", "S99", "", "2026-10-16", nil, ""},
		{"the narrower range", "S01", "", "2026-11-10", examWeek, "EXAMS"},
		{"the weekday before the narrower range", "S01", "", "2026-11-09", examWeek, "MONDAYS"},
		{"a range before the whole year", "S01", "", "2026-11-17", examWeek, "PT_PRI_WINTER"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if tt.change == nil {
				tt.change = func(*calendar.Data) {}
			}
			table, ok := demo(tt.change).Bells(tt.school, tt.stage, date(tt.date))
			if table.ID != tt.want || ok != (tt.want != "") {
				t.Errorf("got %q (%v), want %q", table.ID, ok, tt.want)
			}
		})
	}
}

func TestBellsOfEachStage(t *testing.T) {
	tables := demo().BellsOf("S07", date("2026-09-01"))
	if len(tables) != 2 || tables[0].ID != "PT_PRI_SUMMER" || tables[1].ID != "PT_JUN_SUMMER" {
		t.Fatalf("got %v", tables)
	}
}
