// Package handlers turns requests into use cases and their answers into
// replies. What a reply holds is said here and nowhere else.
package handlers

import (
	"context"
	"strconv"
	"strings"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/messages"
	"xiaoxiang/service"
)

// Caller is who makes a request and how they are to be answered.
type Caller struct {
	Person  *service.Person // nil: nobody signed in
	Lang    messages.Lang
	Address string // the direct peer, or what a trusted proxy says
	BaseURL string // of links in the reply, without a final slash
	Secure  bool   // the page was reached by https
}

type callerKey struct{}

// WithCaller keeps the caller in the context of a request.
func WithCaller(ctx context.Context, c *Caller) context.Context {
	return context.WithValue(ctx, callerKey{}, c)
}

// CallerOf gives the caller of a request.
func CallerOf(ctx context.Context) *Caller {
	if c, ok := ctx.Value(callerKey{}).(*Caller); ok {
		return c
	}
	return &Caller{}
}

// actor is who acts; the route table lets nobody without one get here.
func actor(ctx context.Context) booking.Actor {
	if p := CallerOf(ctx).Person; p != nil {
		return p.Actor
	}
	return booking.Actor{}
}

// Handlers is every operation of the API.
type Handlers struct {
	Service  *service.Service
	Sessions *service.Sessions
	Door     Door
	Feeds    Feeds
	About    About
}

// stamp writes an instant with its offset; 0 is null.
func stamp(unix int64, zone *time.Location) *string {
	if unix == 0 {
		return nil
	}
	s := instant(unix, zone)
	return &s
}

func instant(unix int64, zone *time.Location) string {
	return time.Unix(unix, 0).In(zone).Format(time.RFC3339)
}

// day writes a date; 0 is null.
func day(d calendar.Date) *string {
	if d == 0 {
		return nil
	}
	s := d.String()
	return &s
}

// clock writes minutes of the day.
func clock(minutes int) string {
	return string([]byte{byte('0' + minutes/600), byte('0' + minutes/60%10), ':', byte('0' + minutes%60/10), byte('0' + minutes%10)})
}

// number writes a limit; 0 is null: no limit.
func number(n int) *int {
	if n == 0 {
		return nil
	}
	return &n
}

// text writes a text that may be missing; "" is null.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

// deref reads an optional text.
func deref(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

// instantOf reads an instant of a query: RFC 3339, local time or a date.
func instantOf(field, value string, zone *time.Location) (int64, error) {
	if value == "" {
		return 0, nil
	}
	if t, err := time.Parse(time.RFC3339, strings.ReplaceAll(value, " ", "+")); err == nil {
		return t.Unix(), inYears(field, t)
	}
	for _, form := range []string{"2006-01-02T15:04", "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.ParseInLocation(form, value, zone); err == nil {
			return t.Unix(), inYears(field, t)
		}
	}
	return 0, booking.BadField(field, "bad_time", nil)
}

func inYears(field string, t time.Time) error {
	if t.Year() < 1970 || t.Year() > 2999 {
		return booking.BadField(field, "bad_time", nil)
	}
	return nil
}

// dateOf reads a date of a query.
func dateOf(field, value string) (calendar.Date, error) {
	d, err := calendar.ParseDate(value)
	if err != nil || d < 0 || d > 376200 {
		return 0, booking.BadField(field, "bad_date", nil)
	}
	return d, nil
}

// zone is the district's zone.
func zone(ctx context.Context) *time.Location {
	if p := CallerOf(ctx).Person; p != nil {
		return p.World.Zone
	}
	return time.UTC
}

// versionOf reads If-Match: the version that the caller saw. An empty header
// and * ask for no version; one that is no version of ours matches nothing.
func versionOf(ifMatch string) *int64 {
	tag := strings.Trim(strings.TrimPrefix(strings.TrimSpace(ifMatch), "W/"), `"`)
	if tag == "" || tag == "*" {
		return nil
	}
	tag, _, _ = strings.Cut(tag, "-")
	n, err := strconv.ParseInt(tag, 10, 64)
	if err != nil {
		n = -1
	}
	return &n
}

// tag is the ETag of a version; the server adds what the reply says, so that a
// reply that differs for another reason has another tag.
func tag(version int64) string { return `"` + strconv.FormatInt(version, 10) + `"` }
