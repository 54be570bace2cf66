package main

import (
	"strings"
	"testing"
)

// gymClosed takes the gym of S04 on the day of B003.
const gymClosed = `{"code":"X1","name":"地板抢修","kind":"maintenance","start":"2026-11-05T00:00","end":"2026-11-06T00:00","scope":{"resources":["R018"]}}`

func with(body, more string) string { return strings.TrimSuffix(body, "}") + "," + more + "}" }

func TestLocks(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		en := map[string]string{"Accept-Language": "en"}
		h.run(t, []call{
			{name: "tried", as: "u41", path: "/locks/check", body: gymClosed, headers: en, status: 200, want: []string{`"dry_run":true`, `"booking":"B003"`, `"why":["maintenance"]`, `"choices":["keep","cancel"]`, "地板抢修"}},
			{name: "tried by the other way", as: "u41", path: "/locks?dry_run=true", body: gymClosed, status: 200, want: []string{`"dry_run":true`, `"booking":"B003"`}},
			{name: "nothing was written", as: "u41", path: "/locks/X1", status: 404},
			{name: "unresolved", as: "u41", path: "/locks", body: gymClosed, headers: en, status: 409, want: []string{`"displaced_unresolved"`, `"touched":[{`, `"booking":"B003"`, "One booking is in the way"}},
			{name: "another school's admin", as: "u11", path: "/locks", body: gymClosed, status: 403, want: []string{`"not_permitted"`}},
			{name: "a manager of other things", as: "u12", path: "/locks", body: gymClosed, status: 403},
			{name: "a teacher", as: "u43", path: "/locks/check", body: gymClosed, status: 403},
			{name: "nobody", path: "/locks", body: gymClosed, status: 401},
			{name: "a manager, of the hall in their care", as: "u12", path: "/locks", body: `{"code":"X2","name":"开放日","kind":"public_opening","daily":true,"from_date":"2026-11-14","to_date":"2026-11-15","day_start":"08:00","day_end":"12:00","scope":{"resources":["R001"]}}`, status: 201, want: []string{`"code":"X2"`, `"day_start":"08:00"`, `"touched":[]`}},
			{name: "a manager, for an exam", as: "u12", path: "/locks", body: strings.Replace(gymClosed, "maintenance", "exam", 1), status: 403},
			{name: "put", as: "u41", path: "/locks", body: with(gymClosed, `"displaced":[{"booking":"B003","do":"cancel"}],"reason":"地板起拱"`), status: 201, want: []string{`"code":"X1"`, `"do":"cancel"`, `"dry_run":false`}},
			{name: "what it did", as: "u43", path: "/bookings/B003", status: 200, want: []string{`"status":"bumped"`, `"reason":"地板起拱"`}},
			{name: "twice", as: "u41", path: "/locks", body: gymClosed, status: 409, want: []string{`"duplicate"`}},
			{name: "overlapping locks", as: "u41", path: "/locks", body: strings.Replace(gymClosed, "X1", "X3", 1), status: 201},
			{name: "changed on an old version", as: "u41", method: "PATCH", path: "/locks/X1", body: `{"name":"x"}`, headers: map[string]string{"If-Match": `"9"`}, status: 412},
			{name: "changed", as: "u41", method: "PATCH", path: "/locks/X1", body: `{"end":"2026-11-06T12:00"}`, headers: map[string]string{"If-Match": `"1"`}, status: 200, want: []string{`"version":2`, `"end":"2026-11-06T12:00:00+08:00"`}},
			{name: "made daily", as: "u41", method: "PATCH", path: "/locks/X1", body: `{"daily":true,"from_date":"2026-11-05","to_date":"2026-11-06","day_start":"08:00","day_end":"12:00"}`, status: 200, want: []string{`"start":null`, `"day_end":"12:00"`}},
			{name: "taken to another school", as: "u41", method: "PATCH", path: "/locks/X1", body: `{"scope":{"schools":["S05"]}}`, status: 403},
			{name: "removed by another school", as: "u11", method: "DELETE", path: "/locks/X1", status: 403},
			{name: "removal tried", as: "u41", method: "DELETE", path: "/locks/X1?dry_run=true", status: 200, want: []string{`"touched":[]`}},
			{name: "removed", as: "u41", method: "DELETE", path: "/locks/X1", body: `{"displaced_default":"cancel"}`, status: 204},
			{name: "gone", as: "u41", path: "/locks/X1", status: 404},
		})
	})
}

func TestLocks_ThatMakeNoSense(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		change := func(from, to string) string { return strings.Replace(gymClosed, from, to, 1) }
		for name, c := range map[string]struct{ body, field, key string }{
			"no scope":             {change(`,"scope":{"resources":["R018"]}`, ""), "scope", "required"},
			"an empty scope":       {change(`{"resources":["R018"]}`, "{}"), "scope", "required"},
			"no such resource":     {change("R018", "R999"), "scope.resources[0]", "unknown_resource"},
			"no such school":       {change(`{"resources":["R018"]}`, `{"schools":["S99"]}`), "scope.schools[0]", "unknown_school"},
			"no such type":         {change(`{"resources":["R018"]}`, `{"types":["castle"]}`), "scope.types[0]", "unknown_type"},
			"no such kind":         {change("maintenance", "party"), "kind", "unknown_value"},
			"no end":               {change(`,"end":"2026-11-06T00:00"`, ""), "end", "required"},
			"backwards":            {change("2026-11-06", "2026-11-04"), "end", "end_before_start"},
			"in the past":          {strings.ReplaceAll(gymClosed, "2026-11", "2026-10"), "end", "in_the_past"},
			"for ever":             {change("2026-11-06", "2029-11-06"), "end", "span_too_long"},
			"no time":              {change("2026-11-06T00:00", "soon"), "end", "bad_time"},
			"daily with an end":    {change(`"kind"`, `"daily":true,"kind"`), "start", "daily_or_not"},
			"an end with days":     {change(`"kind"`, `"from_date":"2026-11-05","kind"`), "from_date", "daily_or_not"},
			"a bad code":           {change("X1", "X 1"), "code", "bad_code"},
			"an unknown field":     {change(`"kind"`, `"status":"planned","kind"`), "status", "unknown_field"},
			"an unknown choice":    {with(gymClosed, `"displaced":[{"booking":"B003","do":"burn"}]`), "displaced[0].do", "unknown_value"},
			"a choice not offered": {with(gymClosed, `"displaced":[{"booking":"B003","do":"move"}]`), "displaced[0].do", "choice_not_offered"},
			"not touched":          {with(gymClosed, `"displaced":[{"booking":"B001","do":"keep"}]`), "displaced[0].booking", "not_touched"},
			"a telephone number":   {with(gymClosed, `"displaced_default":"cancel","reason":"找13812345678"`), "reason", "personal_data"},
		} {
			h.run(t, []call{{name: name, as: "u01", path: "/locks", body: c.body, status: 422, want: []string{`"field":"` + c.field + `"`, `"key":"` + c.key + `"`}}})
		}
		daily := `{"name":"x","kind":"exam","daily":true,"from_date":"2026-11-12","to_date":"2026-11-11","day_start":"12:00","day_end":"08:00","scope":{"schools":["S04"]}}`
		h.run(t, []call{{as: "u01", path: "/locks", body: daily, status: 422, want: []string{`"field":"to_date"`, `"field":"day_end"`}}})
	})
}

const notice2027 = `{"$schema":"x","$id":"y","year":2027,"papers":["https://www.gov.cn/x"],"days":[
	{"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"元旦","date":"2026-11-03","isOffDay":true}]}`

func TestHolidays_AreImported(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		good := strings.Replace(notice2027, "2026-11-03", "2026-12-31", 1)
		h.run(t, []call{
			{name: "years", as: "u13", path: "/holidays/years", status: 200, want: []string{`{"year":2026,"status":"official"`, `{"year":2027,"status":"provisional"`, `{"year":2028,"status":"unknown","days":0}`}},
			{name: "a date of another year", as: "u01", path: "/holidays/import", body: notice2027, status: 422, want: []string{`"field":"days[1].date"`, `"bad_date"`}},
			{name: "no days", as: "u01", path: "/holidays/import", body: `{"year":2027,"papers":[],"days":[]}`, status: 422, want: []string{`"empty_holidays"`}},
			{name: "a key too many", as: "u01", path: "/holidays/import", body: with(good, `"extra":1`), status: 422, want: []string{`"unknown_key"`}},
			{name: "a key twice", as: "u01", path: "/holidays/import", body: with(good, `"year":2027`), status: 400},
			{name: "a day of another type", as: "u01", path: "/holidays/import", body: strings.Replace(good, "true", `"yes"`, 1), status: 422, want: []string{`"field":"days[0].isOffDay"`, `"bad_value"`}},
			{name: "no notice", as: "u01", path: "/holidays/import", body: `[]`, status: 422},
			{name: "a choice that is none", as: "u01", path: "/holidays/import", body: with(good, `"displaced_default":"burn"`), status: 422, want: []string{`"displaced_default"`}},
			{name: "a school's admin", as: "u11", path: "/holidays/import", body: good, status: 403},
			{name: "tried", as: "u01", path: "/holidays/import?dry_run=true", body: good, status: 200, want: []string{`"year":2027`, `"added":1`, `"changed":1`, `"dry_run":true`}},
			{name: "still worked out", as: "u13", path: "/holidays/years", status: 200, want: []string{`{"year":2027,"status":"provisional"`}},
			{name: "imported", as: "u01", path: "/holidays/import", body: with(good, `"displaced_default":"cancel"`), status: 200, want: []string{`"added":1`, `"dry_run":false`}},
			{name: "official", as: "u13", path: "/holidays/years", status: 200, want: []string{`{"year":2027,"status":"official","days":1}`}},
		})
	})
}

// pianoSeries is held over the year end.
const pianoSeries = `{"resources":["R005"],"school":"S01","title":"合唱","teacher":null,"recurrence":{"term":"T1","weekday":4,"periods":["P5"],"from":"2026-12-20","until":"2027-01-10"}}`

func TestSeries_WarnOfAYearThatIsNotOut(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		warned := []string{`"warnings":["year_provisional:2027"]`, "2027年的放假安排尚未公布"}
		h.run(t, []call{
			{name: "checked", as: "u11", path: "/bookings/check", body: pianoSeries, status: 200, want: append([]string{`"decision":"auto_approved"`}, warned...)},
			{name: "booked", as: "u11", path: "/bookings", body: pianoSeries, status: 201, want: warned},
			{name: "within a year that is", as: "u11", path: "/bookings/check", body: strings.Replace(pianoSeries, "2027-01-10", "2026-12-31", 1), status: 200, want: []string{`"warnings":[]`}},
		})
	})
}

func TestDayOverrides(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		festival := `{"date":"2026-11-03","schools":["S01"],"kind":"closure","name":"校庆"}`
		change := func(from, to string) string { return strings.Replace(festival, from, to, 1) }
		made := h.do(t, call{as: "u11", path: "/day-overrides", body: with(festival, `"displaced_default":"keep"`)})
		if made.status != 201 || !strings.Contains(made.body, `"booking":"B001"`) {
			t.Fatalf("%d %s", made.status, made.body)
		}
		at := "/day-overrides/" + made.json(t)["id"].(string)
		tag := h.do(t, call{as: "u13", path: at}).header.Get("ETag")
		h.run(t, []call{
			{name: "where it says", as: "u13", path: strings.TrimPrefix(made.header.Get("Location"), base), status: 200, want: []string{`"schools":["S01"]`, `"teaching":false`}},
			{name: "listed", as: "u13", path: "/day-overrides?from=2026-11-01&to=2026-11-30", status: 200, want: []string{`"校庆"`}, never: []string{`"2026-10-10"`}},
			{name: "page by page", as: "u13", path: "/day-overrides?limit=1", status: 200, want: []string{`"2026-09-20"`, `"next_cursor":"2026-09-20.`}},
			{name: "said twice", as: "u11", path: "/day-overrides", body: festival, status: 409, want: []string{`"duplicate"`}},
			{name: "of the whole district", as: "u11", path: "/day-overrides", body: change(`["S01"]`, `[]`), status: 403},
			{name: "of another school too", as: "u11", path: "/day-overrides", body: change(`["S01"]`, `["S01","S02"]`), status: 403},
			{name: "no such school", as: "u11", path: "/day-overrides", body: change("S01", "S99"), status: 422, want: []string{`"field":"schools[0]"`}},
			{name: "no kind", as: "u11", path: "/day-overrides", body: change(`"kind":"closure",`, ""), status: 422, want: []string{`"field":"kind"`}},
			{name: "no day", as: "u11", path: "/day-overrides", body: change("2026-11-03", "2026-11-31"), status: 422, want: []string{`"field":"date"`}},
			{name: "a closed day that teaches", as: "u11", path: "/day-overrides", body: change(`"closure"`, `"closure","teaching":true`), status: 422, want: []string{`"teaches_nothing"`}},
			{name: "a teacher", as: "u13", path: "/day-overrides", body: festival, status: 403},
			{name: "tried", as: "u11", method: "PATCH", path: at + "?dry_run=true", body: `{"date":"2026-11-05"}`, status: 200, want: []string{`"date":"2026-11-05"`, `"dry_run":true`}},
			{name: "as it was", as: "u11", path: at, status: 200, want: []string{`"date":"2026-11-03"`}},
			{name: "changed", as: "u11", method: "PATCH", path: at, body: `{"name":"百年校庆"}`, headers: map[string]string{"If-Match": tag}, status: 200, want: []string{`"百年校庆"`}},
			{name: "changed by somebody else before", as: "u11", method: "PATCH", path: at, body: `{"name":"x"}`, headers: map[string]string{"If-Match": tag}, status: 412},
			{name: "another school's", as: "u21", method: "DELETE", path: at, status: 403},
			{name: "taken back", as: "u11", method: "DELETE", path: at, status: 204},
			{name: "gone", as: "u11", path: at, status: 404},
		})
	})
}

func TestPeriodTables_MoveWhatFollowsThem(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		rings := `"periods":[{"code":"AS1","name":"课后一","kind":"after_school","start":"15:40","end":"16:40"}]`
		table := `{"code":"PT60","name":"十一月作息","stage":"primary","schools":["S01"],"from":"11-01","to":"11-30",` + rings + `}`
		at := "/period-tables/PT60"
		h.run(t, []call{
			{name: "unresolved", as: "u01", path: "/period-tables", body: table, status: 409, want: []string{`"displaced_unresolved"`, `"booking":"B001"`, `"why":["bells"]`, `"moves_to":{"start":"2026-11-03T15:40:00+08:00"`}},
			{name: "tried", as: "u01", path: "/period-tables?dry_run=true", body: table, status: 200, want: []string{`"dry_run":true`, `"booking":"B001"`}},
			{name: "put", as: "u01", path: "/period-tables", body: with(table, `"displaced_default":"move","displaced":[{"booking":"B005","do":"keep"},{"booking":"B006","do":"keep"}]`), status: 201, want: []string{`"do":"move"`}},
			{name: "moved", as: "u13", path: "/bookings/B001", status: 200, want: []string{`"start":"2026-11-03T15:40:00+08:00"`, `"status":"approved"`}},
			{name: "unknown stage", as: "u01", path: "/period-tables", body: strings.NewReplacer("primary", "senior", "PT60", "PT61").Replace(table), status: 422, want: []string{`"field":"stage"`}},
			{name: "unknown kind of period", as: "u01", path: "/period-tables", body: strings.NewReplacer("after_school", "nap", "PT60", "PT61").Replace(table), status: 422, want: []string{`"field":"periods[0].kind"`}},
			{name: "a code twice", as: "u01", path: "/period-tables", body: strings.NewReplacer("PT60", "PT61", "}]", `},{"code":"AS1","name":"二","kind":"after_school","start":"16:00","end":"17:00"}]`).Replace(table), status: 422, want: []string{`"field":"periods[1].start"`, `"periods_overlap"`, `"field":"periods[1].code"`}},
			{name: "removal moves it back", as: "u01", method: "DELETE", path: at, status: 409, want: []string{`"booking":"B001"`}},
			{name: "removed, the booking moved", as: "u01", method: "DELETE", path: at, body: `{"displaced_default":"move"}`, status: 200, want: []string{`"booking":"B001"`, `"do":"move"`}},
			{name: "as it was", as: "u13", path: "/bookings/B001", status: 200, want: []string{`"start":"2026-11-03T15:50:00+08:00"`}},
		})
	})
}
