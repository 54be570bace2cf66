package main

import (
	"log/slog"
	"net/http"
	"reflect"
	"strings"
	"sync/atomic"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humaecho"
	"github.com/labstack/echo/v4"

	"xiaoxiang/handlers"
	"xiaoxiang/service"
)

// app is the web side of the house: the API, the page, and what watches over
// them.
type app struct {
	cfg      Config
	log      *slog.Logger
	service  *service.Service
	tokens   *tokens
	limits   *limits
	metrics  *metrics
	handlers *handlers.Handlers
	page     *page
	seal     *seal
	echo     *echo.Echo
	api      huma.API
	draining atomic.Bool
	made     map[string]bool // "METHOD path" of the calls that create
}

// newApp puts the web side together. real is real time: sign-in, limits and
// tokens keep to it when the demo moves the clock of the house.
func newApp(cfg Config, svc *service.Service, real *service.Clock, secret []byte, about handlers.About, log *slog.Logger) (*app, error) {
	a := &app{
		cfg: cfg, log: log, service: svc, tokens: newTokens(secret, real), limits: newLimits(cfg, real),
		metrics: newMetrics(), echo: echo.New(), made: map[string]bool{},
	}
	a.handlers = &handlers.Handlers{
		Service: svc, Sessions: service.NewSessions(svc.Store, real, derived(secret, "refresh")),
		Door: door{a.tokens, a.limits}, Feeds: svc, About: about,
	}
	var err error
	if a.page, err = newPage(); err != nil {
		return nil, err
	}
	if a.seal, err = newSeal(derived(secret, "replies")); err != nil {
		return nil, err
	}
	if err := a.route(); err != nil {
		return nil, err
	}
	return a, nil
}

func (a *app) route() error {
	networks, err := a.cfg.proxies()
	if err != nil {
		return err
	}
	e := a.echo
	e.HideBanner, e.HidePort = true, true
	e.HTTPErrorHandler = a.echoError
	e.IPExtractor = addresses(networks)
	e.Use(a.identify, a.watch, a.headers, a.sane, inAPI(a.recognise), inAPI(a.tags), inAPI(a.once))

	a.mount()
	e.GET("/healthz", a.healthz)
	e.GET("/readyz", a.readyz)
	e.GET("/metrics", a.serveMetrics)
	e.GET("/openapi.json", a.openAPI)
	e.GET("/docs", a.page.docs)
	e.GET("/docs/:file", a.page.docs)
	e.GET("/*", a.page.serve)
	e.HEAD("/*", a.page.serve)
	return nil
}

// inAPI is a middleware of the API's routes. It is no middleware of a group:
// those answer an unknown method with 404.
func inAPI(m echo.MiddlewareFunc) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		in := m(next)
		return func(c echo.Context) error {
			if strings.HasPrefix(c.Path(), base) {
				return in(c)
			}
			return next(c)
		}
	}
}

// mount puts the route table on the router and into the description.
func (a *app) mount() {
	v1 := a.echo.Group(base)
	a.api = humaecho.NewWithGroup(a.echo, v1, a.humaConfig())
	huma.NewErrorWithContext = a.humaError
	a.api.UseMiddleware(a.admit)
	for _, r := range a.routes() {
		op := huma.Operation{
			OperationID: r.id, Method: r.method, Path: r.path, Summary: r.summary,
			Tags: []string{tagOf(r.path)}, Metadata: map[string]any{"may": r.may},
			MaxBodyBytes: int64(a.cfg.MaxBody) + 1, // the library refuses one that is as long as its limit
		}
		if r.may != anyone {
			op.Security = []map[string][]string{{"bearer": {}}}
		}
		r.register(a.api, op)
		described := a.api.OpenAPI().Paths[r.path]
		for _, o := range []*huma.Operation{described.Get, described.Post, described.Patch, described.Delete} {
			if o != nil && o.DefaultStatus == http.StatusCreated {
				a.made[o.Method+" "+base+echoPath(o.Path)] = true
			}
		}
	}
}

func echoPath(path string) string { return strings.NewReplacer("{", ":", "}", "").Replace(path) }

func tagOf(path string) string {
	tag, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return tag
}

func (a *app) humaConfig() huma.Config {
	config := huma.DefaultConfig("校享 Xiaoxiang", "1")
	config.Info.Description = "Shared-venue booking for groups of schools. References are ids or codes; failures are problem+json (RFC 9457)."
	config.Servers = []*huma.Server{{URL: base}}
	config.OpenAPIPath, config.DocsPath, config.SchemasPath = "", "", "" // served by us
	config.CreateHooks = nil                                             // no $schema in replies
	config.Formats = map[string]huma.Format{"application/json": strictJSON, "json": strictJSON}
	config.RejectUnknownQueryParameters = true
	config.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"bearer": {Type: "http", Scheme: "bearer", BearerFormat: "JWT"},
	}
	text := reflect.TypeFor[*string]()
	config.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[service.Nullable[string]](), text)
	config.Components.Schemas.RegisterTypeAlias(reflect.TypeFor[service.Nullable[int]](), reflect.TypeFor[*int]())
	return config
}

// The library keeps its switches in variables of the package.
func init() {
	huma.ValidateStrictCasing = true
	huma.NewError = func(status int, _ string, _ ...error) huma.StatusError { return &Problem{Status: status} }
}

// admit asks the permission of the route.
func (a *app) admit(hc huma.Context, next func(huma.Context)) {
	may, _ := hc.Operation().Metadata["may"].(permission)
	if err := may.admits(handlers.CallerOf(hc.Context())); err != nil {
		_ = huma.WriteErr(a.api, hc, http.StatusForbidden, "", err)
		return
	}
	next(hc)
}
