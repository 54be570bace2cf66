package main

import (
	"fmt"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"
)

const hall = `{"resources":["R001"],"school":"S01","start":"2026-11-05T16:20","end":"2026-11-05T17:20","title":"篮球","purpose":"ad_hoc","headcount":40}`

func TestBookings(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		h.run(t, []call{
			{name: "a check writes nothing", as: "u13", path: "/bookings/check", body: hall, status: 200, want: []string{`"auto_approved"`, `"would_be":201`}},
			{name: "a booking", as: "u13", path: "/bookings", body: hall, status: 201, want: []string{`"status":"approved"`, `"resources":["R001"]`, `"school":"S01"`, `"requester":"U13"`, `+08:00`}},
			{name: "the same again", as: "u11", path: "/bookings", body: hall, status: 409, want: []string{`"key":"conflicts"`, `"kind":"resource_overlap"`, `"subject":"R001"`}},
			{name: "half of it", as: "u11", path: "/bookings", body: strings.Replace(hall, "R001", "R002", 1), status: 409, want: []string{`"resource_overlap"`}},
			{name: "the check agrees", as: "u11", path: "/bookings/check", body: hall, status: 200, want: []string{`"rejected"`, `"would_be":409`, `"resource_overlap"`}},
			{name: "in English", as: "u11", path: "/bookings/check", body: hall, headers: map[string]string{"Accept-Language": "en-GB,en"}, status: 200, want: []string{"booked"}},
			{name: "touching is no conflict", as: "u13", path: "/bookings", body: strings.NewReplacer("16:20", "17:20", "17:20", "18:00").Replace(hall), status: 201},
			{name: "end before start", as: "u13", path: "/bookings", body: strings.Replace(hall, "T17:20", "T16:10", 1), status: 422, want: []string{`"field":"end"`}},
			{name: "zero length", as: "u13", path: "/bookings", body: strings.Replace(hall, "T17:20", "T16:20", 1), status: 422},
			{name: "the past", as: "u13", path: "/bookings", body: strings.ReplaceAll(hall, "2026-11-05", "2026-10-20"), status: 422, want: []string{`"in_the_past"`}},
			{name: "no such resource", as: "u13", path: "/bookings", body: strings.Replace(hall, "R001", "R999", 1), status: 404},
			{name: "no such school", as: "u13", path: "/bookings", body: strings.Replace(hall, "S01", "S99", 1), status: 422, want: []string{`"field":"school"`}},
			{name: "an unknown field", as: "u13", path: "/bookings", body: strings.Replace(hall, `"title"`, `"status":"approved","title"`, 1), status: 422, want: []string{`"field":"status"`, `"unknown_field"`}},
			{name: "a phone number", as: "u13", path: "/bookings", body: strings.Replace(hall, "篮球", "13812345678", 1), status: 422, want: []string{`"personal_data"`}},
			{name: "nobody", path: "/bookings", body: hall, status: 401, want: []string{`"not_signed_in"`}},
			{name: "mine", as: "u13", path: "/bookings?mine=true&limit=2", status: 200, want: []string{`"next_cursor":"`}},
			{name: "an unknown state", as: "u13", path: "/bookings?status=odd", status: 422, want: []string{`"field":"status"`}},
			{name: "by code", as: "u13", path: "/bookings/B001", status: 200, want: []string{`"code":"B001"`, `"title"`}},
			{name: "of another group", as: "u111", path: "/bookings/B001", status: 404},
			{name: "none such", as: "u13", path: "/bookings/B999", status: 404},
			{name: "utilisation", as: "u01", path: "/reports/utilisation?from=2026-11-01&to=2026-12-01", status: 200, want: []string{`"key":"R001"`, `"utilisation"`}},
			{name: "utilisation as CSV", as: "u01", path: "/reports/utilisation?from=2026-11-01&to=2026-12-01&format=csv", status: 200, want: []string{"\ufeffkey,name,open_minutes"}},
		})
	})
}

func TestBookings_CancelAndVersions(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		made := h.do(t, call{as: "u13", path: "/bookings", body: hall})
		id := made.json(t)["id"].(string)
		got := h.do(t, call{as: "u13", path: "/bookings/" + id})
		tag := got.header.Get("ETag")
		h.run(t, []call{
			{name: "not changed", as: "u13", path: "/bookings/" + id, headers: map[string]string{"If-None-Match": tag}, status: 304},
			{name: "another tag", as: "u13", path: "/bookings/" + id, headers: map[string]string{"If-None-Match": `"9-0"`}, status: 200},
			{name: "a stale change", as: "u13", method: "PATCH", path: "/bookings/" + id, body: `{"title":"排球"}`, headers: map[string]string{"If-Match": `"9"`}, status: 412, want: []string{`"stale"`}},
			{name: "a change", as: "u13", method: "PATCH", path: "/bookings/" + id, body: `{"title":"排球"}`, headers: map[string]string{"If-Match": tag}, status: 200, want: []string{"排球"}},
			{name: "somebody else", as: "u22", method: "POST", path: "/bookings/" + id + "/cancel", body: `{}`, status: 403},
			{name: "a cancellation", as: "u13", method: "POST", path: "/bookings/" + id + "/cancel", body: `{"reason":"下雨"}`, status: 200, want: []string{`"status":"cancelled"`}},
			{name: "twice", as: "u13", method: "POST", path: "/bookings/" + id + "/cancel", body: `{}`, status: 409},
			{name: "the slot is free again", as: "u13", path: "/bookings", body: hall, status: 201},
		})
	})
}

func TestBookings_OnePendingIsDecidedOnce(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		asked := `{"resources":["R018"],"school":"S06","start":"2026-11-10T16:20","end":"2026-11-10T17:20","title":"联合排练","purpose":"ad_hoc","headcount":30}`
		check := h.do(t, call{as: "u61", path: "/bookings/check", body: asked}).json(t)
		if check["decision"] != "pending" {
			t.Skipf("the rules say %v %v", check["decision"], check["reason"])
		}
		id := h.do(t, call{as: "u61", path: "/bookings", body: asked}).json(t)["id"].(string)
		h.run(t, []call{
			{name: "not by the requester", as: "u61", method: "POST", path: "/bookings/" + id + "/approve", body: `{}`, status: 403},
			{name: "it waits for the manager", as: "u44", path: "/bookings?to_approve=true", status: 200, want: []string{id, `"can":["approve","reject"]`}},
			{name: "approved", as: "u44", method: "POST", path: "/bookings/" + id + "/approve", body: `{}`, status: 200, want: []string{`"status":"approved"`}},
			{name: "not rejected too", as: "u44", method: "POST", path: "/bookings/" + id + "/reject", body: `{"reason":"x"}`, status: 409},
		})
	})
}

// rounds is how often a race is run: a few times in make test, 15 in make soak.
func rounds() int {
	if os.Getenv("XIAOXIANG_TEST_SOAK") != "" {
		return 15
	}
	return 3
}

func TestBookings_FiftyAtOnce(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		users := []string{"u11", "u12", "u13"}
		for round := range rounds() {
			day := fmt.Sprintf("2026-11-%02d", 16+round%5)
			slot := fmt.Sprintf("T%02d", 9+round/5)
			body := strings.NewReplacer("2026-11-05", day, "T16:20", slot+":00", "T17:20", slot+":40").Replace(hall)
			statuses := make([]int, 50)
			var wait sync.WaitGroup
			for i := range statuses {
				wait.Add(1)
				go func() {
					defer wait.Done()
					resource := []string{"R001", "R002", "R001"}[i%3] // the hall and a part of it
					statuses[i] = h.do(t, call{as: users[i%3], path: "/bookings", body: strings.Replace(body, "R001", resource, 1)}).status
				}()
			}
			wait.Wait()
			count := map[int]int{}
			for _, s := range statuses {
				count[s]++
			}
			if count[http.StatusCreated] != 1 || count[http.StatusConflict] != 49 {
				t.Fatalf("round %d: %v", round, count)
			}
		}
	})
}
