package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"xiaoxiang/booking"
	"xiaoxiang/handlers"
	"xiaoxiang/messages"
	"xiaoxiang/models"
	"xiaoxiang/service"
)

type requestIDKey struct{}

func requestID(ctx context.Context) string {
	id, _ := ctx.Value(requestIDKey{}).(string)
	return id
}

// identify gives every request its id and says who is to be answered in which
// language. The id is ours: one that is sent is not believed.
func (a *app) identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		id := models.NewID()
		r := c.Request()
		caller := &handlers.Caller{
			Lang: messages.For(r.Header.Get("Accept-Language")), Address: c.RealIP(), BaseURL: a.baseURL(c),
		}
		caller.Secure = strings.HasPrefix(caller.BaseURL, "https:")
		ctx := context.WithValue(r.Context(), requestIDKey{}, id)
		ctx = handlers.WithCaller(service.WithRequestID(ctx, id), caller)
		c.SetRequest(r.WithContext(ctx))
		c.Response().Header().Set("X-Request-Id", id)
		c.Response().Header().Set("Content-Language", caller.Lang.Tag())
		return next(c)
	}
}

// baseURL is the configured base of links, else that of the request.
func (a *app) baseURL(c echo.Context) string {
	if a.cfg.PublicURL != "" {
		return strings.TrimRight(a.cfg.PublicURL, "/")
	}
	scheme := "http"
	if c.Request().TLS != nil || a.trusts(c.Request()) && c.Request().Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return scheme + "://" + c.Request().Host
}

// watch logs and counts every request under the pattern of its route, never
// its path: a path may hold a secret. A panic ends that request alone.
func (a *app) watch(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		began := time.Now()
		defer func() {
			if caught := recover(); caught != nil {
				a.log.Error("panic", "request_id", requestID(c.Request().Context()),
					"error", fmt.Sprint(caught), "stack", string(debug.Stack()))
				a.echoError(errors.New("panic"), c)
			}
			route := c.Path()
			if route == "" {
				route = "unmatched"
			}
			status, took := c.Response().Status, time.Since(began)
			a.metrics.observe(c.Request().Method, route, status, took)
			a.log.Info("request", "request_id", requestID(c.Request().Context()), "method", c.Request().Method,
				"route", route, "status", status, "ms", took.Milliseconds())
		}()
		if err = next(c); err != nil {
			a.echoError(err, c)
		}
		return nil
	}
}

// The page holds no inline script or style and calls nobody else.
const contentPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

func (a *app) headers(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("Content-Security-Policy", contentPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
		if handlers.CallerOf(c.Request().Context()).Secure {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		return next(c)
	}
}

// sane refuses what no part of the house should have to look at: text that is
// no text, packed bodies, a call that another site's page makes.
func (a *app) sane(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		ctx := r.Context()
		if !cleanText(r.URL.Path) || !cleanQuery(r.URL.RawQuery) {
			return plainProblem(ctx, http.StatusBadRequest)
		}
		if packed := r.Header.Get("Content-Encoding"); packed != "" && packed != "identity" {
			return plainProblem(ctx, http.StatusUnsupportedMediaType)
		}
		if r.Method != http.MethodGet && r.Method != http.MethodHead && a.foreign(c) {
			return plainProblem(ctx, http.StatusForbidden)
		}
		if r.ContentLength > int64(a.cfg.MaxBody) {
			return plainProblem(ctx, http.StatusRequestEntityTooLarge)
		}
		return next(c)
	}
}

// foreign reports whether a browser says that another site's page calls.
func (a *app) foreign(c echo.Context) bool {
	r := c.Request()
	if r.Header.Get("Sec-Fetch-Site") == "cross-site" {
		return true
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return false
	}
	u, err := url.Parse(origin)
	return err != nil || u.Host != r.Host && origin != a.baseURL(c)
}

func cleanText(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

func cleanQuery(raw string) bool {
	values, err := url.ParseQuery(raw)
	if err != nil {
		return false
	}
	for name, list := range values {
		for _, v := range list {
			if !cleanText(name) || !cleanText(v) {
				return false
			}
		}
	}
	return true
}

// recognise finds who calls: the token is read, the person and their roles
// come from the database at each request. A token that is not good leaves
// nobody; the route's permission decides what that means.
func (a *app) recognise(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		ctx := c.Request().Context()
		caller := handlers.CallerOf(ctx)
		text, sent := strings.CutPrefix(c.Request().Header.Get("Authorization"), "Bearer ")
		if !sent {
			if err := a.limits.call("", caller.Address); err != nil {
				return a.problem(ctx, err)
			}
			return next(c)
		}
		user, epoch, err := a.tokens.read(text)
		if err == nil {
			caller.Person, err = a.service.Identify(ctx, user, epoch)
		}
		switch {
		case err == nil:
			err = a.limits.call(user, "")
		case isUnauthorized(err):
			err = a.limits.call("", caller.Address)
		}
		if err != nil {
			return a.problem(ctx, err)
		}
		return next(c)
	}
}

func isUnauthorized(err error) bool {
	var e *booking.Error
	return errors.As(err, &e) && e.Code == booking.Unauthorized
}
