package main

import (
	"context"
	"encoding/json"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"

	"xiaoxiang/models"
	"xiaoxiang/models/pgtest"
	"xiaoxiang/service"
)

const testPassword = "Xiaoxiang-test-1"

// house is the whole app on a database with the demo district and its seed
// bookings, at the demo's time.
type house struct {
	t    *testing.T
	app  *app
	svc  *service.Service
	real *service.Clock // of sign-in; a test may move it
	log  *lockedBuffer
	spec routers.Router
}

// onEngines runs a test on SQLite and on PostgreSQL.
func onEngines(t *testing.T, test func(t *testing.T, h *house)) {
	t.Run("sqlite", func(t *testing.T) { test(t, newHouse(t, filepath.Join(t.TempDir(), "x.db"))) })
	t.Run("postgres", func(t *testing.T) { test(t, newHouse(t, pgtest.URL(t))) })
}

func newHouse(t *testing.T, db string) *house { return newHouseOf(t, db, service.DemoOptions{}) }

// newBareHouse is the district without its bookings, at a time of its own.
func newBareHouse(t *testing.T, db string, at time.Time) *house {
	h := newHouseOf(t, db, service.DemoOptions{Bare: true})
	h.svc.Clock.Set(at)
	return h
}

func newHouseOf(t *testing.T, db string, demo service.DemoOptions) *house {
	t.Helper()
	ctx := context.Background()
	demo.Password = testPassword
	cfg := defaultConfig
	cfg.DB, cfg.DemoPassword = db, testPassword
	cfg.AnonymousRate, cfg.UserRate = 10000, 10000
	store, err := openStore(ctx, cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	svc := service.New(store, service.NewClock(time.Now))
	report, err := svc.LoadDemo(ctx, demo)
	if err != nil {
		t.Fatal(err)
	}
	svc.Clock.Set(report.Now)
	about, err := aboutOf(ctx, cfg, svc)
	if err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, svc: svc, real: service.NewClock(time.Now), log: &lockedBuffer{}}
	log := slog.New(slog.NewJSONHandler(h.log, nil))
	if h.app, err = newApp(cfg, svc, h.real, []byte(strings.Repeat("k", 32)), about, log); err != nil {
		t.Fatal(err)
	}
	h.spec = specRouter(t, h.app)
	return h
}

func specRouter(t *testing.T, a *app) routers.Router {
	t.Helper()
	text, err := a.describe()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(text)
	if err != nil {
		t.Fatal(err)
	}
	router, err := legacy.NewRouter(doc)
	if err != nil {
		t.Fatal(err)
	}
	return router
}

// token is an access token of a demo user, without a sign-in.
func (h *house) token(username string) string {
	h.t.Helper()
	user, err := h.svc.Store.Read(context.Background()).UserByName(username)
	if err != nil {
		h.t.Fatal(err)
	}
	token, _, err := h.app.tokens.issue(user.ID, user.Epoch)
	if err != nil {
		h.t.Fatal(err)
	}
	return token
}

// call is one request of a test.
type call struct {
	name    string
	as      string // user name; "" nobody
	method  string // "" is GET, or POST with a body
	path    string // without /api/v1, unless it does not start with /
	body    string
	headers map[string]string
	status  int
	want    []string // each must be in the reply
	never   []string // none may be
}

// reply is what came back.
type reply struct {
	status int
	header http.Header
	body   string
}

func (r *reply) json(t *testing.T) map[string]any {
	t.Helper()
	var v map[string]any
	if err := json.Unmarshal([]byte(r.body), &v); err != nil {
		t.Fatalf("%v in %s", err, r.body)
	}
	return v
}

// do sends a call and holds request and reply to the OpenAPI description.
func (h *house) do(t *testing.T, c call) *reply {
	t.Helper()
	method := c.method
	if method == "" {
		if method = http.MethodGet; c.body != "" {
			method = http.MethodPost
		}
	}
	path := c.path
	if !strings.HasPrefix(path, "!") {
		path = base + path
	}
	path = strings.TrimPrefix(path, "!")
	r := httptest.NewRequest(method, path, strings.NewReader(c.body))
	if c.body == "" {
		r = httptest.NewRequest(method, path, http.NoBody)
	} else {
		r.Header.Set("Content-Type", "application/json")
	}
	if c.as != "" {
		r.Header.Set("Authorization", "Bearer "+h.token(c.as))
	}
	for name, value := range c.headers {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.app.echo.ServeHTTP(w, r)
	out := &reply{w.Code, w.Header(), w.Body.String()}
	h.conforms(t, r, c.body, out)
	return out
}

// conforms holds a reply, and the request of a good one, to the description.
func (h *house) conforms(t *testing.T, r *http.Request, body string, got *reply) {
	t.Helper()
	if !strings.HasPrefix(r.URL.Path, base) || got.status == http.StatusNotFound || got.status == http.StatusMethodNotAllowed || got.status == http.StatusBadRequest {
		return
	}
	again := r.Clone(context.Background())
	again.Body = io.NopCloser(strings.NewReader(body))
	route, params, err := h.spec.FindRoute(again)
	if err != nil {
		t.Errorf("%s %s is not described: %v", r.Method, r.URL, err)
		return
	}
	in := &openapi3filter.RequestValidationInput{
		Request: again, PathParams: params, Route: route,
		Options: &openapi3filter.Options{AuthenticationFunc: openapi3filter.NoopAuthenticationFunc, IncludeResponseStatus: true},
	}
	if got.status < 300 {
		if err := openapi3filter.ValidateRequest(context.Background(), in); err != nil {
			t.Errorf("%s %s: the request is not as described: %v", r.Method, r.URL, err)
		}
	}
	if got.status == http.StatusNotModified {
		return
	}
	err = openapi3filter.ValidateResponse(context.Background(), &openapi3filter.ResponseValidationInput{
		RequestValidationInput: in, Status: got.status, Header: got.header,
		Body: io.NopCloser(strings.NewReader(got.body)), Options: in.Options,
	})
	if err != nil {
		t.Errorf("%s %s: the reply %d is not as described: %v\n%s", r.Method, r.URL, got.status, err, got.body)
	}
}

// run checks rows in order; later rows see what earlier ones did.
func (h *house) run(t *testing.T, calls []call) {
	t.Helper()
	for _, c := range calls {
		name := c.name
		if name == "" {
			name = c.method + " " + c.path
		}
		t.Run(name, func(t *testing.T) {
			got := h.do(t, c)
			if got.status != c.status {
				t.Errorf("%s: status %d, want %d: %s", c.path, got.status, c.status, got.body)
			}
			for _, w := range c.want {
				if !strings.Contains(got.body, w) {
					t.Errorf("%s: no %s in %s", c.path, w, got.body)
				}
			}
			for _, n := range c.never {
				if strings.Contains(got.body, n) {
					t.Errorf("%s: %s in %s", c.path, n, got.body)
				}
			}
			if got.status >= 400 && got.header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("%s: a failure of the type %s", c.path, got.header.Get("Content-Type"))
			}
		})
	}
}

// change writes to the database behind the server's back.
func (h *house) change(t *testing.T, fn func(*models.Tx) error) {
	t.Helper()
	if err := h.svc.Store.Change(context.Background(), h.svc.Clock.Now(), fn); err != nil {
		t.Fatal(err)
	}
}
