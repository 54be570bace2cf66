package booking

import "slices"

// others calls f for every live row of another booking.
func (a *asked) others(f func(*Taken)) {
	for i := range a.now.Taken {
		t := &a.now.Taken[i]
		if t.Status != "" && !t.Status.Live() || a.r.Except != "" && t.Booking == a.r.Except {
			continue
		}
		f(t)
	}
}

// with fills in which booking a conflict is with.
func with(k Kind, subject string, t *Taken) Conflict {
	return Conflict{
		Kind: k, Subject: subject, With: t.Booking, WithCode: t.Code, WithSchool: t.School,
		Start: t.Start, End: t.End, taken: t,
	}
}

// overlaps finds bookings of the same atom. Where the intervals as asked
// overlap it is resource_overlap, where only the buffers do, which add up, it
// is turnaround_buffer.
func (a *asked) overlaps(f *found) {
	a.others(func(o *Taken) {
		for i := range a.targets {
			t := &a.targets[i]
			if t.res.countable() || t.claimStart() >= o.ClaimEnd || o.ClaimStart >= t.claimEnd() {
				continue
			}
			subject, ok := sharedAtom(t.res, o.Resource)
			if !ok {
				continue
			}
			kind := TurnaroundBuffer
			if t.start < o.End && o.Start < t.end {
				kind = ResourceOverlap
			}
			f.add(with(kind, subject, o))
		}
	})
}

// sharedAtom reports whether two resources have an atom in common, and names
// the smaller of them.
func sharedAtom(r *Resource, other string) (string, bool) {
	switch {
	case r.ID == other:
		return other, true
	case slices.Contains(r.Parts, other):
		return other, true
	case r.Parent != "" && r.Parent == other:
		return r.ID, true
	}
	return "", false
}

// combinations finds parts of one hall that may not be lent together: a set
// of two or more must be one of the hall's combos.
func (a *asked) combinations(f *found) {
	if len(a.r.Resources) < 2 {
		return
	}
	var halls []string
	for i := range a.targets {
		hall := a.w.Resources[a.targets[i].res.Parent]
		if hall == nil || slices.Contains(halls, hall.ID) || slices.Contains(a.r.Resources, hall.ID) {
			continue
		}
		halls = append(halls, hall.ID)
		if parts := a.partsOf(hall); len(parts) > 1 && !hall.allows(parts) {
			f.add(Conflict{
				Kind: InvalidCombination, Subject: hall.ID, Start: a.r.Start, End: a.r.End,
				Params: map[string]any{"Parts": parts},
			})
		}
	}
}

// partsOf lists the parts of a hall that are asked for, sorted.
func (a *asked) partsOf(hall *Resource) []string {
	var parts []string
	for i := range a.targets {
		if a.targets[i].res.Parent == hall.ID {
			parts = append(parts, a.targets[i].res.ID)
		}
	}
	return sortedSet(parts)
}

// allows reports whether a sorted set of parts is one of the combos.
func (r *Resource) allows(parts []string) bool {
	for _, combo := range r.Combos {
		if len(combo) == len(parts) && !slices.ContainsFunc(parts, func(p string) bool {
			return !slices.Contains(combo, p)
		}) {
			return true
		}
	}
	return false
}
