package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"
)

// Config is everything that is set from outside. It is read once and passed
// down. What a school changes while the server runs lives in tables.
type Config struct {
	Addr         string
	DB           string
	Secret       string
	Now          string
	DemoPassword string
	PublicURL    string
	TrustProxy   string
	Metrics      string
	LogLevel     string
	SMTPURL      string
	MailFrom     string

	AccountFailures int // failed sign-ins of one account in 15 minutes
	AddressFailures int // failed sign-ins from one address in 10 minutes
	AnonymousRate   int // calls a second from one address that nobody signed
	UserRate        int // calls a second of one signed-in user
	MaxBody         int // bytes of a request
}

// defaultConfig is what holds where nothing is set.
var defaultConfig = Config{
	Addr: ":8080", DB: "data/xiaoxiang.db", DemoPassword: "Xiaoxiang-demo-1",
	Metrics: "off", LogLevel: "info", MailFrom: "校享 <xiaoxiang@localhost>",
	AccountFailures: 5, AddressFailures: 30, AnonymousRate: 50, UserRate: 300, MaxBody: 1 << 20,
}

// variable is one environment variable and the field it sets.
type variable struct {
	name   string
	text   *string
	number *int
	secret bool // masked when printed; NAME_FILE names a file that holds it
	about  string
}

func (c *Config) variables() []variable {
	return []variable{
		{name: "XIAOXIANG_ADDR", text: &c.Addr, about: "listen address"},
		{name: "XIAOXIANG_DB", text: &c.DB, secret: strings.Contains(c.DB, "://"), about: "SQLite file path, or postgres://…"},
		{name: "XIAOXIANG_SECRET", text: &c.Secret, secret: true, about: "signing key of at least 32 characters; generated once when absent"},
		{name: "XIAOXIANG_NOW", text: &c.Now, about: "instant at which the clock starts; only with --demo"},
		{name: "XIAOXIANG_DEMO_PASSWORD", text: &c.DemoPassword, secret: true, about: "password of every demo account"},
		{name: "XIAOXIANG_PUBLIC_URL", text: &c.PublicURL, about: "base of links; from the request when absent"},
		{name: "XIAOXIANG_TRUST_PROXY", text: &c.TrustProxy, about: "networks whose X-Forwarded-For is believed, e.g. 10.0.0.0/8,127.0.0.1/32"},
		{name: "XIAOXIANG_METRICS", text: &c.Metrics, about: "on: /metrics answers everybody; off: this machine alone"},
		{name: "XIAOXIANG_LOG_LEVEL", text: &c.LogLevel, about: "debug, info, warn or error"},
		{name: "XIAOXIANG_SMTP_URL", text: &c.SMTPURL, secret: true, about: "smtp://user:password@host:587 for mail"},
		{name: "XIAOXIANG_MAIL_FROM", text: &c.MailFrom, about: "sender of mail"},
		{name: "XIAOXIANG_LIMIT_ACCOUNT_FAILURES", number: &c.AccountFailures, about: "failed sign-ins of one account in 15 minutes"},
		{name: "XIAOXIANG_LIMIT_ADDRESS_FAILURES", number: &c.AddressFailures, about: "failed sign-ins from one address in 10 minutes"},
		{name: "XIAOXIANG_LIMIT_ANONYMOUS_RATE", number: &c.AnonymousRate, about: "unsigned calls a second from one address"},
		{name: "XIAOXIANG_LIMIT_USER_RATE", number: &c.UserRate, about: "calls a second of one signed-in user"},
		{name: "XIAOXIANG_LIMIT_BODY", number: &c.MaxBody, about: "bytes of a request"},
	}
}

// loadConfig lays the environment over the defaults and reports every fault.
func loadConfig(getenv func(string) string) (Config, error) {
	c := defaultConfig
	var faults []error
	for _, v := range c.variables() {
		value := getenv(v.name)
		if v.text != nil && v.secret {
			fromFile, err := secretFile(v.name, value, getenv(v.name+"_FILE"))
			faults = append(faults, err)
			value = fromFile
		}
		switch {
		case value == "":
		case v.text != nil:
			*v.text = value
		default:
			n, err := strconv.Atoi(value)
			if err != nil {
				faults = append(faults, fmt.Errorf("%s must be a whole number, not %q", v.name, value))
				continue
			}
			*v.number = n
		}
	}
	return c, errors.Join(append(faults, c.faults()...)...)
}

// secretFile gives a secret from its variable or from the file that
// NAME_FILE names; both at once is a fault.
func secretFile(name, value, path string) (string, error) {
	if path == "" {
		return value, nil
	}
	if value != "" {
		return "", fmt.Errorf("%s and %s_FILE are both set; keep one", name, name)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return "", fmt.Errorf("%s_FILE cannot be read: %w", name, err)
	}
	return strings.TrimRight(string(b), "\r\n"), nil
}

// faults is every value that cannot be right, each in one sentence.
func (c *Config) faults() []error {
	var faults []error
	fault := func(ok bool, format string, args ...any) {
		if !ok {
			faults = append(faults, fmt.Errorf(format, args...))
		}
	}
	host, port, err := net.SplitHostPort(c.Addr)
	n, portErr := strconv.Atoi(port)
	fault(err == nil && portErr == nil && n >= 0 && n <= 65535 && !strings.ContainsAny(host, " /"),
		"XIAOXIANG_ADDR must be host:port or :port, not %q", c.Addr)
	fault(c.DB != "", "XIAOXIANG_DB must name a file or a postgres:// address")
	scheme, _, isURL := strings.Cut(c.DB, "://")
	fault(!isURL || scheme == "postgres" || scheme == "postgresql", "XIAOXIANG_DB must be a file path or postgres://…, not %s://…", scheme)
	fault(c.Secret == "" || len(c.Secret) >= 32, "XIAOXIANG_SECRET must have at least 32 characters")
	if c.Now != "" {
		_, err := time.Parse(time.RFC3339, c.Now)
		fault(err == nil, "XIAOXIANG_NOW must be an instant like 2026-10-26T09:00:00+08:00, not %q", c.Now)
	}
	fault(len(c.DemoPassword) >= 8, "XIAOXIANG_DEMO_PASSWORD must have at least 8 characters")
	if c.PublicURL != "" {
		u, err := url.Parse(c.PublicURL)
		fault(err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.RawQuery == "",
			"XIAOXIANG_PUBLIC_URL must be like https://book.example.org")
	}
	_, err = c.proxies()
	fault(err == nil, "XIAOXIANG_TRUST_PROXY must list networks like 10.0.0.0/8,127.0.0.1/32: %v", err)
	fault(c.Metrics == "on" || c.Metrics == "off", "XIAOXIANG_METRICS must be on or off, not %q", c.Metrics)
	fault(logLevels[c.LogLevel] != nil, "XIAOXIANG_LOG_LEVEL must be debug, info, warn or error, not %q", c.LogLevel)
	if c.SMTPURL != "" {
		u, err := url.Parse(c.SMTPURL)
		fault(err == nil && (u.Scheme == "smtp" || u.Scheme == "smtps") && u.Host != "", "XIAOXIANG_SMTP_URL must be like smtp://host:587")
	}
	for _, v := range c.variables() {
		fault(v.number == nil || *v.number > 0, "%s must be above zero", v.name)
	}
	return faults
}

// proxies are the networks whose X-Forwarded-For is believed.
func (c *Config) proxies() ([]*net.IPNet, error) {
	var networks []*net.IPNet
	for _, text := range strings.FieldsFunc(c.TrustProxy, func(r rune) bool { return r == ',' || r == ' ' }) {
		if _, err := netip.ParseAddr(text); err == nil {
			text += map[bool]string{true: "/128", false: "/32"}[strings.Contains(text, ":")]
		}
		_, network, err := net.ParseCIDR(text)
		if err != nil {
			return nil, err
		}
		networks = append(networks, network)
	}
	return networks, nil
}

// print writes every variable with its value, secrets masked.
func (c *Config) print(w io.Writer) {
	for _, v := range c.variables() {
		value := ""
		switch {
		case v.number != nil:
			value = strconv.Itoa(*v.number)
		case v.secret && *v.text != "":
			value = "********"
		default:
			value = *v.text
		}
		fmt.Fprintf(w, "%-34s %-28s # %s\n", v.name, value, v.about)
	}
}
