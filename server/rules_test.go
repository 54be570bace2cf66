package main

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"
)

// table is the rule table as the API gives it, and its tag.
func (h *house) table(t *testing.T) (rules []map[string]any, tag string) {
	t.Helper()
	got := h.do(t, call{as: "u13", path: "/rules"})
	var body struct{ Rules []map[string]any }
	if err := json.Unmarshal([]byte(got.body), &body); err != nil || len(body.Rules) == 0 {
		t.Fatal(err, got.body)
	}
	return body.Rules, got.header.Get("ETag")
}

// altered is the table as a body, with one row changed.
func altered(t *testing.T, rules []map[string]any, id string, change map[string]any) string {
	t.Helper()
	var out []map[string]any
	for _, r := range rules {
		row := map[string]any{}
		for k, v := range r {
			row[k] = v
		}
		if row["id"] == id {
			for k, v := range change {
				row[k] = v
				if v == nil {
					delete(row, k)
				}
			}
		}
		out = append(out, row)
	}
	text, err := json.Marshal(map[string]any{"rules": out, "note": "试行"})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestRules(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		rules, tag := h.table(t)
		match := map[string]string{"If-Match": tag}
		good := altered(t, rules, "S2", map[string]any{"auto": "never"})
		english := map[string]string{"If-Match": tag, "Accept-Language": "en"}
		h.run(t, []call{
			{name: "unchanged", as: "u13", path: "/rules", headers: map[string]string{"If-None-Match": tag}, status: 304},
			{name: "a check", as: "u01", path: "/rules/check", body: good, status: 200, want: []string{`"faults":[]`, `{"rule":"S2","change":"changed","fields":["auto"]}`}},
			{name: "a check of a bad one", as: "u01", path: "/rules/check", body: altered(t, rules, "L3", map[string]any{"approvers": []string{"lab_technician", "janitor"}}), status: 200, want: []string{`"key":"unknown_approver"`, `"rule":"L3"`, `.approvers[1]"`}},
			{name: "not by a school", as: "u11", method: "PUT", path: "/rules", body: good, headers: match, status: 403},
			{name: "without a version", as: "u01", method: "PUT", path: "/rules", body: good, status: 422, want: []string{`"field":"If-Match"`, `"required"`}},
			{name: "on another version", as: "u01", method: "PUT", path: "/rules", body: good, headers: map[string]string{"If-Match": `"9"`}, status: 412},
			{name: "a case left open", as: "u01", method: "PUT", path: "/rules", body: altered(t, rules, "L5", map[string]any{"purposes": []string{"meeting"}}), headers: english, status: 422, want: []string{`"key":"undecided"`, `"field":"rules"`, "led group"}},
			{name: "a row in the shade", as: "u01", method: "PUT", path: "/rules", body: altered(t, rules, "L4", map[string]any{"relation": "tight"}), headers: english, status: 422, want: []string{`"never_reached"`, `"field":"rules[11]"`, "T4"}},
			{name: "no such relation", as: "u01", method: "PUT", path: "/rules", body: altered(t, rules, "T2", map[string]any{"relation": "cousin"}), headers: match, status: 422, want: []string{`"unknown_relation"`, `"field":"rules[5].relation"`}},
			{name: "no such reason", as: "u01", method: "PUT", path: "/rules", body: altered(t, rules, "L5", map[string]any{"reason": "because"}), headers: match, status: 422, want: []string{`"unknown_reason"`}},
			{name: "a field too many", as: "u01", method: "PUT", path: "/rules", body: altered(t, rules, "L5", map[string]any{"colour": "red"}), headers: match, status: 422, want: []string{`"unknown_field"`}},
			{name: "no rows", as: "u01", method: "PUT", path: "/rules", body: `{"rules":[]}`, headers: match, status: 422},
			{name: "no JSON", as: "u01", method: "PUT", path: "/rules", body: `{"rules":`, headers: match, status: 400},
			{name: "a good one", as: "u01", method: "PUT", path: "/rules", body: good, headers: match, status: 200, want: []string{`"version":2`}},
			{name: "it counts", as: "u13", path: "/bookings/check", body: hall, status: 200, want: []string{`"decision":"pending"`, `"rule":"S2"`}},
			{name: "twice on the old version", as: "u01", method: "PUT", path: "/rules", body: good, headers: match, status: 412},
			{name: "versions", as: "u13", path: "/rules/versions", status: 200, want: []string{`"version":2`, `"version":1`, `"note":"试行"`, `"by":"U01"`, `"fields":["auto"]`}},
			{name: "the first", as: "u13", path: "/rules/versions/1", status: 200, want: []string{`"current":false`, `"id":"S2"`}},
			{name: "none such", as: "u13", path: "/rules/versions/7", status: 404},
			{name: "a cursor that is none", as: "u13", path: "/rules/versions?cursor=x", status: 422, want: []string{`"bad_cursor"`}},
		})
	})
}

func TestRules_Explain(t *testing.T) {
	h := newHouse(t, t.TempDir()+"/x.db")
	at := func(pairs ...string) string {
		q := url.Values{"resource": {"R021"}, "school": {"S06"}, "start": {"2026-11-05T17:05"}, "end": {"2026-11-05T18:00"}}
		for i := 0; i < len(pairs); i += 2 {
			q.Set(pairs[i], pairs[i+1])
		}
		return "/rules/explain?" + q.Encode()
	}
	h.run(t, []call{
		{name: "one's own", as: "u62", path: at(), status: 200, want: []string{`"decision":"pending"`, `"rule":"L2"`, `"decides":true`, `"held":"not_allocated"`, `"failed":"in_window"`, "由这一行决定"}},
		{name: "in English", as: "u62", path: at(), headers: map[string]string{"Accept-Language": "en"}, status: 200, want: []string{"This row decides.", "not a slot of the term's allocation"}},
		{name: "refused", as: "u62", path: at("start", "2026-11-05T09:30", "end", "2026-11-05T10:00"), status: 200, want: []string{`"forbidden"`, `"outside_share_window"`}},
		{name: "by the office", as: "u61", path: at("user", "U62"), status: 200, want: []string{`"rule":"L2"`}},
		{name: "by another office", as: "u41", path: at("user", "U62"), status: 403},
		{name: "by a colleague", as: "u62", path: at("user", "U61"), status: 403},
		{name: "of nobody", as: "u61", path: at("user", "U999"), status: 422, want: []string{`"field":"user"`}},
		{name: "no such resource", as: "u62", path: at("resource", "R999"), status: 404},
		{name: "a time that is none", as: "u62", path: at("start", "soon"), status: 422},
		{name: "nothing asked", as: "u62", path: "/rules/explain", status: 422},
	})
}

func TestPolicy(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		got := h.do(t, call{as: "u13", path: "/policy"})
		tag := map[string]string{"If-Match": got.header.Get("ETag")}
		h.run(t, []call{
			{name: "everybody reads it", as: "u13", path: "/policy", status: 200, want: []string{`"strike_threshold":3`, `"strike_weeks":4`, `"strike_late_cancel":0.5`, `"host_bump_min_workdays":5`}},
			{name: "a school does not", as: "u11", method: "PATCH", path: "/policy", body: `{"strike_weeks":1}`, status: 403},
			{name: "out of bounds", as: "u01", method: "PATCH", path: "/policy", body: `{"strike_weeks":99}`, headers: tag, status: 422, want: []string{`"field":"strike_weeks"`, `"out_of_range"`}},
			{name: "a risk that is none", as: "u01", method: "PATCH", path: "/policy", body: `{"quota_hours_per_week":{"odd":1}}`, headers: tag, status: 422, want: []string{`"unknown_risk"`}},
			{name: "a risk too few", as: "u01", method: "PATCH", path: "/policy", body: `{"cancel_free_hours":{"standard":12}}`, headers: tag, status: 422, want: []string{`"cancel_free_hours.supervised"`}},
			{name: "not a number", as: "u01", method: "PATCH", path: "/policy", body: `{"strike_weeks":"many"}`, headers: tag, status: 422},
			{name: "a field that is none", as: "u01", method: "PATCH", path: "/policy", body: `{"odd":1}`, headers: tag, status: 422},
			{name: "a change", as: "u01", method: "PATCH", path: "/policy", body: `{"strike_weeks":2,"quota_hours_per_week":{"standard":8}}`, headers: tag, status: 200, want: []string{`"strike_weeks":2`, `"quota_hours_per_week":{"standard":8}`, `"strike_threshold":3`}},
			{name: "on the old version", as: "u01", method: "PATCH", path: "/policy", body: `{"strike_weeks":3}`, headers: tag, status: 412},
		})
	})
}

func TestStrikesAndAttendance(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		body := strings.ReplaceAll(hall, "2026-11-05", "2026-10-26")
		id := h.do(t, call{as: "u13", path: "/bookings", body: body}).json(t)["id"].(string)
		h.run(t, []call{
			{name: "too early to check in", as: "u13", method: "POST", path: "/bookings/" + id + "/check-in", status: 422, want: []string{`"check_in_closed"`}},
			{name: "too early for a no-show", as: "u12", method: "POST", path: "/bookings/" + id + "/no-show", body: `{}`, status: 422, want: []string{`"not_ended"`}},
			{name: "not by a colleague", as: "u13", method: "POST", path: "/bookings/" + id + "/no-show", body: `{}`, status: 403},
			{name: "a cancellation on the day itself", as: "u13", method: "POST", path: "/bookings/" + id + "/cancel", body: `{}`, status: 200},
			{name: "none of them", as: "u13", path: "/strikes?user=U11", status: 404},
			{name: "for the office", as: "u11", path: "/strikes?user=U13", status: 200, want: []string{`"user":"U13"`}},
			{name: "not for the bureau", as: "u01", path: "/strikes?user=U13", status: 404},
			{name: "a strike that is none", as: "u11", method: "POST", path: "/strikes/none/void", body: `{"reason":"x"}`, status: 404},
		})
		mine := h.do(t, call{as: "u13", path: "/strikes"}).json(t)
		items := mine["items"].([]any)
		if len(items) != 1 {
			t.Fatal(mine)
		}
		strike := items[0].(map[string]any)["id"].(string)
		h.run(t, []call{
			{name: "without a reason", as: "u11", method: "POST", path: "/strikes/" + strike + "/void", body: `{"reason":" "}`, status: 422, want: []string{`"field":"reason"`}},
			{name: "by oneself", as: "u13", method: "POST", path: "/strikes/" + strike + "/void", body: `{"reason":"x"}`, status: 403, want: []string{`"own_strike"`}},
			{name: "by another office", as: "u21", method: "POST", path: "/strikes/" + strike + "/void", body: `{"reason":"x"}`, status: 404},
			{name: "on appeal", as: "u11", method: "POST", path: "/strikes/" + strike + "/void", body: `{"reason":"班主任请假"}`, status: 200, want: []string{`"points":0,`, `"void_reason":"班主任请假"`}},
			{name: "twice", as: "u11", method: "POST", path: "/strikes/" + strike + "/void", body: `{"reason":"x"}`, status: 409},
		})
	})
}

func TestDelegations(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		asked := `{"resources":["R021"],"school":"S06","start":"2026-11-05T17:05","end":"2026-11-05T18:00","title":"校队合练","headcount":30}`
		id := h.do(t, call{as: "u62", path: "/bookings", body: asked}).json(t)["id"].(string)
		made := h.do(t, call{as: "u44", path: "/delegations", body: `{"to":"U43","to_date":"2026-11-04","note":"出差"}`})
		if made.status != 201 {
			t.Fatal(made.body)
		}
		at := strings.TrimPrefix(made.header.Get("Location"), base)
		h.run(t, []call{
			{name: "to oneself", as: "u44", path: "/delegations", body: `{"to":"U44","to_date":"2026-11-04"}`, status: 422, want: []string{`"delegate_self"`}},
			{name: "elsewhere", as: "u44", path: "/delegations", body: `{"to":"U13","to_date":"2026-11-04"}`, status: 422, want: []string{`"delegate_elsewhere"`, `"field":"to"`}},
			{name: "no date", as: "u44", path: "/delegations", body: `{"to":"U43"}`, status: 422, want: []string{`"field":"to_date"`}},
			{name: "by a teacher", as: "u43", path: "/delegations", body: `{"to":"U41","to_date":"2026-11-04"}`, status: 422, want: []string{`"nothing_to_delegate"`}},
			{name: "listed to the delegate", as: "u43", path: "/delegations", status: 200, want: []string{`"from":"U44"`, `"to":"U43"`}},
			{name: "not to others", as: "u13", path: "/delegations", status: 200, want: []string{`"items":[]`}},
			{name: "it waits for the delegate", as: "u43", path: "/bookings?to_approve=true", status: 200, want: []string{id, `"approve"`}},
			{name: "approved in the name of", as: "u43", method: "POST", path: "/bookings/" + id + "/approve", body: `{}`, status: 200, want: []string{`"status":"approved"`, `"decided_for":"朝霞中学·场馆管理（示例）"`}},
			{name: "not ended by the delegate", as: "u43", method: "DELETE", path: at, status: 403},
			{name: "not seen by others", as: "u13", method: "DELETE", path: at, status: 404},
			{name: "on another version", as: "u44", method: "DELETE", path: at, headers: map[string]string{"If-Match": `"9"`}, status: 412},
			{name: "ended", as: "u44", method: "DELETE", path: at, status: 204},
			{name: "gone", as: "u44", method: "DELETE", path: at, status: 404},
		})
	})
}
