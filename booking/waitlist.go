package booking

import (
	"cmp"
	"slices"

	"xiaoxiang/calendar"
)

// Waiting is one request that waits for a place to open.
type Waiting struct {
	ID      string
	Request Request
	Since   int64 // unix seconds
}

// Queue puts those who wait into the order in which they are asked: supported
// schools first, then by arrival.
func Queue(w *World, list []Waiting) {
	rank := func(v *Waiting) int {
		if s := w.Schools[v.Request.School]; s != nil && s.Supported() {
			return 0
		}
		return 1
	}
	slices.SortFunc(list, func(a, b Waiting) int {
		return cmp.Or(rank(&a)-rank(&b), cmp.Compare(a.Since, b.Since), cmp.Compare(a.ID, b.ID))
	})
}

// Position is the place, from 1, of one request among those that want some of
// the same at an overlapping time; list must be in the order of Queue. 0: it
// is not in the list.
func Position(w *World, list []Waiting, id string) int {
	i := slices.IndexFunc(list, func(v Waiting) bool { return v.ID == id })
	if i < 0 {
		return 0
	}
	n := 1
	for j := range list[:i] {
		if Contend(w, list[i].Request, list[j].Request) {
			n++
		}
	}
	return n
}

// Contend reports whether two requests want some of the same, a hall and its
// part included, at times that overlap with their buffers.
func Contend(w *World, a, b Request) bool {
	for _, x := range Uses(w, a) {
		for _, y := range Uses(w, b) {
			if meets(w, x.Resource, x.ClaimStart, x.ClaimEnd, y.Resource, y.ClaimStart, y.ClaimEnd) {
				return true
			}
		}
	}
	return false
}

// Wants reports whether a request wants some of what one use of a resource
// kept from it.
func Wants(w *World, r Request, u Use) bool {
	for _, x := range Uses(w, r) {
		if meets(w, x.Resource, x.ClaimStart, x.ClaimEnd, u.Resource, u.ClaimStart, u.ClaimEnd) {
			return true
		}
	}
	return false
}

func meets(w *World, r string, start, end int64, other string, otherStart, otherEnd int64) bool {
	res := w.Resources[r]
	return res != nil && start < otherEnd && otherStart < end && slices.Contains(kin(res), other)
}

// takenKinds are the conflicts that go away when somebody else gives a place
// back.
var takenKinds = []Kind{ResourceOverlap, TurnaroundBuffer, PoolExceeded, CapacityExceeded}

// Waitable reports whether a request that was refused may wait: nothing but
// what others took is in its way, and it would fit if nobody had.
func Waitable(w *World, now Now, r Request, d Decision) bool {
	if d.Outcome != Rejected {
		return false
	}
	for i := range d.Conflicts {
		if c := &d.Conflicts[i]; c.Severity == Hard && !slices.Contains(takenKinds, c.Kind) {
			return false
		}
	}
	now.Taken = nil
	return !hasHard(ask(w, &now, &r).conflicts())
}

// HoldSeconds is how long a place that opened is held for who waited for it.
const HoldSeconds = 24 * 3600

// HoldUntil is when a held place must be confirmed: within a day, but not after
// the last date on which the notice of its rule still allows to book, and not
// after its start.
func HoldUntil(w *World, now int64, r Request, d Decision) int64 {
	date, _ := calendar.DateOf(r.Start, w.Zone)
	last := (date - calendar.Date(d.Notice) + 1).At(0, w.Zone)
	return min(now+HoldSeconds, last, r.Start)
}
