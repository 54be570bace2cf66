package main

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"xiaoxiang/booking"
	"xiaoxiang/handlers"
	"xiaoxiang/models"
	"xiaoxiang/service"
)

func TestPermission_TheZeroOneOpensNothing(t *testing.T) {
	admin := &handlers.Caller{Person: &service.Person{
		User: &models.User{}, Actor: booking.Actor{User: "x", Grants: []booking.Grant{{Role: booking.DistrictAdmin}}},
	}}
	var none permission
	if none.admits(admin) == nil || none.admits(&handlers.Caller{}) == nil {
		t.Error("a route without a permission is open")
	}
}

// roles are one demo user each.
var roles = map[string]string{
	"district_admin": "u01", "auditor": "u02", "group_admin": "u05", "school_admin": "u11",
	"resource_manager": "u12", "lab_technician": "u42", "teacher": "u13", "nobody": "",
}

// opens says which roles a permission lets in.
func opens(p permission, role string) bool {
	switch p {
	case anyone:
		return true
	case oneself, signedIn:
		return role != "nobody"
	case keepers:
		return role == "district_admin" || role == "school_admin"
	case carers:
		return role == "district_admin" || role == "school_admin" || role == "resource_manager"
	case district:
		return role == "district_admin"
	}
	return false
}

// Every route is knocked at by every role: who may not pass gets 401 or 403,
// who may gets something else, with a body that is none.
func TestRoutes_EveryRoleAtEveryRoute(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	for _, r := range h.app.routes() {
		if r.may == nobody {
			t.Errorf("%s %s opens to nobody", r.method, r.path)
		}
		if r.path == "/auth/password" || r.path == "/auth/login" {
			continue // their refusals are about the password: see TestSignIn
		}
		for role, user := range roles {
			c := call{as: user, method: r.method, path: strings.ReplaceAll(r.path, "{id}", "no-such-thing")}
			if r.method == http.MethodPost || r.method == http.MethodPatch {
				c.body = `{"nonsense":1}`
			}
			got := h.do(t, c)
			refused := got.status == http.StatusUnauthorized || got.status == http.StatusForbidden
			if r.path == "/auth/refresh" {
				refused = false // without a cookie it is 401 to everybody
			}
			if refused == opens(r.may, role) {
				t.Errorf("%s %s as %s: %d %s", r.method, r.path, role, got.status, got.body)
			}
			if role == "nobody" && refused && got.status != http.StatusUnauthorized {
				t.Errorf("%s %s: %d for nobody", r.method, r.path, got.status)
			}
		}
	}
}

// The door lets a school's admin in; the row may still not be theirs.
func TestRows_AreAskedAboutBehindTheDoor(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		room := `{"code":"X1","name":"教室","type":"classroom","school":"S02","capacity":40}`
		h.run(t, []call{
			{name: "a room at another school", as: "u11", path: "/resources", body: room, status: 403, want: []string{`"not_permitted"`}},
			{name: "at one's own", as: "u21", path: "/resources", body: room, status: 201, want: []string{`"code":"X1"`, `"school":"S02"`, `"capacity":40`}},
			{name: "changed by another school", as: "u11", method: "PATCH", path: "/resources/R012", body: `{"name":"x"}`, status: 403},
			{name: "unseen by another group", as: "u111", method: "PATCH", path: "/resources/X1", body: `{"name":"x"}`, status: 404},
			{name: "a class at another school", as: "u11", path: "/class-groups", body: `{"name":"一班","school":"S02"}`, status: 403},
			{name: "an auditor reads", as: "u02", path: "/resources/X1", status: 200},
			{name: "an auditor does not write", as: "u02", method: "DELETE", path: "/resources/X1", status: 403},
		})
	})
}

func TestPersonalThings_AreNotSeenByOthers(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	private := h.do(t, call{as: "u11", path: "/resources", body: `{"code":"P1","name":"档案室","type":"meeting_room","school":"S01","scope":"private"}`})
	if private.status != http.StatusCreated {
		t.Fatal(private.body)
	}
	missing := h.do(t, call{as: "u111", path: "/resources/NONE"})
	hidden := h.do(t, call{as: "u111", path: "/resources/P1"})
	if hidden.status != http.StatusNotFound || hidden.status != missing.status {
		t.Errorf("hidden %d, missing %d", hidden.status, missing.status)
	}
	h.run(t, []call{
		{name: "not in lists", as: "u111", path: "/resources?limit=200", status: 200, never: []string{`"P1"`, "档案室"}},
		{name: "not in a search", as: "u111", path: "/resources?q=%E6%A1%A3%E6%A1%88", status: 200, want: []string{`"items":[]`}},
		{name: "not in a calendar", as: "u111", path: "/calendar?resource=P1&from=2026-11-01&to=2026-11-02", status: 404},
		{name: "not in a check", as: "u111", path: "/bookings/check", body: strings.NewReplacer("R001", "P1", "S01", "S11").Replace(hall), status: 200, want: []string{`"forbidden"`, `"not_visible"`, `"would_be":404`}},
		{name: "not in a booking", as: "u111", path: "/bookings", body: strings.NewReplacer("R001", "P1", "S01", "S11").Replace(hall), status: 404},
		{name: "not by a feed", as: "u111", path: "/feeds", body: `{"resource":"P1"}`, status: 404},
	})
}
