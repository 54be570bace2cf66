package calendar_test

import (
	"fmt"
	"testing"

	"xiaoxiang/calendar"
)

func TestYears(t *testing.T) {
	day := func(year int) calendar.Date { return calendar.NewDate(year, 5, 1) }
	c := calendar.New(calendar.Data{Holidays: []calendar.Holiday{
		{Date: day(2026), Status: calendar.Official, IsOff: true}, {Date: day(2027), Status: calendar.Provisional, IsOff: true},
	}})
	if got := fmt.Sprint(c.YearStatus(2026), " ", c.YearStatus(2027), " ", c.YearStatus(2028)); got != "official provisional unknown" {
		t.Error(got)
	}
	dates := []calendar.Occurrence{{Date: day(2028)}, {Date: day(2026)}, {Date: day(2027)}, {Date: day(2028) + 7}}
	if got := fmt.Sprint(c.UnsureYears(dates)); got != "[2027 2028]" {
		t.Error(got)
	}
}
