package main

import (
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics is what is measured, in a registry of its own.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
}

func newMetrics() *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "xiaoxiang_request_seconds", Help: "Time to answer, by route and status.",
			Buckets: []float64{.001, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5},
		}, []string{"method", "route", "status"}),
	}
	m.registry.MustRegister(m.requests, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) observe(method, route string, status int, took time.Duration) {
	switch method {
	case "GET", "POST", "PATCH", "DELETE", "HEAD", "PUT", "OPTIONS":
	default:
		method = "other" // a name that a client makes up is no series of ours
	}
	m.requests.WithLabelValues(method, route, strconv.Itoa(status)).Observe(took.Seconds())
}

// serveMetrics answers this machine alone, unless configuration opens it; to
// everybody else it is not there.
func (a *app) serveMetrics(c echo.Context) error {
	if a.cfg.Metrics != "on" && !local(c) {
		return echo.ErrNotFound
	}
	promhttp.HandlerFor(a.metrics.registry, promhttp.HandlerOpts{}).ServeHTTP(c.Response(), c.Request())
	return nil
}

// local reports whether the caller sits on this machine and no proxy stands
// between.
func local(c echo.Context) bool {
	r := c.Request()
	if r.Header.Get("X-Forwarded-For") != "" || r.Header.Get("Forwarded") != "" {
		return false
	}
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	ip := net.ParseIP(host)
	return err == nil && ip != nil && ip.IsLoopback()
}

// healthz says that the process runs.
func (a *app) healthz(c echo.Context) error {
	return c.JSON(http.StatusOK, map[string]string{"status": "ok"})
}

// readyz says whether requests should come here: the database answers and the
// server is not about to stop.
func (a *app) readyz(c echo.Context) error {
	if a.draining.Load() {
		return plainProblem(c.Request().Context(), http.StatusServiceUnavailable)
	}
	if err := a.service.Store.Ping(c.Request().Context()); err != nil {
		return a.problem(c.Request().Context(), err)
	}
	return c.JSON(http.StatusOK, map[string]string{"status": "ready"})
}
