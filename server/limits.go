package main

import (
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// The spans over which failed sign-ins count.
const (
	accountSpan = 15 * time.Minute
	addressSpan = 10 * time.Minute
)

// limits counts failed sign-ins and calls, on this node and in real time.
type limits struct {
	clock              *service.Clock
	account, address   int
	anonymous, perUser int

	mu       sync.Mutex
	failures map[string][]time.Time // "a:" account, "p:" address
	calls    map[string]*bucket
	swept    time.Time
}

type bucket struct {
	*rate.Limiter
	used time.Time
}

func newLimits(cfg Config, clock *service.Clock) *limits {
	return &limits{
		clock: clock, account: cfg.AccountFailures, address: cfg.AddressFailures,
		anonymous: cfg.AnonymousRate, perUser: cfg.UserRate,
		failures: map[string][]time.Time{}, calls: map[string]*bucket{},
	}
}

func accountKey(name string) string { return "a:" + strings.ToLower(strings.TrimSpace(name)) }

// attempt refuses a sign-in where there were too many failures: the same for a
// name that exists and one that does not.
func (l *limits) attempt(account, address string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.Time()
	wait := max(
		l.wait(accountKey(account), now, accountSpan, l.account),
		l.wait("p:"+address, now, addressSpan, l.address),
	)
	if wait == 0 {
		return nil
	}
	return tooMany("too_many_attempts", wait)
}

// tooMany says how long to wait; the door turns Seconds into Retry-After.
func tooMany(key string, wait time.Duration) error {
	seconds := int((wait + time.Second - 1) / time.Second)
	return &booking.Error{
		Code: booking.TooMany, Key: key,
		Params: map[string]any{"Seconds": seconds, "Minutes": (seconds + 59) / 60},
	}
}

// wait is how long until the oldest failure that counts is forgotten, 0 where
// there are fewer than the limit.
func (l *limits) wait(key string, now time.Time, span time.Duration, limit int) time.Duration {
	times := l.failures[key]
	for len(times) > 0 && now.Sub(times[0]) >= span {
		times = times[1:]
	}
	if len(times) == 0 {
		delete(l.failures, key)
		return 0
	}
	l.failures[key] = times
	if len(times) < limit {
		return 0
	}
	return span - now.Sub(times[len(times)-limit])
}

func (l *limits) failed(account, address string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.Time()
	for _, key := range []string{accountKey(account), "p:" + address} {
		l.failures[key] = append(l.failures[key], now)
	}
	l.sweep(now)
}

func (l *limits) succeeded(account string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.failures, accountKey(account))
}

// call counts one call of a signed-in user, or of an address that nobody
// signed.
func (l *limits) call(user, address string) error {
	key, perSecond := "u:"+user, l.perUser
	if user == "" {
		key, perSecond = "p:"+address, l.anonymous
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.clock.Time()
	b := l.calls[key]
	if b == nil {
		b = &bucket{Limiter: rate.NewLimiter(rate.Limit(perSecond), perSecond)}
		l.calls[key] = b
	}
	b.used = now
	l.sweep(now)
	if !b.AllowN(now, 1) {
		return tooMany("too_many_requests", time.Second)
	}
	return nil
}

// sweep forgets, once a minute, what no longer counts.
func (l *limits) sweep(now time.Time) {
	if now.Sub(l.swept) < time.Minute {
		return
	}
	l.swept = now
	for key, b := range l.calls {
		if now.Sub(b.used) > time.Minute {
			delete(l.calls, key)
		}
	}
	for key, times := range l.failures {
		if now.Sub(times[len(times)-1]) > accountSpan {
			delete(l.failures, key)
		}
	}
}

// door is what the sign-in handlers are given.
type door struct {
	tokens *tokens
	limits *limits
}

func (d door) Issue(user string, epoch int64) (string, int, error) {
	return d.tokens.issue(user, epoch)
}
func (d door) Attempt(account, address string) error { return d.limits.attempt(account, address) }
func (d door) Failed(account, address string)        { d.limits.failed(account, address) }
func (d door) Succeeded(account string)              { d.limits.succeeded(account) }
