package calendar_test

import (
	"strings"
	"testing"

	"xiaoxiang/calendar"
)

func TestNationalHolidaysOf2026(t *testing.T) {
	days, published := calendar.NationalHolidays(2026)
	if !published || len(days) != 39 {
		t.Fatalf("published %v, %d days", published, len(days))
	}
	var worked []string
	for _, h := range days {
		if h.Status != calendar.Official {
			t.Errorf("%s is %s", h.Date, h.Status)
		}
		if !h.IsOff {
			worked = append(worked, h.Date.String()[5:])
		}
	}
	if got := strings.Join(worked, " "); got != "01-04 02-14 02-28 05-09 09-20 10-10" {
		t.Errorf("worked on %s", got)
	}
	if days[0].Date != date("2026-01-01") {
		t.Errorf("the first is %s", days[0].Date)
	}
}

func TestEveryBuiltInYear(t *testing.T) {
	for year, want := range map[int]bool{2022: false, 2023: true, 2024: true, 2025: true, 2026: true, 2027: false, 2030: false} {
		days, published := calendar.NationalHolidays(year)
		if published != want {
			t.Errorf("%d: published %v", year, published)
		}
		for _, h := range days {
			if y, _, _ := h.Date.Civil(); y != year {
				t.Errorf("%s is given for %d", h.Date, year)
			}
		}
	}
}

// The notice of 2023 gives Saturday 2022-12-31 off: a December day in the
// next year's file.
func TestDecemberStandsInTheNextNotice(t *testing.T) {
	days, published := calendar.NationalHolidays(2022)
	if published || len(days) != 1 || days[0].Date != date("2022-12-31") {
		t.Fatalf("published %v, %v", published, days)
	}
}

func TestParseHolidays(t *testing.T) {
	year, days, err := calendar.ParseHolidays([]byte(`{"$schema": "s", "$id": "i", "year": 2027, "papers": [],
		"days": [{"name": "元旦", "date": "2027-01-01", "isOffDay": true}, {"name": "元旦", "date": "2026-12-27", "isOffDay": false}]}`))
	if err != nil || year != 2027 || len(days) != 2 {
		t.Fatal(year, days, err)
	}
	if want := (calendar.Holiday{Date: date("2026-12-27"), Name: "元旦", Status: "official"}); days[0] != want {
		t.Errorf("got %v, want %v first", days[0], want)
	}
}

func TestParseHolidaysSaysWhatIsWrong(t *testing.T) {
	day := `{"name": "元旦", "date": "2027-01-01", "isOffDay": true}`
	notice := func(days string) string { return `{"year": 2027, "papers": [], "days": [` + days + `]}` }
	for _, tt := range []struct{ name, text, field, key string }{
		{"nothing", ``, "notice", calendar.BadJSON},
		{"not an object", `[]`, "notice", calendar.BadJSON},
		{"cut off", `{"year": 2027, "papers": [`, "notice", calendar.BadJSON},
		{"more behind it", notice(day) + `{}`, "notice", calendar.BadJSON},
		{"an unknown key", `{"year": 2027, "papers": [], "days": [], "note": 1}`, "notice", calendar.UnknownKey},
		{"a key in capitals", `{"Year": 2027, "papers": [], "days": []}`, "notice", calendar.UnknownKey},
		{"a key twice", `{"year": 2027, "year": 2028, "papers": [], "days": []}`, "notice", calendar.UnknownKey},
		{"no year", `{"papers": [], "days": []}`, "notice", calendar.MissingKey},
		{"a year in quotes", `{"year": "2027", "papers": [], "days": []}`, "year", calendar.BadValue},
		{"papers of another type", `{"year": 2027, "papers": [1], "days": []}`, "papers", calendar.BadValue},
		{"no days yet", notice(""), "days", calendar.EmptyHolidays},
		{"days that are null", `{"year": 2027, "papers": [], "days": null}`, "days", calendar.BadValue},
		{"a day that is text", notice(`"2027-01-01"`), "days[0]", calendar.BadJSON},
		{"an unknown key of a day", notice(`{"name": "元旦", "date": "2027-01-01", "isOffDay": true, "off": 1}`), "days[0]", calendar.UnknownKey},
		{"off or not is not said", notice(day + `, {"name": "元旦", "date": "2027-01-02"}`), "days[1]", calendar.MissingKey},
		{"off or not is null", notice(`{"name": "元旦", "date": "2027-01-01", "isOffDay": null}`), "days[0].isOffDay", calendar.BadValue},
		{"no name", notice(`{"name": "", "date": "2027-01-01", "isOffDay": true}`), "days[0].name", calendar.BadValue},
		{"a date that is none", notice(`{"name": "元旦", "date": "2027-02-30", "isOffDay": true}`), "days[0].date", calendar.BadDate},
		{"a date of another year", notice(`{"name": "元旦", "date": "2028-01-01", "isOffDay": true}`), "days[0].date", calendar.BadDate},
		{"a date too early", notice(`{"name": "元旦", "date": "2026-11-30", "isOffDay": true}`), "days[0].date", calendar.BadDate},
		{"a date twice", notice(day + "," + day), "days[1].date", calendar.DuplicateDate},
	} {
		t.Run(tt.name, func(t *testing.T) {
			_, _, err := calendar.ParseHolidays([]byte(tt.text))
			wantKey(t, err, tt.key)
			if e := err.(*calendar.Error); e.Field != tt.field || !strings.HasPrefix(e.Error(), tt.field+": ") {
				t.Errorf("the fault is named %q", e)
			}
		})
	}
}
