package calendar_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"xiaoxiang/calendar"
)

// heavyRules ask for as much work as the profile allows.
func heavyRules() []string {
	var days []string
	for n := range 53 {
		days = append(days, fmt.Sprintf("%dMO", n+1))
	}
	ordinals, positions := strings.Join(days, ","), numbered(60)
	return []string{
		"FREQ=DAILY;COUNT=400",
		"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=28;UNTIL=20310228",
		"FREQ=YEARLY;UNTIL=20310228;BYDAY=" + ordinals + ";BYMONTHDAY=28",
		"FREQ=YEARLY;UNTIL=20310228;BYDAY=" + ordinals + ";BYSETPOS=" + positions,
		"FREQ=YEARLY;UNTIL=20310228;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYSETPOS=" + positions,
		"FREQ=MONTHLY;COUNT=400;BYMONTHDAY=" + numbered(31) + ";BYSETPOS=" + positions,
		"FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30;COUNT=400", // never
	}
}

// checkRRule asks a rule for its dates and holds the answer to what is promised
// of every rule.
func checkRRule(t *testing.T, text string, start calendar.Date, minute int) {
	t.Helper()
	rule, err := calendar.ParseRRule(text)
	var dates []calendar.Date
	if err == nil {
		dates, err = rule.In(time.UTC).Dates(start, minute)
	}
	if err != nil {
		if e, ok := err.(*calendar.Error); !ok || e.Key == "" || e.Field == "" || len(e.Detail) > 200 || len(dates) > 0 {
			t.Fatalf("%q: %#v, with %d dates", text, err, len(dates))
		}
		return
	}
	year, month, day := start.Civil()
	if len(dates) == 0 || len(dates) > calendar.MaxOccurrences || dates[0] != start || dates[len(dates)-1] > calendar.NewDate(year+calendar.RRuleYears, month, day) {
		t.Fatalf("%q from %s: %s", text, start, listed(dates))
	}
	for i, d := range dates[1:] {
		if d <= dates[i] {
			t.Fatalf("%q from %s: not in order: %s", text, start, listed(dates))
		}
	}
}

func TestRRuleIsCheap(t *testing.T) {
	for _, text := range heavyRules() {
		fastest, least := time.Hour, uint64(1<<40)
		for range 3 { // the best of three: others use the machine too
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			checkRRule(t, text, date("2028-02-28"), 600) // a Monday
			took := time.Since(began)
			runtime.ReadMemStats(&after)
			fastest, least = min(fastest, took), min(least, after.TotalAlloc-before.TotalAlloc)
		}
		if fastest > 50*time.Millisecond || least > 10<<20 {
			t.Errorf("%.60s: %s and %d bytes", text, fastest, least)
		}
	}
}

func FuzzParseRRule(f *testing.F) {
	for _, text := range append(heavyRules(), "RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,SU;UNTIL=20290101T155959Z",
		"FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8;COUNT=3", "FREQ=MONTHLY;BYDAY=3MO,-1FR;BYSETPOS=-1;COUNT=9",
		"FREQ=SECONDLY;COUNT=1000000000", "FREQ=DAILY;;UNTIL=9999;BYHOUR=1", "freq=daily;count=-1", "FREQ=WEEKLY;UNTIL=20261231T000000") {
		f.Add(text, int(date("2028-02-28")), 600)
	}
	f.Fuzz(func(t *testing.T, text string, start, minute int) {
		began := time.Now()
		checkRRule(t, text, calendar.Date(start), minute)
		if took := time.Since(began); took > time.Second { // far above the limit of TestRRuleIsCheap: the machine is busy
			t.Errorf("%q took %s", text, took)
		}
	})
}
