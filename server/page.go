package main

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"xiaoxiang/frontend"
)

//go:embed docs
var docsFiles embed.FS

// page serves the built page and the description of the API out of the
// binary. What is not in it is not there: no path reaches the disk.
type page struct {
	files map[string]*asset // "/assets/x.js"
	about map[string]*asset // "/docs/docs.js"
}

// asset is one file, packed too where the build packed it.
type asset struct {
	body, packed []byte
	kind, etag   string
}

func newPage() (*page, error) {
	p := &page{}
	var err error
	if p.files, err = assets(frontend.Dist, "dist", ""); err != nil {
		return nil, err
	}
	p.about, err = assets(docsFiles, "docs", "/docs")
	return p, err
}

func assets(from fs.FS, root, prefix string) (map[string]*asset, error) {
	out := map[string]*asset{}
	err := fs.WalkDir(from, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		body, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		place := prefix + strings.TrimPrefix(name, root)
		if original, ok := strings.CutSuffix(place, ".gz"); ok {
			if out[original] == nil {
				out[original] = &asset{}
			}
			out[original].packed = body
			return nil
		}
		if out[place] == nil {
			out[place] = &asset{}
		}
		sum := sha256.Sum256(body)
		kind := kinds[path.Ext(place)]
		if kind == "" {
			kind = mime.TypeByExtension(path.Ext(place))
		}
		out[place].body, out[place].kind, out[place].etag = body, kind, hex.EncodeToString(sum[:8])
		return nil
	})
	return out, err
}

// kinds are the types that must not depend on what the machine knows.
var kinds = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".svg": "image/svg+xml", ".json": "application/json", ".webmanifest": "application/manifest+json",
	".woff2": "font/woff2", ".png": "image/png", ".ico": "image/x-icon", ".txt": "text/plain; charset=utf-8",
}

// serve gives a file of the page; paths of the page itself, which its router
// knows, all give index.html.
func (p *page) serve(c echo.Context) error {
	name := path.Clean("/" + c.Request().URL.Path)
	if a := p.files[name]; a != nil && a.body != nil {
		return a.serve(c, strings.HasPrefix(name, "/assets/"))
	}
	if top, _, _ := strings.Cut(name[1:], "/"); top == "assets" || top == "api" || path.Ext(name) != "" {
		return echo.ErrNotFound
	}
	index := p.files["/index.html"]
	if index == nil {
		return c.String(http.StatusServiceUnavailable, "The page is not in this binary: build it with make build. 页面尚未构建。\n")
	}
	return index.serve(c, false)
}

func (p *page) docs(c echo.Context) error {
	name := path.Clean(c.Request().URL.Path)
	if name == "/docs" {
		name = "/docs/index.html"
	}
	if a := p.about[name]; a != nil {
		return a.serve(c, false)
	}
	return echo.ErrNotFound
}

// serve writes a file. The name of a file under /assets holds its hash, so it
// never changes; everything else is asked for again.
func (a *asset) serve(c echo.Context, forever bool) error {
	h := c.Response().Header()
	h.Set("Content-Type", a.kind)
	h.Set("Cache-Control", "no-cache")
	if forever {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	body, etag := a.body, a.etag
	if a.packed != nil {
		h.Add("Vary", "Accept-Encoding")
		if strings.Contains(c.Request().Header.Get("Accept-Encoding"), "gzip") && c.Request().Header.Get("Range") == "" {
			h.Set("Content-Encoding", "gzip")
			body, etag = a.packed, a.etag+"-gz"
		}
	}
	h.Set("ETag", `"`+etag+`"`)
	http.ServeContent(c.Response(), c.Request(), "", time.Time{}, bytes.NewReader(body))
	return nil
}
