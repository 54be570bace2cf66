package service

import (
	"sync/atomic"
	"time"
)

// Clock is the one clock of the house: a source of time plus an offset, which
// the demo and tests move.
type Clock struct {
	source func() time.Time
	offset atomic.Int64
}

// NewClock makes a clock over a source of time, such as time.Now.
func NewClock(source func() time.Time) *Clock { return &Clock{source: source} }

// Now is the clock's time, in unix seconds.
func (c *Clock) Now() int64 { return c.Time().Unix() }

// Time is the clock's time.
func (c *Clock) Time() time.Time { return c.source().Add(c.Offset()) }

// Offset is how far the clock is ahead of its source.
func (c *Clock) Offset() time.Duration { return time.Duration(c.offset.Load()) }

// Advance sets how far the clock is ahead of its source.
func (c *Clock) Advance(offset time.Duration) { c.offset.Store(int64(offset)) }

// Set moves the clock to an instant; it runs on from there.
func (c *Clock) Set(t time.Time) { c.Advance(t.Sub(c.source())) }
