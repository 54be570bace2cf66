package main

import (
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestPage(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	h.app.page.files = map[string]*asset{
		"/index.html":     {body: []byte("<!doctype html>page"), packed: []byte("gz"), kind: "text/html; charset=utf-8", etag: "1"},
		"/assets/a-1.js":  {body: []byte("a"), kind: "text/javascript; charset=utf-8", etag: "2"},
		"/manifest.other": {packed: []byte("x")},
	}
	for _, c := range []struct {
		path   string
		header map[string]string
		status int
		cache  string
		body   string
	}{
		{"/", nil, 200, "no-cache", "<!doctype html>page"},
		{"/bookings/B001", nil, 200, "no-cache", "<!doctype html>page"},
		{"/", map[string]string{"Accept-Encoding": "gzip, br"}, 200, "no-cache", "gz"},
		{"/", map[string]string{"If-None-Match": `"1"`}, 304, "no-cache", ""},
		{"/assets/a-1.js", nil, 200, "public, max-age=31536000, immutable", "a"},
		{"/assets/gone.js", nil, 404, "", ""},
		{"/assets/", nil, 404, "", ""},
		{"/none.png", nil, 404, "", ""},
		{"/manifest.other", nil, 404, "", ""},
		{"/..%2f..%2fetc%2fpasswd", nil, 200, "no-cache", "<!doctype html>page"},
		{"/api/nothing", nil, 404, "", ""},
		{"/docs", nil, 200, "no-cache", ""},
		{"/docs/docs.js", nil, 200, "no-cache", ""},
		{"/docs/none", nil, 404, "", ""},
		{"/openapi.json", nil, 200, "no-cache", ""},
		{"/healthz", nil, 200, "", `{"status":"ok"}`},
		{"/readyz", nil, 200, "", `{"status":"ready"}`},
	} {
		got := h.do(t, call{path: "!" + c.path, headers: c.header})
		if got.status != c.status || c.cache != "" && got.header.Get("Cache-Control") != c.cache || c.body != "" && strings.TrimSpace(got.body) != c.body {
			t.Errorf("%s %v: %d %q %.60q", c.path, c.header, got.status, got.header.Get("Cache-Control"), got.body)
		}
		policy := got.header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") || got.header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", c.path, got.header)
		}
	}
	inline := regexp.MustCompile(`(?i)<script>|<style|\son[a-z]+=|style=|https?://`)
	if docs := h.do(t, call{path: "!/docs"}); inline.MatchString(docs.body) {
		t.Errorf("the docs page breaks its own policy: %s", inline.FindString(docs.body))
	}
}

func TestReadyz_SaysWhenTheServerStops(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	h.app.draining.Store(true)
	if got := h.do(t, call{path: "!/readyz"}); got.status != http.StatusServiceUnavailable {
		t.Errorf("%d %s", got.status, got.body)
	}
}

func TestMetrics_AreForThisMachineAlone(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	if got := h.do(t, call{path: "!/metrics"}); got.status != http.StatusNotFound { // httptest calls from 192.0.2.1
		t.Errorf("%d", got.status)
	}
	h.app.cfg.Metrics = "on"
	if got := h.do(t, call{path: "!/metrics"}); got.status != 200 || !strings.Contains(got.body, "xiaoxiang_request_seconds") {
		t.Errorf("%d", got.status)
	}
}

func TestPanic_EndsThatRequestAlone(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	about := h.app.handlers.About.Zone
	h.app.handlers.About.Zone = nil
	got := h.do(t, call{path: "/about"})
	h.app.handlers.About.Zone = about
	if got.status != 500 || !strings.Contains(got.body, `"key":"internal"`) || strings.Contains(got.body, "nil") {
		t.Errorf("%d %s", got.status, got.body)
	}
	if !strings.Contains(h.log.String(), `"msg":"panic"`) {
		t.Error("the panic is not in the log")
	}
	if after := h.do(t, call{path: "/about"}); after.status != 200 {
		t.Errorf("the next request: %d", after.status)
	}
}

func TestLog_HoldsNoSecret(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	session := h.login(t, "u13", testPassword)
	token := session.json(t)["access_token"].(string)
	refresh := strings.TrimPrefix(cookie(t, session), "xiaoxiang_refresh=")
	feed := h.do(t, call{as: "u13", path: "/feeds", body: `{"resource":"R001"}`, headers: map[string]string{"Idempotency-Key": "f"}})
	url := feed.json(t)["url"].(string)
	secret := url[strings.LastIndexByte(url, '/')+1:]
	file := h.do(t, call{path: "/feeds/" + secret})
	if file.status != 200 || !strings.HasPrefix(file.body, "BEGIN:VCALENDAR\r\n") || file.header.Get("Content-Type") != "text/calendar; charset=utf-8" {
		t.Fatalf("%d %v %.80s", file.status, file.header, file.body)
	}
	h.run(t, []call{
		{name: "the feed is not changed", path: "/feeds/" + secret, headers: map[string]string{"If-None-Match": file.header.Get("ETag")}, status: 304},
		{name: "the same address for the same key", as: "u13", path: "/feeds", body: `{"resource":"R001"}`, headers: map[string]string{"Idempotency-Key": "f"}, status: 201, want: []string{secret}},
		{name: "somebody else's feed", as: "u11", method: "DELETE", path: "/feeds/" + feed.json(t)["id"].(string), status: 404},
		{name: "revoked", as: "u13", method: "DELETE", path: "/feeds/" + feed.json(t)["id"].(string), status: 204},
		{name: "gone at once", path: "/feeds/" + secret, status: 404},
	})
	h.do(t, call{path: "/about", headers: map[string]string{"Accept-Language": "en\r\ninjected"}})
	log := h.log.String()
	for _, hidden := range []string{testPassword, token, refresh, strings.TrimSuffix(secret, ".ics"), "injected"} {
		if strings.Contains(log, hidden) {
			t.Errorf("the log holds %q", hidden)
		}
	}
	if !strings.Contains(log, `"route":"/api/v1/feeds/:id"`) {
		t.Error("the log does not name routes by their pattern")
	}
}
