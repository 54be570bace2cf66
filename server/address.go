package main

import (
	"net"
	"net/http"

	"github.com/labstack/echo/v4"
)

// addresses says who calls: the direct peer, or what X-Forwarded-For says
// where the peer is a proxy that configuration trusts.
func addresses(trusted []*net.IPNet) echo.IPExtractor {
	if len(trusted) == 0 {
		return echo.ExtractIPDirect()
	}
	options := []echo.TrustOption{echo.TrustLoopback(false), echo.TrustLinkLocal(false), echo.TrustPrivateNet(false)}
	for _, network := range trusted {
		options = append(options, echo.TrustIPRange(network))
	}
	return echo.ExtractIPFromXFFHeader(options...)
}

// trusts reports whether the direct peer is a trusted proxy.
func (a *app) trusts(r *http.Request) bool {
	networks, err := a.cfg.proxies()
	host, _, splitErr := net.SplitHostPort(r.RemoteAddr)
	ip := net.ParseIP(host)
	if err != nil || splitErr != nil || ip == nil {
		return false
	}
	for _, n := range networks {
		if n.Contains(ip) {
			return true
		}
	}
	return false
}
