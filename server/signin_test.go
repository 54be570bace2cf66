package main

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"xiaoxiang/models"
)

func (h *house) login(t *testing.T, name, password string) *reply {
	t.Helper()
	return h.do(t, call{path: "/auth/login", body: `{"username":"` + name + `","password":"` + password + `"}`})
}

// cookie is the refresh cookie of a reply, as a browser sends it back.
func cookie(t *testing.T, r *reply) string {
	t.Helper()
	set := r.header.Get("Set-Cookie")
	if !strings.HasPrefix(set, "xiaoxiang_refresh=") || !strings.Contains(set, "HttpOnly") ||
		!strings.Contains(set, "SameSite=Strict") || !strings.Contains(set, "Path=/api/v1/auth") {
		t.Fatalf("Set-Cookie: %q in %d %s", set, r.status, r.body)
	}
	value, _, _ := strings.Cut(set, ";")
	return value
}

func (h *house) refresh(t *testing.T, cookie string) *reply {
	t.Helper()
	return h.do(t, call{method: "POST", path: "/auth/refresh", headers: map[string]string{"Cookie": cookie}})
}

func TestSignIn(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		good := h.login(t, "U13", testPassword)
		if good.status != 200 || good.json(t)["expires_in"] != 900.0 {
			t.Fatalf("%d %s", good.status, good.body)
		}
		if strings.Contains(good.header.Get("Set-Cookie"), "Secure") {
			t.Error("a Secure cookie over http is never sent back")
		}
		token := good.json(t)["access_token"].(string)
		me := h.do(t, call{path: "/me", headers: map[string]string{"Authorization": "Bearer " + token}})
		if me.status != 200 || !strings.Contains(me.body, `"username":"u13"`) {
			t.Errorf("%d %s", me.status, me.body)
		}
		for _, name := range []string{"u13", "nobody-here", "аdmin", "u13 or 1=1", "\\u0000", strings.Repeat("x", 90)} {
			if got := h.login(t, name, "wrong"); got.status != 401 && got.status != 400 {
				t.Errorf("%q: %d %s", name, got.status, got.body)
			}
		}
		if out := h.do(t, call{method: "POST", path: "/auth/logout", headers: map[string]string{"Cookie": cookie(t, good)}}); out.status != 204 {
			t.Errorf("logout: %d %s", out.status, out.body)
		}
		if got := h.refresh(t, cookie(t, good)); got.status != 401 {
			t.Errorf("refresh after logout: %d", got.status)
		}
	})
}

func TestSignIn_TooManyFailures(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	for range 5 {
		if got := h.login(t, "u13", "wrong"); got.status != 401 {
			t.Fatalf("%d %s", got.status, got.body)
		}
	}
	got := h.login(t, "u13", testPassword)
	if got.status != 429 || got.header.Get("Retry-After") == "" {
		t.Errorf("the sixth: %d %v", got.status, got.header)
	}
	if other := h.login(t, "u11", testPassword); other.status != 200 {
		t.Errorf("another account: %d", other.status)
	}
	for i := range 25 {
		h.login(t, "guess"+string(rune('a'+i)), "wrong")
	}
	if other := h.login(t, "u11", testPassword); other.status != 429 {
		t.Errorf("thirty failures from one address: %d", other.status)
	}
	h.real.Advance(15*time.Minute + time.Second)
	if later := h.login(t, "u13", testPassword); later.status != 200 {
		t.Errorf("after a quarter of an hour: %d %s", later.status, later.body)
	}
}

func TestRefresh_RotatesAndEndsTheFamilyOnReuse(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		first := cookie(t, h.login(t, "u13", testPassword))
		second := cookie(t, h.refresh(t, first))
		if again := cookie(t, h.refresh(t, first)); again != second {
			t.Error("two tabs at once get different successors")
		}
		third := cookie(t, h.refresh(t, second))
		h.real.Advance(11 * time.Second)
		if got := h.refresh(t, first); got.status != 401 {
			t.Errorf("a used token: %d", got.status)
		}
		if got := h.refresh(t, third); got.status != 401 {
			t.Errorf("the family lives on after reuse: %d", got.status)
		}
		if got := h.refresh(t, "xiaoxiang_refresh=nonsense"); got.status != 401 {
			t.Errorf("nonsense: %d", got.status)
		}
	})
}

func TestRefresh_InParallelGivesOneSuccessor(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		first := cookie(t, h.login(t, "u13", testPassword))
		got := make([]string, 10)
		var wait sync.WaitGroup
		for i := range got {
			wait.Add(1)
			go func() {
				defer wait.Done()
				got[i] = h.refresh(t, first).header.Get("Set-Cookie")
			}()
		}
		wait.Wait()
		for _, g := range got {
			if value, _, _ := strings.Cut(g, ";"); value == "" || !strings.HasPrefix(got[0], value) {
				t.Fatalf("%q and %q", g, got[0])
			}
		}
	})
}

func TestToken_Abuse(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	user, err := h.svc.Store.Read(context.Background()).UserByName("u01")
	if err != nil {
		t.Fatal(err)
	}
	now := time.Now()
	claims := func(change func(jwt.MapClaims)) jwt.MapClaims {
		c := jwt.MapClaims{
			"sub": user.ID, "epoch": user.Epoch, "iss": tokenIssuer, "aud": tokenAudience,
			"iat": now.Unix(), "exp": now.Add(10 * time.Minute).Unix(),
		}
		change(c)
		return c
	}
	sign := func(method jwt.SigningMethod, key any, typ string, c jwt.MapClaims) string {
		token := jwt.NewWithClaims(method, c)
		token.Header["typ"] = typ
		text, err := token.SignedString(key)
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	same := func(jwt.MapClaims) {}
	hs, key := jwt.SigningMethodHS256, h.app.tokens.key
	for name, c := range map[string]struct {
		token  string
		status int
	}{
		"a good one":     {sign(hs, key, tokenType, claims(same)), 200},
		"a minute late":  {sign(hs, key, tokenType, claims(func(c jwt.MapClaims) { c["iat"], c["exp"] = now.Unix()-600, now.Unix()-30 })), 200},
		"none":           {sign(jwt.SigningMethodNone, jwt.UnsafeAllowNoneSignatureType, tokenType, claims(same)), 401},
		"HS512":          {sign(jwt.SigningMethodHS512, key, tokenType, claims(same)), 401},
		"another key":    {sign(hs, []byte("another key that is long enough!"), tokenType, claims(same)), 401},
		"another typ":    {sign(hs, key, "JWT", claims(same)), 401},
		"expired":        {sign(hs, key, tokenType, claims(func(c jwt.MapClaims) { c["iat"], c["exp"] = now.Unix()-1000, now.Unix()-120 })), 401},
		"no end":         {sign(hs, key, tokenType, claims(func(c jwt.MapClaims) { delete(c, "exp") })), 401},
		"a far end":      {sign(hs, key, tokenType, claims(func(c jwt.MapClaims) { c["exp"] = now.AddDate(9, 0, 0).Unix() })), 401},
		"from tomorrow":  {sign(hs, key, tokenType, claims(func(c jwt.MapClaims) { c["iat"], c["exp"] = now.Unix()+86400, now.Unix()+86500 })), 401},
		"not yet":        {sign(hs, key, tokenType, claims(func(c jwt.MapClaims) { c["nbf"] = now.Unix() + 86400 })), 401},
		"another issuer": {sign(hs, key, tokenType, claims(func(c jwt.MapClaims) { c["iss"] = "x" })), 401},
		"another house":  {sign(hs, key, tokenType, claims(func(c jwt.MapClaims) { c["aud"] = "x" })), 401},
		"another epoch":  {sign(hs, key, tokenType, claims(func(c jwt.MapClaims) { c["epoch"] = 7 })), 401},
		"nobody":         {sign(hs, key, tokenType, claims(func(c jwt.MapClaims) { c["sub"] = "x" })), 401},
		"two MB of dots": {strings.Repeat(".", 2<<20), 401},
		"nothing":        {"", 401},
	} {
		got := h.do(t, call{path: "/me", headers: map[string]string{"Authorization": "Bearer " + c.token}})
		if got.status != c.status {
			t.Errorf("%s: %d, want %d: %s", name, got.status, c.status, got.body)
		}
	}
	refresh := strings.TrimPrefix(cookie(t, h.login(t, "u13", testPassword)), "xiaoxiang_refresh=")
	if got := h.do(t, call{path: "/me", headers: map[string]string{"Authorization": "Bearer " + refresh}}); got.status != 401 {
		t.Errorf("a refresh token opens the API: %d", got.status)
	}
}

func TestSignIn_RightsAreThoseOfNow(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	session := h.login(t, "u01", testPassword)
	bearer := map[string]string{"Authorization": "Bearer " + session.json(t)["access_token"].(string)}
	user, err := h.svc.Store.Read(context.Background()).UserByName("u01")
	if err != nil {
		t.Fatal(err)
	}
	h.change(t, func(tx *models.Tx) error {
		user.Active = false
		return models.Update(tx, user, user.Version)
	})
	if got := h.do(t, call{path: "/me", headers: bearer}); got.status != 401 {
		t.Errorf("a closed account's token: %d", got.status)
	}
	if got := h.refresh(t, cookie(t, session)); got.status != 401 {
		t.Errorf("a closed account's refresh: %d", got.status)
	}
	if got := h.login(t, "u01", testPassword); got.status != 401 {
		t.Errorf("a closed account's password: %d", got.status)
	}
}

func TestPassword(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		old := h.login(t, "u13", testPassword)
		change := func(current, next string) *reply {
			return h.do(t, call{as: "u13", path: "/auth/password", body: `{"current":"` + current + `","password":"` + next + `"}`})
		}
		for _, c := range []struct{ current, next, key string }{
			{"wrong", "Correct-horse-1", "password_wrong"},
			{testPassword, "Short-1", "password_too_short"},
			{testPassword, "alllowercase", "password_too_simple"},
			{testPassword, "My-u13-secret", "password_has_name"},
			{testPassword, testPassword, "password_same"},
		} {
			if got := change(c.current, c.next); got.status != 422 || !strings.Contains(got.body, c.key) {
				t.Errorf("%s: %d %s", c.key, got.status, got.body)
			}
		}
		if got := change(testPassword, "Correct-horse-1"); got.status != 200 {
			t.Fatalf("%d %s", got.status, got.body)
		}
		if got := h.refresh(t, cookie(t, old)); got.status != 401 {
			t.Errorf("an old session lives on: %d", got.status)
		}
		bearer := map[string]string{"Authorization": "Bearer " + old.json(t)["access_token"].(string)}
		if got := h.do(t, call{path: "/me", headers: bearer}); got.status != 401 {
			t.Errorf("an old token lives on: %d", got.status)
		}
		if got := h.login(t, "u13", "Correct-horse-1"); got.status != 200 {
			t.Errorf("the new password: %d", got.status)
		}
	})
}

func TestPassword_TheFirstMustBeChanged(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	user, err := h.svc.Store.Read(context.Background()).UserByName("u13")
	if err != nil {
		t.Fatal(err)
	}
	h.change(t, func(tx *models.Tx) error {
		user.MustChangePassword = true
		return models.Update(tx, user, user.Version)
	})
	h.run(t, []call{
		{name: "nothing else", as: "u13", path: "/schools", status: http.StatusForbidden, want: []string{`"must_change_password"`}},
		{name: "who am I", as: "u13", path: "/me", status: 200, want: []string{`"must_change_password":true`}},
		{name: "the change", as: "u13", path: "/auth/password", body: `{"current":"` + testPassword + `","password":"Correct-horse-1"}`, status: 200},
		{name: "then all", as: "u13", path: "/schools", status: 200},
	})
}
