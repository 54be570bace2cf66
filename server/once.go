package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"net/http"

	"github.com/labstack/echo/v4"

	"xiaoxiang/booking"
	"xiaoxiang/handlers"
	"xiaoxiang/service"
)

// keptHeaders are the headers of a reply that are given again with it.
var keptHeaders = []string{"Content-Type", "ETag", "Location"}

// keptReply is how a reply is stored.
type keptReply struct {
	Headers map[string]string `json:"headers"`
	Body    string            `json:"body"`
}

// once lets a creating call be sent again: the same Idempotency-Key with the
// same content gets the first reply, with other content it is refused, and
// two at once create once. A key belongs to its user.
func (a *app) once(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		ctx := r.Context()
		key := r.Header.Get("Idempotency-Key")
		person := handlers.CallerOf(ctx).Person
		if key == "" || person == nil || !a.made[r.Method+" "+c.Path()] {
			return next(c)
		}
		if len(key) > 200 {
			return a.problem(ctx, booking.BadField("Idempotency-Key", "too_long", map[string]any{"Limit": 200}))
		}
		body, err := io.ReadAll(io.LimitReader(r.Body, int64(a.cfg.MaxBody)+1))
		if err != nil {
			return plainProblem(ctx, http.StatusBadRequest)
		}
		if len(body) > a.cfg.MaxBody {
			return plainProblem(ctx, http.StatusRequestEntityTooLarge)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		claim, err := a.service.Reserve(ctx, person.Actor, key, fingerprint(r.Method, r.URL.Path, body))
		if err != nil {
			return a.problem(ctx, err)
		}
		switch {
		case claim.Status != 0:
			return a.again(c, claim)
		case claim.Entity != "":
			return a.after(c, claim)
		}
		return a.first(c, next, claim)
	}
}

// first makes the call and keeps its reply. A refusal leaves the key free; of a
// failure or a panic nobody knows what it left behind, so the key stays taken
// and the next call looks.
func (a *app) first(c echo.Context, next echo.HandlerFunc, claim *service.Claim) error {
	ctx := c.Request().Context()
	reply, release := hold(c)
	defer release()
	end := a.service.BreakOff
	defer func() {
		if err := end(ctx, claim); err != nil {
			a.log.WarnContext(ctx, "the key could not be settled", "request_id", requestID(ctx), "error", err.Error())
		}
		if reply.status != 0 {
			reply.send() // after the key is settled: whoever has the reply may ask again at once
		}
	}()
	if err := next(c); err != nil {
		return err
	}
	switch {
	case reply.status >= http.StatusInternalServerError:
	case reply.status >= http.StatusBadRequest:
		end = a.service.Abandon
	default:
		stored := keptReply{Headers: map[string]string{}, Body: reply.body.String()}
		for _, name := range keptHeaders {
			if v := c.Response().Header().Get(name); v != "" {
				stored.Headers[name] = v
			}
		}
		text, err := json.Marshal(stored)
		if err != nil {
			return err
		}
		end = func(ctx context.Context, claim *service.Claim) error {
			return a.service.KeepReply(ctx, claim, reply.status, a.seal.close(text))
		}
	}
	return nil
}

func (a *app) again(c echo.Context, claim *service.Claim) error {
	var stored keptReply
	text, err := a.seal.open(claim.Reply)
	if err == nil {
		err = json.Unmarshal(text, &stored)
	}
	if err != nil { // sealed with another key: what was made is not told again
		return a.problem(c.Request().Context(), booking.Fail(booking.Conflicted, "already_made"))
	}
	for name, value := range stored.Headers {
		c.Response().Header().Set(name, value)
	}
	c.Response().Header().Set("Idempotent-Replay", "true")
	c.Response().WriteHeader(claim.Status)
	_, err = c.Response().Write([]byte(stored.Body))
	return err
}

// after answers for a call that made something and broke off before its reply
// was kept: with what was made, as it is now.
func (a *app) after(c echo.Context, claim *service.Claim) error {
	path, ok := map[string]string{
		"booking": "bookings", "school": "schools", "group": "groups", "resource": "resources", "term": "terms",
		"period_table": "period-tables", "holiday": "holidays", "class_group": "class-groups",
	}[claim.Entity]
	if !ok {
		return a.problem(c.Request().Context(), booking.Fail(booking.Conflicted, "already_made"))
	}
	location := base + "/" + path + "/" + claim.EntityID
	r := c.Request().Clone(c.Request().Context())
	r.Method, r.URL.Path, r.URL.RawPath, r.URL.RawQuery, r.Body = http.MethodGet, location, "", "", http.NoBody
	r.Header.Del("If-None-Match")
	shown := &held{ResponseWriter: &discard{header: http.Header{}}}
	a.echo.ServeHTTP(shown, r)
	status := shown.status
	if status == http.StatusOK {
		status = http.StatusCreated
		c.Response().Header().Set("Location", location)
	}
	c.Response().Header().Set("Content-Type", shown.Header().Get("Content-Type"))
	c.Response().Header().Set("ETag", shown.Header().Get("ETag"))
	c.Response().WriteHeader(status)
	_, err := c.Response().Write(shown.body.Bytes())
	return err
}

// discard is a writer of headers alone, for a reply that goes elsewhere.
type discard struct{ header http.Header }

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) Write(b []byte) (int, error) { return len(b), nil }
func (d *discard) WriteHeader(int)             {}

// fingerprint is the same for bodies that say the same.
func fingerprint(method, path string, body []byte) string {
	var value any
	if checkJSON(body) == nil && json.Unmarshal(body, &value) == nil {
		if canonical, err := json.Marshal(value); err == nil {
			body = canonical
		}
	}
	sum := sha256.Sum256(append([]byte(method+" "+path+"\n"), body...))
	return hex.EncodeToString(sum[:])
}
