package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"strings"

	"github.com/labstack/echo/v4"
)

// held keeps a reply back until it is known whether it must be sent.
type held struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
	sent   bool
}

func (h *held) WriteHeader(status int) {
	if h.status == 0 {
		h.status = status
	}
}

func (h *held) Write(b []byte) (int, error) {
	h.WriteHeader(http.StatusOK)
	return h.body.Write(b)
}

func (h *held) send() {
	if h.status == 0 {
		h.status = http.StatusOK
	}
	h.sent = true
	h.ResponseWriter.WriteHeader(h.status)
	if h.body.Len() > 0 {
		_, _ = h.ResponseWriter.Write(h.body.Bytes())
	}
}

// hold lets a reply be held back; release hands the writer back, and with it
// the right to answer, where nothing has been sent: a failure, or a panic.
func hold(c echo.Context) (kept *held, release func()) {
	response := c.Response()
	real := response.Writer
	kept = &held{ResponseWriter: real}
	response.Writer = kept
	return kept, func() {
		response.Writer = real
		if !kept.sent {
			response.Committed = false
		}
	}
}

// tags gives every reply to a GET its ETag and answers If-None-Match. The tag
// of an entity is its version, for If-Match, and a hash of the reply: what a
// reader may see, or may do, changes without the version.
func (a *app) tags(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Method != http.MethodGet || !strings.HasPrefix(c.Path(), base) {
			return next(c)
		}
		kept, release := hold(c)
		defer release()
		if err := next(c); err != nil {
			return err
		}
		if kept.status != 0 && kept.status != http.StatusOK {
			kept.send()
			return nil
		}
		h := c.Response().Header()
		sum := sha256.Sum256(kept.body.Bytes())
		etag := `"` + strings.Trim(h.Get("ETag"), `"`) + "-" + hex.EncodeToString(sum[:8]) + `"`
		h.Set("ETag", strings.Replace(etag, `"-`, `"`, 1))
		if h.Get("Cache-Control") == "" {
			h.Set("Cache-Control", "private, no-cache")
		}
		h.Set("Vary", "Authorization, Accept-Language")
		if matches(c.Request().Header.Get("If-None-Match"), h.Get("ETag")) {
			h.Del("Content-Type")
			c.Response().Status, kept.status = http.StatusNotModified, http.StatusNotModified
			kept.body.Reset()
		}
		kept.send()
		return nil
	}
}

// matches reports whether one of the tags of If-None-Match is this one; weak
// and strong count alike there (RFC 9110, 13.1.2).
func matches(header, etag string) bool {
	for _, tag := range strings.Split(header, ",") {
		tag = strings.TrimPrefix(strings.TrimSpace(tag), "W/")
		if tag == "*" || tag != "" && tag == etag {
			return true
		}
	}
	return false
}
