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
	h.ResponseWriter.WriteHeader(h.status)
	_, _ = h.ResponseWriter.Write(h.body.Bytes())
}

// tags gives every reply to a GET its ETag and answers If-None-Match. The tag
// of an entity is its version, for If-Match, and a hash of the reply: what a
// reader may see, or may do, changes without the version.
func (a *app) tags(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		if c.Request().Method != http.MethodGet || !strings.HasPrefix(c.Path(), base) {
			return next(c)
		}
		real := c.Response().Writer
		kept := &held{ResponseWriter: real}
		c.Response().Writer = kept
		err := next(c)
		c.Response().Writer = real
		if err != nil {
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
			c.Response().Status = http.StatusNotModified
			real.WriteHeader(http.StatusNotModified)
			return nil
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
