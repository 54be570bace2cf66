package booking

import "slices"

// Claim is what a booking holds alone from Start to End, half-open, unix
// seconds. No two live claims on one subject may overlap.
//
// Subjects are "r:" and a resource that is not divided, "t:" and a teacher,
// "c:" and a class.
type Claim struct {
	Subject    string
	Start, End int64
}

// Use is what a booking takes of one resource: the row that is stored for it.
// Start and End are as asked, ClaimStart and ClaimEnd widened by the buffers.
type Use struct {
	Resource             string
	Start, End           int64
	ClaimStart, ClaimEnd int64
	Quantity             int // units of a pool, else 1
	Headcount            int
}

// target is one resource of a request with its own interval.
type target struct {
	res        *Resource
	start, end int64
	quantity   int
	vehicle    bool
}

func (t *target) claimStart() int64 { return t.start - int64(t.res.BufferBefore)*60 }
func (t *target) claimEnd() int64   { return t.end + int64(t.res.BufferAfter)*60 }

// countable reports whether several bookings may hold the resource at once.
func (r *Resource) countable() bool { return r.Alloc == Pool || r.Alloc == Shared }

// targets lists what is asked for, the vehicles last; unknown ids are left
// out (Valid names them).
func targets(w *World, r *Request, into []target) []target {
	for _, id := range r.Resources {
		res := w.Resources[id]
		if res == nil {
			continue
		}
		quantity := 1
		if res.Alloc == Pool {
			quantity = max(r.Quantity, 1)
		}
		into = append(into, target{res, r.Start, r.End, quantity, false})
	}
	if v := r.Vehicles; v != nil {
		if res := w.Resources[v.Resource]; res != nil {
			into = append(into, target{res, v.Start, v.End, VehiclesNeeded(res, r.Headcount, r.Adults), true})
		}
	}
	return into
}

// VehiclesNeeded is how many vehicles carry a party: pupils and adults over
// the seats of each, at least one.
func VehiclesNeeded(vehicle *Resource, headcount, adults int) int {
	seats := max(vehicle.SeatsEach, 1)
	if vehicle.SeatsEach == 0 {
		return 1
	}
	return max(1, (headcount+adults+seats-1)/seats)
}

// atoms are the undivided resources that booking r takes.
func atoms(r *Resource) []string {
	if len(r.Parts) > 0 {
		return r.Parts
	}
	return []string{r.ID}
}

// occupies reports whether the request keeps its teacher somewhere: tablets
// and buses alone do not (domain 2.4).
func occupies(ts []target) bool {
	for i := range ts {
		if ts[i].res.Alloc != Pool {
			return true
		}
	}
	return false
}

// Claims gives what a request would hold alone, sorted by subject: its atoms
// widened by their buffers, and as asked the teacher and the class with the
// classes it contains. Pools and shared rooms are counted instead: see Uses.
func Claims(w *World, r Request) []Claim {
	ts := targets(w, &r, nil)
	var out []Claim
	for i := range ts {
		if ts[i].res.countable() {
			continue
		}
		for _, a := range atoms(ts[i].res) {
			out = addClaim(out, Claim{"r:" + a, ts[i].claimStart(), ts[i].claimEnd()})
		}
	}
	if r.Teacher != "" && occupies(ts) {
		out = append(out, Claim{"t:" + r.Teacher, r.Start, r.End})
	}
	if r.Class != "" {
		for _, c := range w.index().claimedClasses(r.Class) {
			out = append(out, Claim{"c:" + c, r.Start, r.End})
		}
	}
	slices.SortFunc(out, func(a, b Claim) int { return cmpString(a.Subject, b.Subject) })
	return out
}

// addClaim keeps one claim a subject: a hall asked for with one of its parts
// claims the part once, as wide as the wider.
func addClaim(out []Claim, c Claim) []Claim {
	for i := range out {
		if out[i].Subject == c.Subject {
			out[i].Start, out[i].End = min(out[i].Start, c.Start), max(out[i].End, c.End)
			return out
		}
	}
	return append(out, c)
}

// Uses gives one row for every resource of a request, vehicles last, as they
// are asked for (a hall stays a hall).
func Uses(w *World, r Request) []Use {
	var out []Use
	for _, t := range targets(w, &r, nil) {
		out = append(out, Use{
			Resource: t.res.ID, Start: t.start, End: t.end,
			ClaimStart: t.claimStart(), ClaimEnd: t.claimEnd(),
			Quantity: t.quantity, Headcount: r.Headcount,
		})
	}
	return out
}

// LockKeys gives the subjects, sorted and without repeats, that a writer locks
// in the database before it looks: every claim, every pool and shared room.
func LockKeys(w *World, r Request) []string {
	var keys []string
	for _, c := range Claims(w, r) {
		keys = append(keys, c.Subject)
	}
	for _, t := range targets(w, &r, nil) {
		if t.res.countable() {
			keys = append(keys, "r:"+t.res.ID)
		}
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

func cmpString(a, b string) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
