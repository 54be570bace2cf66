package booking

// counts finds pools without enough units and shared rooms without enough
// places. What counts is the peak at any instant, never the sum of the bookings
// that overlap somewhere.
func (a *asked) counts(f *found) {
	for i := range a.targets {
		t := &a.targets[i]
		switch t.res.Alloc {
		case Pool:
			quantity := a.sameUnits(i)
			if quantity == 0 {
				continue // counted with an earlier target
			}
			left := max(t.res.Quantity-a.peak(t, units), 0)
			if quantity > left {
				f.add(Conflict{
					Kind: PoolExceeded, Subject: t.res.ID, Start: t.start, End: t.end, Available: &left,
					Params: map[string]any{"Asked": quantity, "Unit": t.res.Unit},
				})
			}
		case Shared:
			a.sharedRoom(f, t)
		}
	}
}

// sameUnits is what is asked of a pool at one interval, all targets together;
// 0 where an earlier target has been counted for it.
func (a *asked) sameUnits(i int) int {
	t, n := &a.targets[i], 0
	for j := range a.targets {
		o := &a.targets[j]
		if o.res != t.res || o.start >= t.end || t.start >= o.end {
			continue
		}
		if j < i {
			return 0
		}
		n += o.quantity
	}
	return n
}

// sharedRoom tests a shared room for heads and for parties.
func (a *asked) sharedRoom(f *found, t *target) {
	places := t.res.Capacity - a.peak(t, heads)
	full := t.res.Capacity > 0 && a.r.Headcount > places
	parties := 0
	if t.res.MaxParties > 0 {
		parties = t.res.MaxParties - a.peak(t, party)
		full = full || parties < 1
	}
	if !full {
		return
	}
	c := Conflict{
		Kind: CapacityExceeded, Subject: t.res.ID, Start: t.start, End: t.end,
		Params: map[string]any{"Asked": a.r.Headcount, "Capacity": t.res.Capacity},
	}
	if t.res.MaxParties > 0 {
		c.Params["PartiesLeft"] = max(parties, 0)
	}
	if t.res.Capacity > 0 {
		left := max(places, 0)
		c.Available = &left
	}
	f.add(c)
}

// What is counted of a row.
func units(t *Taken) int { return max(t.Quantity, 1) }
func heads(t *Taken) int { return t.Headcount }
func party(*Taken) int   { return 1 }

// peak is the most that live rows take of a countable resource at one instant
// of the target's claim. The use only rises where a row begins, so it is
// enough to look there and at the claim's own start.
func (a *asked) peak(t *target, count func(*Taken) int) int {
	from, to := t.claimStart(), t.claimEnd()
	best := a.useAt(t.res.ID, from, count)
	a.others(func(o *Taken) {
		if o.Resource == t.res.ID && from < o.ClaimStart && o.ClaimStart < to {
			best = max(best, a.useAt(t.res.ID, o.ClaimStart, count))
		}
	})
	return best
}

// useAt is what live rows take of a resource at one instant.
func (a *asked) useAt(resource string, at int64, count func(*Taken) int) int {
	n := 0
	a.others(func(o *Taken) {
		if o.Resource == resource && o.ClaimStart <= at && at < o.ClaimEnd {
			n += count(o)
		}
	})
	return n
}

// capacity finds parties too large for the rooms that they have alone: the
// seats of several add up.
func (a *asked) capacity(f *found) {
	seats, first := 0, (*target)(nil)
	for i := range a.targets {
		t := &a.targets[i]
		if t.res.countable() {
			continue
		}
		if t.res.Capacity == 0 {
			return // one of them has no limit
		}
		if first == nil {
			first = t
		}
		seats += t.res.Capacity
	}
	if first != nil && a.r.Headcount > seats {
		f.add(Conflict{
			Kind: CapacityExceeded, Subject: first.res.ID, Start: first.start, End: first.end, Available: &seats,
			Params: map[string]any{"Asked": a.r.Headcount, "Capacity": seats},
		})
	}
}
