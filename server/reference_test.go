package main

import (
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestReference_MakeShowChangeRemove(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		for _, c := range []struct{ path, made, change, changed, bad, field string }{
			{"schools", `{"code":"S50","name":"新学校","stages":["primary"]}`, `{"students":300}`, `"students":300`, `{"name":"x","stages":["college"]}`, "stages[0]"},
			{"groups", `{"code":"G50","name":"新集团","kind":"led","lead_school":"S01","members":[{"school":"S01","role":"lead"}]}`, `{"status":"active"}`, `"status":"active"`, `{"name":"x","kind":"led","lead_school":"S99"}`, "lead_school"},
			{"resources", `{"code":"R500","name":"新教室","type":"classroom","school":"S01","capacity":40}`, `{"capacity":null,"note":"二楼"}`, `"capacity":null`, `{"name":"x","type":"classroom","alloc":"pool"}`, "quantity"},
			{"terms", `{"code":"T50","name":"下学年","week1_monday":"2027-08-30","first_day":"2027-09-01","last_day":"2028-01-20"}`, `{"weeks":20}`, `"weeks":20`, `{"name":"x","week1_monday":"2027-08-31","first_day":"2027-09-01","last_day":"2028-01-20"}`, "week1_monday"},
			{"period-tables", `{"code":"PT50","name":"考试作息","stage":"junior","schools":["S04"],"from":"11-09","to":"11-13","periods":[{"code":"P1","name":"一","kind":"lesson","start":"08:00","end":"09:00"}]}`, `{"from":null,"to":null,"displaced_default":"keep"}`, `"from":null`, `{"name":"x","stage":"junior","periods":[{"code":"P1","name":"一","kind":"lesson","start":"09:00","end":"08:00"}]}`, "periods[0].end"},
			{"class-groups", `{"code":"C50","name":"一班","school":"S01","headcount":40}`, `{"headcount":41}`, `"headcount":41`, `{"name":"x","school":"S99"}`, "school"},
			{"holidays", `{"date":"2027-06-20","name":"端午节","is_off":true}`, `{"status":"official"}`, `"status":"official"`, `{"date":"2027-02-30","name":"x","is_off":true}`, "date"},
		} {
			t.Run(c.path, func(t *testing.T) {
				made := h.do(t, call{as: "u01", path: "/" + c.path, body: c.made})
				if made.status != 201 {
					t.Fatalf("%d %s", made.status, made.body)
				}
				at := "/" + c.path + "/" + made.json(t)["code"].(string)
				shown := h.do(t, call{as: "u01", path: at})
				tag := shown.header.Get("ETag")
				h.run(t, []call{
					{name: "where it says", as: "u01", path: strings.TrimPrefix(made.header.Get("Location"), base), status: 200},
					{name: "twice", as: "u01", path: "/" + c.path, body: c.made, status: 409 + twice(c.path), want: nil},
					{name: "bad", as: "u01", path: "/" + c.path, body: c.bad, status: 422, want: []string{`"field":"` + c.field + `"`}},
					{name: "no fields", as: "u01", path: "/" + c.path, body: `{}`, status: 422, want: []string{`"required"`}},
					{name: "unchanged", as: "u01", path: at, headers: map[string]string{"If-None-Match": tag}, status: 304},
					{name: "changed", as: "u01", method: "PATCH", path: at, body: c.change, headers: map[string]string{"If-Match": tag}, status: 200, want: []string{c.changed}},
					{name: "changed by somebody else before", as: "u01", method: "PATCH", path: at, body: c.change, headers: map[string]string{"If-Match": tag}, status: 412},
					{name: "removed on an old version", as: "u01", method: "DELETE", path: at, headers: map[string]string{"If-Match": tag}, status: 412},
					{name: "by a teacher", as: "u13", method: "DELETE", path: at, status: 403},
					{name: "removed", as: "u01", method: "DELETE", path: at, status: 204},
					{name: "gone", as: "u01", path: at, status: 404},
				})
			})
		}
	})
}

// twice is how far the answer to a second term in the same span is from 409:
// its dates are what is wrong with it.
func twice(path string) int {
	if path == "terms" {
		return 422 - 409
	}
	return 0
}

func TestReference_WhatIsInUseStays(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	h.run(t, []call{
		{name: "a school with rooms", as: "u01", method: "DELETE", path: "/schools/S01", status: 409, want: []string{`"in_use"`}},
		{name: "a group with projects", as: "u01", method: "DELETE", path: "/groups/G3", status: 409},
		{name: "a hall with parts", as: "u01", method: "DELETE", path: "/resources/R001", status: 409},
		{name: "a booked half", as: "u01", method: "DELETE", path: "/resources/R002", status: 409},
		{name: "a booked class", as: "u01", method: "DELETE", path: "/class-groups/C-S01-402", status: 409},
	})
}

func TestReference_Lists(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		seen, cursor, pages := map[string]bool{}, "", 0
		for {
			page := h.do(t, call{as: "u01", path: "/schools?limit=5&cursor=" + cursor}).json(t)
			for _, item := range page["items"].([]any) {
				seen[item.(map[string]any)["code"].(string)] = true
			}
			pages++
			next, more := page["next_cursor"].(string)
			if !more {
				break
			}
			cursor = next
		}
		if len(seen) != 14 || pages != 3 {
			t.Errorf("%d schools on %d pages", len(seen), pages)
		}
		h.run(t, []call{
			{name: "of a school", as: "u01", path: "/resources?school=S04&limit=200", status: 200, want: []string{`"R018"`}, never: []string{`"R001"`}},
			{name: "of a group", as: "u01", path: "/resources?group=G1&limit=200", status: 200, want: []string{`"R001"`}, never: []string{`"R018"`}},
			{name: "of a type", as: "u01", path: "/resources?type=gym_hall&limit=200", status: 200, want: []string{`"R001"`}},
			{name: "by name", as: "u01", path: "/resources?q=r001", status: 200, want: []string{`"code":"R001"`}, never: []string{`"code":"R002"`}},
			{name: "large ones", as: "u01", path: "/resources?min_capacity=300&limit=200", status: 200, want: []string{`"R001"`}},
			{name: "of no school", as: "u01", path: "/resources?school=S99", status: 404},
			{name: "classes of a school", as: "u13", path: "/class-groups?school=S01", status: 200, want: []string{`"C-S01-402"`}},
			{name: "a year's holidays", as: "u13", path: "/holidays?year=2026&limit=200", status: 200, want: []string{`"2026-10-01"`}, never: []string{`"2027-`}},
			{name: "days", as: "u13", path: "/days?school=S01&from=2026-11-03&to=2026-11-04", status: 200, want: []string{`"week":10`, `"parity":"even"`, `"code":"AS1"`, `"start":"15:50"`}},
			{name: "locks", as: "u13", path: "/locks", status: 200, want: []string{`"LK1"`}},
		})
	})
}

func TestOnce(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		key := map[string]string{"Idempotency-Key": "k-1"}
		first := h.do(t, call{as: "u13", path: "/bookings", body: hall, headers: key})
		again := h.do(t, call{as: "u13", path: "/bookings", body: strings.ReplaceAll(hall, ",", ", "), headers: key})
		if first.status != 201 || again.status != 201 || first.body != again.body || again.header.Get("Location") != first.header.Get("Location") {
			t.Errorf("%d %s\nagain %d %s", first.status, first.body, again.status, again.body)
		}
		h.run(t, []call{
			{name: "another body", as: "u13", path: "/bookings", body: strings.Replace(hall, "篮球", "排球", 1), headers: key, status: 422, want: []string{`"idempotency_mismatch"`}},
			{name: "another call", as: "u13", path: "/feeds", body: `{"mine":true}`, headers: key, status: 422},
			{name: "another user's key", as: "u11", path: "/bookings", body: hall, headers: key, status: 409, want: []string{`"conflicts"`}},
			{name: "a refusal keeps no key", as: "u11", path: "/bookings", body: strings.ReplaceAll(hall, "11-05", "11-06"), headers: key, status: 201},
		})
		parallel := make([]*reply, 20)
		body := strings.ReplaceAll(hall, "11-05", "11-12")
		var wait sync.WaitGroup
		for i := range parallel {
			wait.Add(1)
			go func() {
				defer wait.Done()
				parallel[i] = h.do(t, call{as: "u13", path: "/bookings", body: body, headers: map[string]string{"Idempotency-Key": "k-2"}})
			}()
		}
		wait.Wait()
		for _, r := range parallel {
			if r.status != 201 || r.body != parallel[0].body {
				t.Fatalf("%d %s", r.status, r.body)
			}
		}
	})
}
