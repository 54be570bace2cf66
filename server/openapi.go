package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"net/http"

	"github.com/labstack/echo/v4"
)

// describe gives the description of the API: OpenAPI 3.1, made from the
// handlers themselves.
func (a *app) describe() ([]byte, error) { return json.MarshalIndent(a.api.OpenAPI(), "", "  ") }

func (a *app) openAPI(c echo.Context) error {
	body, err := a.describe()
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	etag := `"` + hex.EncodeToString(sum[:8]) + `"`
	c.Response().Header().Set("ETag", etag)
	c.Response().Header().Set("Cache-Control", "no-cache")
	if matches(c.Request().Header.Get("If-None-Match"), etag) {
		return c.NoContent(http.StatusNotModified)
	}
	return c.Blob(http.StatusOK, "application/json", body)
}
