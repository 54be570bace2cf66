package main

import (
	"strings"
	"testing"
	"time"
)

const dance = `{"resources":["R007"],"school":"S01","title":"舞蹈社","recurrence":{"rrule":"FREQ=WEEKLY;COUNT=3","start":"2026-11-03T15:50","end":"2026-11-03T16:50"}}`

func TestSeries(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		version := h.do(t, call{as: "u11", path: "/bookings/check", body: dance}).json(t)["plan_version"].(string)
		plan := strings.TrimSuffix(dance, "}") + `,"plan_version":"` + version + `","plan":[{"date":"2026-11-10","do":"skip"}]}`
		made := h.do(t, call{as: "u11", path: "/bookings", body: plan}).json(t)
		id := made["series_id"].(string)
		path := "/series/" + id
		add := path + "/occurrences"
		third := made["bookings"].([]any)[1].(map[string]any)["id"].(string)
		h.run(t, []call{
			{name: "shown", as: "u11", path: path, status: 200, want: []string{`"left_out":[{"date":"2026-11-10"`, `"can":["add"]`, `"start":"2026-11-17T15:50`}},
			{name: "by code", as: "u11", path: "/series/" + made["code"].(string), status: 200, want: []string{id}},
			{name: "to a colleague, to read", as: "u13", path: path, status: 200, want: []string{`"can":[]`}},
			{name: "not to strangers", as: "u141", path: path, status: 404},
			{name: "none such", as: "u11", path: "/series/S999", status: 404},
			{name: "no date", as: "u11", path: add, body: `{}`, status: 422, want: []string{`"field":"date"`}},
			{name: "a date outside the series", as: "u11", path: add, body: `{"date":"2026-11-11"}`, status: 422, want: []string{`"field":"date"`, `"not_left_out"`}},
			{name: "a date that is booked", as: "u11", path: add, body: `{"date":"2026-11-17"}`, status: 422, want: []string{`"not_left_out"`}},
			{name: "another day's time", as: "u11", path: add, body: `{"date":"2026-11-10","start":"2026-11-11T15:50","end":"2026-11-11T16:50"}`, status: 422, want: []string{`"field":"start"`}},
			{name: "a place that is not there", as: "u11", path: add, body: `{"date":"2026-11-10","resource":"R999"}`, status: 404},
			{name: "by a colleague", as: "u13", path: add, body: `{"date":"2026-11-10"}`, status: 403},
			{name: "on an older version", as: "u11", path: add, body: `{"date":"2026-11-10"}`, headers: map[string]string{"If-Match": `"9"`}, status: 412},
			{name: "put back", as: "u11", path: add, body: `{"date":"2026-11-10"}`, headers: map[string]string{"Idempotency-Key": "o1"}, status: 201, want: []string{`"series_id":"` + id, `"start":"2026-11-10T15:50`, `"exception":false`}},
			{name: "sent again", as: "u11", path: add, body: `{"date":"2026-11-10"}`, headers: map[string]string{"Idempotency-Key": "o1"}, status: 201},
			{name: "no more left out", as: "u11", path: path, status: 200, want: []string{`"left_out":[]`}},

			{name: "one moved alone", as: "u11", method: "PATCH", path: "/bookings/" + third + "?scope=this", body: `{"start":"2026-11-17T17:00","end":"2026-11-17T17:30"}`, status: 200, want: []string{`"exception":true`}},
			{name: "the others moved", as: "u11", method: "PATCH", path: "/bookings/" + made["bookings"].([]any)[0].(map[string]any)["id"].(string) + "?scope=all", body: `{"start":"2026-11-03T16:00","end":"2026-11-03T17:00"}`, status: 200},
			{name: "keep it", as: "u11", path: path, status: 200, want: []string{`2026-11-10T16:00`, `2026-11-17T17:00`}},
			{name: "an unknown scope", as: "u11", method: "PATCH", path: "/bookings/" + third + "?scope=some", body: `{"headcount":3}`, status: 422, want: []string{`"field":"scope"`}},
			{name: "all cancelled", as: "u11", method: "POST", path: "/bookings/" + third + "/cancel", body: `{"scope":"all"}`, status: 200},
			{name: "none stands", as: "u11", path: path, status: 200, never: []string{`"status":"approved"`}},
		})
	})
}

// What is no rule, or too much of one, is refused at once (misuse 15).
func TestSeries_RulesOfRFC5545(t *testing.T) {
	h := newHouse(t, t.TempDir()+"/x.db")
	for _, c := range []struct{ name, old, new, field, key string }{
		{"every second", "WEEKLY;COUNT=3", "SECONDLY;COUNT=3", "recurrence.rrule", "rrule_unsupported"},
		{"a billion", "COUNT=3", "COUNT=1000000000", "recurrence.rrule", "too_many_occurrences"},
		{"for ever", ";COUNT=3", "", "recurrence.rrule", "rrule_unsupported"},
		{"until the year 9999", "COUNT=3", "UNTIL=99991231", "recurrence.rrule", "rrule_unsupported"},
		{"no interval", "COUNT=3", "COUNT=3;INTERVAL=0", "recurrence.rrule", "rrule_bad"},
		{"another weekday", "COUNT=3", "COUNT=3;BYDAY=WE", "recurrence.start", "rrule_start_mismatch"},
		{"ten thousand values", "COUNT=3", "COUNT=3;BYDAY=" + strings.Repeat("TU,", 10000) + "TU", "recurrence.rrule", "too_long"},
		{"over midnight", `"end":"2026-11-03T16:50"`, `"end":"2026-11-04T16:50"`, "recurrence.end", "end_before_start"},
		{"a rule and a term", `"rrule"`, `"term":"T1","rrule"`, "recurrence.term", "not_with_rrule"},
		{"neither", `"rrule":"FREQ=WEEKLY;COUNT=3",`, ``, "recurrence.start", "bad_clock"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body := strings.Replace(dance, c.old, c.new, 1)
			if body == dance {
				t.Fatal("nothing was changed")
			}
			began := time.Now()
			got := h.do(t, call{as: "u11", path: "/bookings/check", body: body})
			if took := time.Since(began); took > 250*time.Millisecond { // with its token and its checks against the description
				t.Errorf("took %s", took)
			}
			if got.status != 422 || !strings.Contains(got.body, `"field":"`+c.field+`"`) || !strings.Contains(got.body, `"`+c.key+`"`) {
				t.Errorf("%d %s", got.status, got.body)
			}
		})
	}
}
