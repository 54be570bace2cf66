package calendar_test

import (
	"testing"
	"time"
	_ "time/tzdata" // New York below

	"xiaoxiang/calendar"
)

func TestRRuleUntil(t *testing.T) {
	shanghai := time.FixedZone("Asia/Shanghai", 8*3600)
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name, until string
		zone        *time.Location
		start, at   string
		last        string
	}{
		{"a date, early", "20260903", nil, "2026-09-01", "00:00", "2026-09-03"},
		{"a date, late", "20260903", nil, "2026-09-01", "23:59", "2026-09-03"},
		{"a date in any zone", "20260903", shanghai, "2026-09-01", "23:59", "2026-09-03"},
		{"the very minute", "20260903T160000", nil, "2026-09-01", "16:00", "2026-09-03"},
		{"within the minute", "20260903T160059", nil, "2026-09-01", "16:00", "2026-09-03"},
		{"a minute late", "20260903T155959", nil, "2026-09-01", "16:00", "2026-09-02"},
		{"midnight", "20260903T000000", nil, "2026-09-01", "00:00", "2026-09-03"},
		{"a local time is of no zone", "20260903T155959", newYork, "2026-09-01", "15:59", "2026-09-03"},
		{"the end of a day in Shanghai", "20260903T155959Z", shanghai, "2026-09-01", "23:59", "2026-09-03"},
		{"the start of the last, in UTC the day before", "20260902T233000Z", shanghai, "2026-09-01", "07:30", "2026-09-03"},
		{"a minute after it", "20260902T233000Z", shanghai, "2026-09-01", "07:31", "2026-09-02"},
		{"the only one", "20260901T000000Z", shanghai, "2026-09-01", "08:00", "2026-09-01"},
		{"an hour that New York has twice, first pass", "20261101T053000Z", newYork, "2026-10-30", "01:30", "2026-11-01"},
		{"its second pass, before the wall clock says so", "20261101T060500Z", newYork, "2026-10-30", "01:30", "2026-11-01"},
		{"before it", "20261101T052959Z", newYork, "2026-10-30", "01:30", "2026-10-31"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			rule := parsed(t, "FREQ=DAILY;UNTIL="+tt.until).In(tt.zone)
			dates, err := rule.Dates(date(tt.start), clock(tt.at))
			if err != nil || dates[len(dates)-1] != date(tt.last) {
				t.Errorf("got %s (%v), want the last on %s", listed(dates), err, tt.last)
			}
		})
	}
	_, err = parsed(t, "FREQ=DAILY;UNTIL=20260901T075959").Dates(date("2026-09-01"), clock("08:00"))
	wantKey(t, err, calendar.EmptySeries)
	_, err = parsed(t, "FREQ=DAILY;UNTIL=20260901T000000Z").In(nil).Dates(date("2026-09-01"), clock("08:00"))
	wantKey(t, err, calendar.RRuleUnsupported)
	_, err = parsed(t, "FREQ=YEARLY;UNTIL=20290901T155959Z").In(shanghai).Dates(date("2026-09-01"), 0) // the last day of the horizon
	if err != nil {
		t.Error(err)
	}
	_, err = parsed(t, "FREQ=YEARLY;UNTIL=20290901T160000Z").In(shanghai).Dates(date("2026-09-01"), 0) // in Shanghai the day after
	wantKey(t, err, calendar.RRuleUnsupported)
}
