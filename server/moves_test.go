package main

import (
	"net/http"
	"strings"
	"sync"
	"testing"
)

func TestBookings_DisplacedByTheHost(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		id := h.made(t, "u31", "/bookings", studio)
		bump := func(as, body string, status int, want ...string) call {
			return call{name: as + " " + body, as: as, method: "POST", path: "/bookings/" + id + "/bump", body: body, status: status, want: want}
		}
		h.run(t, []call{
			bump("", `{"reason":"评课"}`, 401),
			bump("u11", `{}`, 422, `"field":"reason"`),
			bump("u11", `{"reason":"  "}`, 422, `"field":"reason"`),
			bump("u11", `{"reason":"评课","status":"approved"}`, 422, `"unknown_field"`),
			bump("u11", `{"reason":"评课","start":"soon"}`, 422, `"field":"start"`),
			bump("u11", `{"reason":"评课","resources":["R999"]}`, 404),
			bump("u31", `{"reason":"评课"}`, 403, `"not_the_host"`),
			bump("u141", `{"reason":"评课"}`, 404),
			{name: "nothing is offered yet", as: "u31", path: "/bookings/" + id + "/accept", body: `{"alternative":0}`, status: 409, want: []string{`"nothing_offered"`}},
			bump("u11", `{"reason":"市级评课"}`, 200, `"status":"bumped"`, `"reason":"市级评课"`, `"offer":{"status":"open"`, `"why":"nearest_slot"`),
			bump("u11", `{"reason":"市级评课"}`, 409, `"wrong_state"`),
			{name: "the displaced may choose", as: "u31", path: "/bookings/" + id, status: 200, want: []string{`"can":["accept"]`}},
			{name: "a number that is none", as: "u31", path: "/bookings/" + id + "/accept", body: `{"alternative":-1}`, status: 422},
			{name: "one that was not offered", as: "u31", path: "/bookings/" + id + "/accept", body: `{"alternative":7}`, status: 422, want: []string{`"field":"alternative"`}},
			{name: "not by others", as: "u22", path: "/bookings/" + id + "/accept", body: `{"alternative":0}`, status: 403},
			{name: "not by strangers", as: "u141", path: "/bookings/" + id + "/accept", body: `{"alternative":0}`, status: 404},
		})
		statuses := make([]int, 8)
		var wait sync.WaitGroup
		for i := range statuses {
			wait.Add(1)
			go func() {
				defer wait.Done()
				as := []string{"u31", "u32"}[i%2]
				statuses[i] = h.do(t, call{as: as, path: "/bookings/" + id + "/accept", body: `{"alternative":0}`}).status
			}()
		}
		wait.Wait()
		count := map[int]int{}
		for _, s := range statuses {
			count[s]++
		}
		if count[http.StatusCreated] != 1 || count[http.StatusGone] != 7 {
			t.Errorf("two who accept at once: %v", count)
		}
		h.run(t, []call{{name: "the offer was taken", as: "u31", path: "/bookings/" + id, status: 200, want: []string{`"offer":{"status":"accepted"`, `"can":[]`}}})
	})
}

func TestBookings_SwapCopyAndInSomebodysName(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		own := strings.Replace(studio, "S03", "S01", 1)
		a := h.made(t, "u13", "/bookings", own)
		b := h.made(t, "u13", "/bookings", strings.NewReplacer("R006", "R007", "2026-11-05", "2026-11-06").Replace(own))
		theirs := h.made(t, "u31", "/bookings", strings.ReplaceAll(studio, "2026-11-05", "2026-11-06"))
		swap := "/bookings/" + a + "/swap"
		repeat := "/bookings/" + a + "/copy"
		h.run(t, []call{
			{name: "with nothing", as: "u13", path: swap, body: `{}`, status: 422, want: []string{`"field":"with"`}},
			{name: "with itself", as: "u13", path: swap, body: `{"with":"` + a + `"}`, status: 422, want: []string{`"field":"with"`}},
			{name: "with what is not there", as: "u13", path: swap, body: `{"with":"B999"}`, status: 404},
			{name: "of something else", as: "u13", path: swap, body: `{"with":"` + b + `","exchange":"rooms"}`, status: 422, want: []string{`"field":"exchange"`}},
			{name: "with another school's", as: "u13", path: swap, body: `{"with":"` + theirs + `"}`, status: 403},
			{name: "nor from their side", as: "u31", path: "/bookings/" + theirs + "/swap", body: `{"with":"` + a + `"}`, status: 403},
			{name: "on an older version", as: "u13", path: swap, body: `{"with":"` + b + `"}`, headers: map[string]string{"If-Match": `"7"`}, status: 412},
			{name: "a swap", as: "u13", path: swap, body: `{"with":"` + b + `"}`, status: 200, want: []string{`"resources":["R007"]`, `"start":"2026-11-06T09:30`}},
			{name: "both ways", as: "u13", path: "/bookings/" + b, status: 200, want: []string{`"resources":["R006"]`, `"start":"2026-11-05T09:30`}},

			{name: "a copy to nowhere", as: "u13", path: repeat, body: `{}`, status: 422, want: []string{`"field":"date"`}},
			{name: "a copy to two times", as: "u13", path: repeat, body: `{"date":"2026-11-09","start":"2026-11-09T10:00"}`, status: 422},
			{name: "a copy to no date", as: "u13", path: repeat, body: `{"date":"2026-02-30"}`, status: 422, want: []string{`"bad_date"`}},
			{name: "a copy of what one may not see", as: "u141", path: repeat, body: `{"date":"2026-11-09"}`, status: 404},
			{name: "a copy onto itself", as: "u13", path: repeat, body: `{"date":"2026-11-06"}`, status: 409, want: []string{`"resource_overlap"`}},
			{name: "a copy", as: "u13", path: repeat, body: `{"date":"2026-11-09"}`, headers: map[string]string{"Idempotency-Key": "c1"}, status: 201, want: []string{`"start":"2026-11-09T09:30`, `"resources":["R007"]`}},
			{name: "a key is for one booking", as: "u13", path: "/bookings/" + b + "/copy", body: `{"date":"2026-11-09"}`, headers: map[string]string{"Idempotency-Key": "c1"}, status: 422, want: []string{`"idempotency_mismatch"`}},

			{name: "in a colleague's name", as: "u13", path: "/bookings", body: strings.NewReplacer(`"title"`, `"requester":"U12","title"`, "11-05", "11-10").Replace(own), status: 403, want: []string{`"not_on_behalf"`}},
			{name: "in the name of nobody there", as: "u11", path: "/bookings", body: strings.NewReplacer(`"title"`, `"requester":"U31","title"`, "11-05", "11-10").Replace(own), status: 422, want: []string{`"field":"requester"`, `"not_of_school"`}},
			{name: "the check says so too", as: "u13", path: "/bookings/check", body: strings.NewReplacer(`"title"`, `"requester":"U12","title"`, "11-05", "11-10").Replace(own), status: 403},
			{name: "by the office", as: "u11", path: "/bookings", body: strings.NewReplacer(`"title"`, `"requester":"U13","title"`, "11-05", "11-10").Replace(own), status: 201, want: []string{`"requester":"U13"`, `"teacher":"U13"`}},
		})
	})
}

// A change of what was decided on is decided anew: what approvers had said of
// it counts no more (misuse 7).
func TestBookings_AMaterialEditVoidsApprovals(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		lab := `{"resources":["R022"],"school":"S06","class_group":"C-S06-901","title":"酸碱中和","start":"2026-11-06T14:00","end":"2026-11-06T14:45"}`
		id := h.made(t, "u62", "/bookings", lab)
		path := "/bookings/" + id
		h.run(t, []call{
			{name: "the technician agrees", as: "u42", method: "POST", path: path + "/approve", body: `{}`, status: 200, want: []string{`"status":"pending"`}},
			{name: "the host agrees", as: "u41", method: "POST", path: path + "/approve", body: `{}`, status: 200, want: []string{`"status":"approved"`}},
			{name: "a title is not material", as: "u62", method: "PATCH", path: path, body: `{"title":"中和滴定"}`, status: 200, want: []string{`"status":"approved"`}},
			{name: "status is the server's", as: "u62", method: "PATCH", path: path, body: `{"status":"approved"}`, status: 422, want: []string{`"unknown_field"`}},
			{name: "half of a time", as: "u62", method: "PATCH", path: path, body: `{"start":"2026-11-06T14:10"}`, status: 422, want: []string{`"field":"end"`}},
			{name: "an end before its start", as: "u62", method: "PATCH", path: path, body: `{"start":"2026-11-06T14:10","end":"2026-11-06T14:00"}`, status: 422},
			{name: "into the past", as: "u62", method: "PATCH", path: path, body: `{"start":"2026-10-23T14:00","end":"2026-10-23T14:45"}`, status: 422, want: []string{`"in_the_past"`}},
			{name: "onto a buffer", as: "u62", method: "PATCH", path: path, body: `{"start":"2026-11-04T14:55","end":"2026-11-04T15:40"}`, status: 409, want: []string{`"turnaround_buffer"`}},
			{name: "a refusal changes nothing", as: "u62", path: path, status: 200, want: []string{`"status":"approved"`, `"start":"2026-11-06T14:00`}},
			{name: "a time is material", as: "u62", method: "PATCH", path: path, body: `{"start":"2026-11-06T14:10","end":"2026-11-06T14:55"}`, status: 200, want: []string{`"status":"pending"`, `"status":"waiting"`}, never: []string{`"status":"approved"`}},
			{name: "the second step first", as: "u41", method: "POST", path: path + "/approve", body: `{}`, status: 409, want: []string{`"not_your_turn"`}},
			{name: "from the beginning", as: "u42", method: "POST", path: path + "/approve", body: `{}`, status: 200, want: []string{`"status":"pending"`}},
			{name: "half of a chain is void too", as: "u62", method: "PATCH", path: path, body: `{"headcount":40}`, status: 200, want: []string{`"approvals":[{"word":"lab_technician"`}, never: []string{`"status":"approved"`}},
			{name: "from the beginning again", as: "u42", method: "POST", path: path + "/approve", body: `{}`, status: 200, want: []string{`"status":"pending"`}},
			{name: "to the end", as: "u41", method: "POST", path: path + "/approve", body: `{}`, status: 200, want: []string{`"status":"approved","title"`}},
			{name: "not by others", as: "u13", method: "PATCH", path: path, body: `{"headcount":3}`, status: 404},
			{name: "not by the host", as: "u41", method: "PATCH", path: path, body: `{"headcount":3}`, status: 403},
		})
	})
}

func TestBookings_AWarningIsConfirmedInAnEdit(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		// U31 is at R003 (another campus) on 3 November until 16:50.
		id := h.made(t, "u31", "/bookings", studio)
		path := "/bookings/" + id
		move := `{"start":"2026-11-03T17:00","end":"2026-11-03T17:30","resources":["R016"]`
		check := h.do(t, call{as: "u31", method: "PATCH", path: path, body: move + `}`})
		if check.status != http.StatusConflict || !strings.Contains(check.body, `"needs_confirm"`) || !strings.Contains(check.body, `"travel_time"`) {
			t.Fatalf("%d %s", check.status, check.body)
		}
		h.run(t, []call{
			{name: "confirmed", as: "u31", method: "PATCH", path: path, body: move + `,"confirm":["travel_time"]}`, status: 200, want: []string{`"resources":["R016"]`}},
		})
	})
}

// Whatever two people do to one booking at once, one of them wins and the
// other is told that it is too late (misuse 7).
func TestBookings_ManyActsAtOnce(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		for round := range 3 {
			body := strings.ReplaceAll(`{"resources":["R021"],"school":"S06","title":"校队合练","start":"DAYT17:05","end":"DAYT18:00","headcount":30}`,
				"DAY", []string{"2026-11-05", "2026-11-10", "2026-11-17"}[round])
			id := h.made(t, "u62", "/bookings", body)
			acts := []call{
				{as: "u44", path: "/approve", body: `{}`},
				{as: "u44", path: "/reject", body: `{"reason":"盘点"}`},
				{as: "u62", path: "/cancel", body: `{}`},
				{as: "u44", path: "/reject", body: `{"reason":"盘点"}`},
				{as: "u62", path: "/cancel", body: `{}`},
			}
			got := make([]*reply, len(acts))
			var wait sync.WaitGroup
			for i := range acts {
				wait.Add(1)
				go func() {
					defer wait.Done()
					c := acts[i]
					c.method, c.path = "POST", "/bookings/"+id+c.path
					got[i] = h.do(t, c)
				}()
			}
			wait.Wait()
			won := map[string]int{}
			for i, r := range got {
				switch r.status {
				case http.StatusOK:
					won[acts[i].path]++
				case http.StatusConflict:
				default:
					t.Errorf("%s: %d %s", acts[i].path, r.status, r.body)
				}
			}
			// What was approved may be cancelled afterwards.
			if approved := won["/approve"] == 1 && won["/cancel"] <= 1 && won["/reject"] == 0; !approved && (len(won) != 1 || won["/reject"]+won["/cancel"] != 1) {
				t.Errorf("round %d: %v", round, won)
			}
		}
	})
}
