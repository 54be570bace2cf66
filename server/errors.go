package main

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/labstack/echo/v4"

	"xiaoxiang/booking"
	"xiaoxiang/handlers"
	"xiaoxiang/messages"
)

// Problem is the one shape of every failure (RFC 9457).
type Problem struct {
	Type      string              `json:"type"`
	Title     string              `json:"title"`
	Status    int                 `json:"status"`
	Detail    string              `json:"detail"`
	Key       string              `json:"key" doc:"Stable; what programs look at"`
	RequestID string              `json:"request_id"`
	Errors    []FieldProblem      `json:"errors,omitempty" doc:"Fields that are wrong"`
	Conflicts []handlers.Conflict `json:"conflicts,omitempty" doc:"What is in the way"`
	Touched   []handlers.Touched  `json:"touched,omitempty" doc:"Bookings in the way of a change of the calendar"`

	retryAfter int
}

// FieldProblem is one field that is wrong.
type FieldProblem struct {
	Field  string `json:"field"`
	Key    string `json:"key"`
	Detail string `json:"detail"`
}

// Error makes a Problem an error.
func (p *Problem) Error() string { return p.Key }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType is that of RFC 9457.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// problem turns any error into a Problem. What nobody foresaw is logged and
// never shown.
func (a *app) problem(ctx context.Context, err error) *Problem {
	var e *booking.Error
	if !errors.As(err, &e) {
		e = &booking.Error{Code: booking.Internal, Key: "internal", Err: err}
	}
	if e.Code == booking.Internal {
		a.log.ErrorContext(ctx, "internal error", "request_id", requestID(ctx), "error", err.Error())
		e = booking.Fail(booking.Internal, "internal")
	}
	caller := handlers.CallerOf(ctx)
	p := newProblem(ctx, handlers.Status(e.Code), "title."+string(e.Code), e.Key, e.Params)
	for _, f := range e.Fields {
		p.Errors = append(p.Errors, FieldProblem{Field: f.Field, Key: f.Key, Detail: caller.Lang.Text(f.Key, f.Params)})
	}
	if len(e.Conflicts) > 0 && caller.Person != nil {
		p.Conflicts = handlers.Conflicts(caller.Person.World, caller.Lang, e.Conflicts)
	}
	if len(e.Touched) > 0 && caller.Person != nil {
		p.Touched = handlers.TouchedBookings(caller.Person.World, caller.Lang, e.Touched)
	}
	switch e.Code {
	case booking.TooMany:
		p.retryAfter, _ = e.Params["Seconds"].(int)
		p.retryAfter = max(p.retryAfter, 1)
	case booking.Unavailable:
		p.retryAfter = 2
	}
	return p
}

func newProblem(ctx context.Context, status int, title, key string, params map[string]any) *Problem {
	lang := handlers.CallerOf(ctx).Lang
	return &Problem{
		Type: "urn:xiaoxiang:problem:" + key, Title: lang.Text(title, nil), Status: status,
		Detail: lang.Text(key, params), Key: key, RequestID: requestID(ctx),
	}
}

// plain are the failures that come before any use case, by status.
var plain = map[int]struct{ title, key string }{
	http.StatusBadRequest:            {"title.malformed", "malformed"},
	http.StatusUnauthorized:          {"title.unauthorized", "not_signed_in"},
	http.StatusForbidden:             {"title.forbidden", "forbidden"},
	http.StatusNotFound:              {"title.not_found", "not_found"},
	http.StatusMethodNotAllowed:      {"title.malformed", "method_not_allowed"},
	http.StatusRequestTimeout:        {"title.unavailable", "cancelled"},
	http.StatusRequestEntityTooLarge: {"title.too_large", "too_large"},
	http.StatusUnsupportedMediaType:  {"title.malformed", "unsupported_media_type"},
	http.StatusUnprocessableEntity:   {"title.invalid", "invalid"},
	http.StatusServiceUnavailable:    {"title.unavailable", "unavailable"},
}

// plainProblem is a failure known by its status alone.
func plainProblem(ctx context.Context, status int) *Problem {
	known, ok := plain[status]
	if !ok {
		return newProblem(ctx, status, "title.malformed", "malformed", nil)
	}
	return newProblem(ctx, status, known.title, known.key, nil)
}

// humaError is what the API library asks for: its own failures (validation,
// malformed bodies) and those of our handlers come through here.
func (a *app) humaError(hc huma.Context, status int, _ string, errs ...error) huma.StatusError {
	ctx := hc.Context()
	if len(errs) == 1 {
		var known *booking.Error
		if errors.As(errs[0], &known) || status >= http.StatusInternalServerError {
			p := a.problem(ctx, errs[0])
			if p.retryAfter > 0 {
				hc.SetHeader("Retry-After", strconv.Itoa(p.retryAfter))
			}
			if p.Status == http.StatusUnauthorized {
				hc.SetHeader("WWW-Authenticate", "Bearer")
			}
			return p
		}
	}
	if status == http.StatusUnprocessableEntity && hc.Method() == http.MethodGet && unknownQuery(errs) {
		status = http.StatusBadRequest // a filter or an order that is not there
	}
	p := plainProblem(ctx, status)
	if status == http.StatusUnprocessableEntity || status == http.StatusBadRequest {
		p.addFields(handlers.CallerOf(ctx).Lang, errs)
	}
	return p
}

// addFields names what was wrong, one field once; the value that was sent is
// never sent back.
func (p *Problem) addFields(lang messages.Lang, errs []error) {
	for _, err := range errs {
		field, key, params := fieldOf(err)
		p.Errors = append(p.Errors, FieldProblem{Field: field, Key: key, Detail: lang.Text(key, params)})
	}
	if len(p.Errors) == 1 && p.Errors[0].Field != "" {
		p.Key, p.Detail = p.Errors[0].Key, p.Errors[0].Detail
		p.Type = "urn:xiaoxiang:problem:" + p.Key
	}
}

// writeProblem answers outside the API library.
func (a *app) writeProblem(c echo.Context, p *Problem) error {
	if c.Response().Committed {
		return nil
	}
	if p.retryAfter > 0 {
		c.Response().Header().Set("Retry-After", strconv.Itoa(p.retryAfter))
	}
	if p.Status == http.StatusUnauthorized {
		c.Response().Header().Set("WWW-Authenticate", "Bearer")
	}
	if c.Request().Method == http.MethodHead {
		return c.NoContent(p.Status)
	}
	c.Response().Header().Set(echo.HeaderContentType, p.ContentType(""))
	c.Response().WriteHeader(p.Status)
	return c.Echo().JSONSerializer.Serialize(c, p, "")
}

// echoError is the last resort of the router: unknown paths and methods.
func (a *app) echoError(err error, c echo.Context) {
	ctx := c.Request().Context()
	var he *echo.HTTPError
	var p *Problem
	switch {
	case errors.As(err, &p):
	case errors.As(err, &he) && he.Code < http.StatusInternalServerError:
		p = plainProblem(ctx, he.Code)
	default:
		p = a.problem(ctx, err)
	}
	if err := a.writeProblem(c, p); err != nil {
		a.log.DebugContext(ctx, "the reply could not be written", "request_id", requestID(ctx), "error", err.Error())
	}
}

func unknownQuery(errs []error) bool {
	for _, err := range errs {
		var d huma.ErrorDetailer
		if !errors.As(err, &d) || d.ErrorDetail().Message != "unknown query parameter" {
			return false
		}
	}
	return len(errs) > 0
}

// fieldOf gives the field, the key and what is to be said of a validation
// failure of the API library, whose only handle is its English message.
func fieldOf(err error) (field, key string, params map[string]any) {
	var d huma.ErrorDetailer
	if !errors.As(err, &d) {
		return "", "bad_value", nil
	}
	detail := d.ErrorDetail()
	field = detail.Location
	for _, place := range []string{"body.", "query.", "path.", "header.", "cookie."} {
		field = strings.TrimPrefix(field, place)
	}
	if field == "body" {
		field = ""
	}
	message := detail.Message
	if name, ok := strings.CutPrefix(message, "expected required property "); ok {
		name, _, _ = strings.Cut(name, " ")
		return strings.TrimPrefix(field+"."+name, "."), "required", nil
	}
	for _, known := range validationKeys {
		if strings.HasPrefix(message, known.prefix) {
			if known.key == "too_long" || known.key == "too_short" {
				params = map[string]any{"Limit": message[strings.LastIndexByte(message, ' ')+1:]}
			}
			return field, known.key, params
		}
	}
	if field == "" {
		return field, "bad_json", nil
	}
	return field, "bad_format", nil
}

// validationKeys gives our key for the beginning of a message of the library.
var validationKeys = []struct{ prefix, key string }{
	{"unexpected property", "unknown_field"},
	{"unknown query parameter", "unknown_field"},
	{"required ", "required"},
	{"expected length <=", "too_long"},
	{"expected length >=", "too_short"},
	{"expected value to be one of", "unknown_value"},
	{"expected string to be RFC 3339 date", "bad_date"},
	{"expected number", "number_range"},
	{"expected array length", "list_length"},
}
