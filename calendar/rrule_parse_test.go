package calendar_test

import (
	"fmt"
	"strings"
	"testing"

	"xiaoxiang/calendar"
)

// numbered lists 1 to n.
func numbered(n int) string {
	var all []string
	for i := range n {
		all = append(all, fmt.Sprint(i+1))
	}
	return strings.Join(all, ",")
}

func TestParseRRuleRefuses(t *testing.T) {
	const bad, unsupported = calendar.RRuleBad, calendar.RRuleUnsupported
	for _, tt := range []struct{ rule, key, field string }{
		{"", bad, ""},
		{"RRULE:", bad, ""},
		{"FREQ=DAILY;COUNT=3;", bad, ""},
		{";FREQ=DAILY;COUNT=3", bad, ""},
		{"FREQ=DAILY;;COUNT=3", bad, ""},
		{"FREQ=DAILY COUNT=3", bad, ""},
		{"FREQ=DAILY;COUNT=3\r\nRDATE:20260901", bad, ""},
		{"FREQ=WEEKLY;BYDAY=ſU;COUNT=3", bad, ""}, // a long s, which becomes an S in capitals
		{"FREQ=DAILY;COUNT=３", bad, ""},
		{"FREQ=DAILY;COUNT=3;BYDOOM=1", bad, ""},
		{"FREQ=DAILY;COUNT=3;X-NAME=1", bad, ""},
		{"FREQ=DAILY;COUNT=3;BYDAY", bad, "BYDAY"},
		{"RRULE:RRULE:FREQ=DAILY;COUNT=3", bad, ""},
		{"FREQ=DAILY;COUNT=3;BYMONTHDAY=" + strings.Repeat("1,", 600), unsupported, ""},

		{"COUNT=3", bad, "FREQ"},
		{"FREQ=;COUNT=3", bad, "FREQ"},
		{"FREQ=FORTNIGHTLY;COUNT=3", bad, "FREQ"},
		{"FREQ=SECONDLY;COUNT=3", unsupported, "FREQ"},
		{"FREQ=MINUTELY;COUNT=3", unsupported, "FREQ"},
		{"FREQ=HOURLY;COUNT=3", unsupported, "FREQ"},
		{"FREQ=DAILY;FREQ=DAILY;COUNT=3", bad, "FREQ"},
		{"FREQ=DAILY;COUNT=3;COUNT=4", bad, "COUNT"},

		{"FREQ=DAILY", unsupported, "COUNT"},
		{"FREQ=DAILY;COUNT=3;UNTIL=20261231", bad, "COUNT"},
		{"FREQ=DAILY;COUNT=0", bad, "COUNT"},
		{"FREQ=DAILY;COUNT=-1", bad, "COUNT"},
		{"FREQ=DAILY;COUNT=+1", bad, "COUNT"},
		{"FREQ=DAILY;COUNT=1e9", bad, "COUNT"},
		{"FREQ=DAILY;COUNT=", bad, "COUNT"},
		{"FREQ=DAILY;COUNT=99999999999999999999999999", bad, "COUNT"},
		{"FREQ=DAILY;COUNT=401", calendar.TooManyOccurrences, "COUNT"},
		{"FREQ=DAILY;COUNT=1000000000", calendar.TooManyOccurrences, "COUNT"},
		{"FREQ=DAILY;INTERVAL=0;COUNT=3", bad, "INTERVAL"},
		{"FREQ=DAILY;INTERVAL=-1;COUNT=3", bad, "INTERVAL"},
		{"FREQ=DAILY;INTERVAL=1.5;COUNT=3", bad, "INTERVAL"},
		{"FREQ=DAILY;INTERVAL=367;COUNT=3", unsupported, "INTERVAL"},
		{"FREQ=DAILY;INTERVAL=2147483648;COUNT=3", unsupported, "INTERVAL"},
		{"FREQ=DAILY;INTERVAL=18446744073709551617;COUNT=3", bad, "INTERVAL"},

		{"FREQ=DAILY;UNTIL=", bad, "UNTIL"},
		{"FREQ=DAILY;UNTIL=9999", bad, "UNTIL"},
		{"FREQ=DAILY;UNTIL=2026-12-31", bad, "UNTIL"},
		{"FREQ=DAILY;UNTIL=20260229", bad, "UNTIL"},
		{"FREQ=DAILY;UNTIL=20261231T240000Z", bad, "UNTIL"},
		{"FREQ=DAILY;UNTIL=20261231T235960Z", bad, "UNTIL"},
		{"FREQ=DAILY;UNTIL=20261231T2359", bad, "UNTIL"},
		{"FREQ=DAILY;UNTIL=20261231T235959+0800", bad, "UNTIL"},

		{"FREQ=WEEKLY;BYDAY=;COUNT=3", bad, "BYDAY"},
		{"FREQ=WEEKLY;BYDAY=MO,;COUNT=3", bad, "BYDAY"},
		{"FREQ=WEEKLY;BYDAY=M;COUNT=3", bad, "BYDAY"},
		{"FREQ=WEEKLY;BYDAY=MON;COUNT=3", bad, "BYDAY"},
		{"FREQ=WEEKLY;BYDAY=MO,MO;COUNT=3", bad, "BYDAY"},
		{"FREQ=WEEKLY;BYDAY=1MO;COUNT=3", bad, "BYDAY"},
		{"FREQ=DAILY;BYDAY=-1MO;COUNT=3", bad, "BYDAY"},
		{"FREQ=MONTHLY;BYDAY=0MO;COUNT=3", bad, "BYDAY"},
		{"FREQ=MONTHLY;BYDAY=-0MO;COUNT=3", bad, "BYDAY"},
		{"FREQ=MONTHLY;BYDAY=--1MO;COUNT=3", bad, "BYDAY"},
		{"FREQ=MONTHLY;BYDAY=-+1MO;COUNT=3", bad, "BYDAY"},
		{"FREQ=MONTHLY;BYDAY=1MO,+1MO;COUNT=3", bad, "BYDAY"},
		{"FREQ=MONTHLY;BYDAY=3MO,WE,FR;COUNT=3", unsupported, "BYDAY"},
		{"FREQ=YEARLY;BYDAY=WE,3MO;COUNT=3", unsupported, "BYDAY"},
		{"FREQ=MONTHLY;BYDAY=6MO;COUNT=3", unsupported, "BYDAY"},
		{"FREQ=YEARLY;BYMONTH=5;BYDAY=1MO,-6MO;COUNT=3", unsupported, "BYDAY"},
		{"FREQ=YEARLY;BYDAY=54MO;COUNT=3", bad, "BYDAY"},

		{"FREQ=WEEKLY;BYMONTHDAY=1;COUNT=3", bad, "BYMONTHDAY"},
		{"FREQ=MONTHLY;BYMONTHDAY=0;COUNT=3", bad, "BYMONTHDAY"},
		{"FREQ=MONTHLY;BYMONTHDAY=32;COUNT=3", bad, "BYMONTHDAY"},
		{"FREQ=MONTHLY;BYMONTHDAY=-32;COUNT=3", bad, "BYMONTHDAY"},
		{"FREQ=MONTHLY;BYMONTHDAY=1,1;COUNT=3", bad, "BYMONTHDAY"},
		{"FREQ=MONTHLY;BYSETPOS=" + numbered(61) + ";BYDAY=MO;COUNT=3", unsupported, "BYSETPOS"},
		{"FREQ=YEARLY;BYMONTH=0;COUNT=3", bad, "BYMONTH"},
		{"FREQ=YEARLY;BYMONTH=13;COUNT=3", bad, "BYMONTH"},
		{"FREQ=YEARLY;BYMONTH=-1;COUNT=3", bad, "BYMONTH"},
		{"FREQ=YEARLY;BYMONTH=5L;COUNT=3", bad, "BYMONTH"},
		{"FREQ=MONTHLY;BYSETPOS=1;COUNT=3", bad, "BYSETPOS"},
		{"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=0;COUNT=3", bad, "BYSETPOS"},
		{"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=367;COUNT=3", bad, "BYSETPOS"},
		{"FREQ=WEEKLY;BYDAY=MO;BYSETPOS=1;COUNT=3", unsupported, "BYSETPOS"},
		{"FREQ=DAILY;BYDAY=MO;BYSETPOS=1;COUNT=3", unsupported, "BYSETPOS"},
		{"FREQ=WEEKLY;WKST=1MO;COUNT=3", bad, "WKST"},
		{"FREQ=WEEKLY;WKST=;COUNT=3", bad, "WKST"},

		{"FREQ=DAILY;COUNT=3;BYHOUR=9", unsupported, "BYHOUR"},
		{"FREQ=DAILY;COUNT=3;BYMINUTE=9", unsupported, "BYMINUTE"},
		{"FREQ=DAILY;COUNT=3;BYSECOND=9", unsupported, "BYSECOND"},
		{"FREQ=YEARLY;COUNT=3;BYWEEKNO=9", unsupported, "BYWEEKNO"},
		{"FREQ=YEARLY;COUNT=3;BYYEARDAY=9", unsupported, "BYYEARDAY"},
		{"RSCALE=CHINESE;FREQ=YEARLY;COUNT=3", unsupported, "RSCALE"},
		{"FREQ=YEARLY;COUNT=3;SKIP=OMIT", unsupported, "SKIP"},
		{"FREQ=YEARLY;COUNT=3;RDATE=20260901", unsupported, "RDATE"},
	} {
		t.Run(fmt.Sprintf("%.60s", tt.rule), func(t *testing.T) {
			_, err := calendar.ParseRRule(tt.rule)
			wantKey(t, err, tt.key)
			field := strings.TrimSuffix("rrule."+tt.field, ".")
			if e := err.(*calendar.Error); e.Field != field || len(e.Detail) > 200 {
				t.Errorf("the fault is named %q", e)
			}
		})
	}
}
