package main

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"
)

func TestBadInput(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		deep := strings.Repeat("[", 10000) + strings.Repeat("]", 10000)
		with := func(value string) string { return strings.Replace(hall, `"篮球"`, value, 1) }
		typed := func(kind string) map[string]string { return map[string]string{"Content-Type": kind} }
		h.run(t, []call{
			{name: "no JSON", as: "u13", path: "/bookings", body: "hello", status: 400, want: []string{`"bad_json"`}},
			{name: "cut off", as: "u13", path: "/bookings", body: hall[:40], status: 400},
			{name: "trailing data", as: "u13", path: "/bookings", body: hall + "{}", status: 400},
			{name: "a key twice", as: "u13", path: "/bookings", body: strings.Replace(hall, `"title"`, `"school":"S02","title"`, 1), status: 400},
			{name: "deep", as: "u13", path: "/bookings", body: with(deep), status: 400},
			{name: "a huge number", as: "u13", path: "/bookings", body: with("1e400"), status: 400},
			{name: "invalid UTF-8", as: "u13", path: "/bookings", body: with("\"\xff\""), status: 400},
			{name: "NUL", as: "u13", path: "/bookings", body: with(`"\u0000"`), status: 400},
			{name: "an empty body", as: "u13", method: "POST", path: "/bookings", status: 400},
			{name: "null", as: "u13", path: "/bookings", body: "null", status: 422},
			{name: "a list", as: "u13", path: "/bookings", body: "[]", status: 422},
			{name: "a number for a text", as: "u13", path: "/bookings", body: with("7"), status: 422, want: []string{`"field":"title"`}},
			{name: "another case", as: "u13", path: "/bookings", body: strings.Replace(hall, `"title"`, `"TITLE"`, 1), status: 422, want: []string{`"field":"TITLE"`, `"unknown_field"`}},
			{name: "a form", as: "u13", path: "/bookings", body: "a=b", headers: typed("application/x-www-form-urlencoded"), status: 415},
			{name: "text", as: "u13", path: "/bookings", body: hall, headers: typed("text/plain"), status: 415},
			{name: "packed", as: "u13", path: "/bookings", body: hall, headers: map[string]string{"Content-Encoding": "gzip"}, status: 415},
			{name: "too large", as: "u13", path: "/bookings", body: with(`"` + strings.Repeat("x", 1<<20) + `"`), status: 413, want: []string{`"too_large"`}},
			{name: "the value is not sent back", as: "u13", path: "/bookings", body: strings.Replace(hall, `"title"`, `"secret":"hush","title"`, 1), status: 422, never: []string{"hush"}},

			{name: "limit 1e9", as: "u13", path: "/schools?limit=1000000000", status: 422, want: []string{`"field":"limit"`}},
			{name: "limit 0", as: "u13", path: "/schools?limit=0", status: 422},
			{name: "limit -1", as: "u13", path: "/schools?limit=-1", status: 422},
			{name: "an order that is not there", as: "u13", path: "/schools?sort=password_hash", status: 400},
			{name: "a field in the query", as: "u13", method: "POST", path: "/bookings?status=approved", body: hall, status: 422},
			{name: "NUL in the path", as: "u13", path: "/schools/%00", status: 400},
			{name: "invalid UTF-8 in the path", as: "u13", path: "/schools/%ff", status: 400},
			{name: "NUL in the query", as: "u13", path: "/resources?q=%00", status: 400},
			{name: "up the tree", as: "u13", path: "/schools/..%2f..%2fetc%2fpasswd", status: 404},
			{name: "a quote", as: "u13", path: "/schools/x'%20OR%20'1'='1", status: 404},
			{name: "a percent sign finds itself alone", as: "u13", path: "/resources?q=%25", status: 200, want: []string{`"items":[]`}},
			{name: "a hundred years", as: "u13", path: "/calendar?school=S01&from=1990-01-01&to=2090-01-01", status: 422},
			{name: "the year 300000", as: "u13", path: "/calendar?school=S01&from=300000-01-01&to=2090-01-01", status: 422},
			{name: "too many days", as: "u13", path: "/days?school=S01&from=2026-09-01&to=2027-09-01", status: 422},
			{name: "no such path", as: "u13", path: "/nothing", status: 404},
			{name: "no such method", as: "u13", method: "DELETE", path: "/bookings", status: 405},
			{name: "another version", path: "!/api/v2/bookings", status: 404},
		})
	})
}

func TestForeignPages_CannotCall(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	h.run(t, []call{
		{name: "another origin", method: "POST", path: "/auth/refresh", headers: map[string]string{"Origin": "https://evil.example"}, status: 403},
		{name: "cross site", method: "POST", path: "/auth/logout", headers: map[string]string{"Sec-Fetch-Site": "cross-site"}, status: 403},
		{name: "the page itself", method: "POST", path: "/auth/logout", headers: map[string]string{"Origin": "http://example.com"}, status: 204},
	})
	got := h.do(t, call{path: "/about", headers: map[string]string{"Origin": "https://evil.example"}})
	if got.header.Get("Access-Control-Allow-Origin") != "" {
		t.Error("another origin may read")
	}
}

func TestLimits_OfCalls(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	h.app.limits.anonymous, h.app.limits.perUser = 5, 8
	last := &reply{}
	for range 8 {
		last = h.do(t, call{path: "/about"})
	}
	if last.status != http.StatusTooManyRequests || last.header.Get("Retry-After") == "" {
		t.Errorf("nobody's eighth call: %d", last.status)
	}
	for range 8 {
		if got := h.do(t, call{as: "u13", path: "/me"}); got.status != 200 {
			t.Errorf("a user's call: %d", got.status)
		}
	}
	if got := h.do(t, call{as: "u13", path: "/me"}); got.status != http.StatusTooManyRequests {
		t.Errorf("a user's ninth call: %d", got.status)
	}
}
