package main

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
)

// studio is a room that is approved at once for the schools of its group.
const studio = `{"resources":["R006"],"school":"S03","start":"2026-11-05T09:30","end":"2026-11-05T10:10","title":"录课"}`

// made makes something and gives its id.
func (h *house) made(t *testing.T, as, path, body string) string {
	t.Helper()
	got := h.do(t, call{as: as, path: path, body: body})
	if got.status != http.StatusCreated {
		t.Fatalf("%s: %d %s", path, got.status, got.body)
	}
	return got.json(t)["id"].(string)
}

func TestWaitlist(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		h.run(t, []call{{name: "what is free does not wait", as: "u31", path: "/waitlist", body: studio, status: 409, want: []string{`"slot_free"`}}})
		taken := h.made(t, "u13", "/bookings", strings.Replace(studio, "S03", "S01", 1))
		h.run(t, []call{
			{name: "nobody", path: "/waitlist", body: studio, status: 401},
			{name: "an unknown field", as: "u31", path: "/waitlist", body: strings.Replace(studio, `"title"`, `"position":1,"title"`, 1), status: 422, want: []string{`"field":"position"`}},
			{name: "no title, no resource", as: "u31", path: "/waitlist", body: `{}`, status: 422},
			{name: "a room that one may not see", as: "u141", path: "/waitlist", body: strings.Replace(studio, "S03", "S14", 1), status: 404},
			{name: "a series", as: "u31", path: "/waitlist", body: strings.Replace(studio, `"title"`, `"recurrence":{"term":"T1","weekday":2,"periods":["AS1"]},"title"`, 1), status: 422, want: []string{`"no_series_here"`}},
			{name: "too many people for it", as: "u31", path: "/waitlist", body: strings.Replace(studio, `"title"`, `"headcount":60,"title"`, 1), status: 409, want: []string{`"waiting_is_no_use"`, `"capacity_exceeded"`}},
			{name: "the first", as: "u22", path: "/waitlist", body: strings.Replace(studio, "S03", "S02", 1), headers: map[string]string{"Idempotency-Key": "w1"}, status: 201, want: []string{`"position":1`, `"status":"waiting"`, `"requester":"U22"`}},
			{name: "sent again", as: "u22", path: "/waitlist", body: strings.Replace(studio, "S03", "S02", 1), headers: map[string]string{"Idempotency-Key": "w1"}, status: 201, want: []string{`"position":1`}},
			{name: "twice", as: "u22", path: "/waitlist", body: strings.Replace(studio, "S03", "S02", 1), status: 409, want: []string{`"already_waiting"`}},
		})
		entry := h.made(t, "u31", "/waitlist", studio)
		h.run(t, []call{
			{name: "a supported school goes first", as: "u22", path: "/waitlist?mine=true", status: 200, want: []string{`"position":2`}},
			{name: "the host sees the line", as: "u11", path: "/waitlist?resource=R006&limit=1", status: 200, want: []string{`"next_cursor":"`, `"U22"`}},
			{name: "others do not", as: "u13", path: "/waitlist", status: 200, want: []string{`"items":[]`}},
			{name: "nor who may not see the room", as: "u141", path: "/waitlist?resource=R006", status: 404},
			{name: "nobody else leaves for them", as: "u22", method: "DELETE", path: "/waitlist/" + entry, status: 404},
			{name: "nor the host", as: "u11", method: "DELETE", path: "/waitlist/" + entry, status: 403},
			{name: "on an older version", as: "u31", method: "DELETE", path: "/waitlist/" + entry, headers: map[string]string{"If-Match": `"9"`}, status: 412},
			{name: "a cancellation", as: "u13", method: "POST", path: "/bookings/" + taken + "/cancel", body: `{}`, status: 200},
			{name: "opens the place", as: "u31", path: "/waitlist?mine=true", status: 200, want: []string{`"status":"held"`, `"position":null`, `"confirm_by":"2026-10-27T`}},
		})
		code := h.do(t, call{as: "u31", path: "/waitlist?mine=true"}).json(t)["items"].([]any)[0].(map[string]any)["booking"].(string)
		h.run(t, []call{
			{name: "it is held", as: "u31", path: "/bookings/" + code, status: 200, want: []string{`"status":"pending"`, `"confirm"`, `"approvals":[]`}},
			{name: "for nobody else", as: "u11", path: "/bookings", body: strings.Replace(studio, "S03", "S01", 1), status: 409, want: []string{`"resource_overlap"`}},
			{name: "nobody else confirms", as: "u22", method: "POST", path: "/bookings/" + code + "/confirm", body: `{}`, status: 403},
			{name: "a wrong body", as: "u31", method: "POST", path: "/bookings/" + code + "/confirm", body: `{"confirm":"yes"}`, status: 422},
			{name: "confirmed", as: "u31", method: "POST", path: "/bookings/" + code + "/confirm", status: 200, want: []string{`"status":"approved"`}},
			{name: "once", as: "u31", method: "POST", path: "/bookings/" + code + "/confirm", status: 409, want: []string{`"not_held"`}},
			{name: "then it is an ordinary booking", as: "u31", method: "PATCH", path: "/bookings/" + code, body: `{"start":"2026-11-05T09:40","end":"2026-11-05T10:20"}`, status: 200},
		})
	})
}

// Of many who confirm, leave and cancel at once one does: the place is taken
// once or handed on once, and the line is never left with a free place.
func TestWaitlist_ConfirmAgainstLeave(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		for round := range rounds() {
			body := strings.ReplaceAll(studio, "2026-11-05", fmt.Sprintf("2026-11-%02d", 3+round%3))
			body = strings.NewReplacer("T09:30", fmt.Sprintf("T%02d:30", 8+round/3), "T10:10", fmt.Sprintf("T%02d:10", 9+round/3)).Replace(body)
			taken := h.made(t, "u13", "/bookings", strings.Replace(body, "S03", "S01", 1))
			entry := h.made(t, "u31", "/waitlist", body)
			next := h.made(t, "u22", "/waitlist", strings.Replace(body, "S03", "S02", 1))
			h.do(t, call{as: "u13", method: "POST", path: "/bookings/" + taken + "/cancel", body: `{}`})
			var code string
			for _, item := range h.do(t, call{as: "u31", path: "/waitlist?mine=true"}).json(t)["items"].([]any) {
				if one := item.(map[string]any); one["id"] == entry {
					code = one["booking"].(string)
				}
			}
			statuses := make([]int, 6)
			var wait sync.WaitGroup
			for i := range statuses {
				wait.Add(1)
				go func() {
					defer wait.Done()
					c := call{as: "u31", method: "POST", path: "/bookings/" + code + "/confirm"}
					if i%2 == 1 {
						c = call{as: "u31", method: "DELETE", path: "/waitlist/" + entry}
					}
					statuses[i] = h.do(t, c).status
				}()
			}
			wait.Wait()
			won := 0
			for _, s := range statuses {
				if s < 300 {
					won++
				} else if s != http.StatusConflict && s != http.StatusPreconditionFailed && s != http.StatusGone {
					t.Errorf("round %d: %v", round, statuses)
				}
			}
			if won != 1 {
				t.Fatalf("round %d: %d won: %v", round, won, statuses)
			}
			held := strings.Contains(h.do(t, call{as: "u22", path: "/waitlist?mine=true"}).body, next+`","status":"held"`)
			confirmed := h.do(t, call{as: "u31", path: "/bookings/" + code}).json(t)["status"] == "approved"
			if held == confirmed {
				t.Fatalf("round %d: confirmed %v, handed on %v", round, confirmed, held)
			}
		}
	})
}
