package booking

import "xiaoxiang/calendar"

// people finds teachers and classes needed in two places at once, and teachers
// who cannot get from one to the other in time. A teacher is kept by rooms, not
// by tablets or buses alone (domain 2.4).
func (a *asked) people(f *found) {
	if a.r.Teacher == "" && a.r.Class == "" {
		return
	}
	teaches := a.r.Teacher != "" && occupies(a.targets)
	a.others(func(o *Taken) {
		overlap := a.r.Start < o.End && o.Start < a.r.End
		if teaches && o.Teacher == a.r.Teacher && !a.inPool(o) {
			if overlap {
				f.add(with(TeacherOverlap, o.Teacher, o))
			} else {
				a.travel(f, o)
			}
		}
		if overlap && a.ix.classesClash(a.r.Class, o.Class) && !a.ownVehicle(o) {
			f.add(with(ClassOverlap, a.r.Class, o))
		}
	})
}

// inPool reports whether a row takes units of a pool.
func (a *asked) inPool(o *Taken) bool {
	r := a.w.Resources[o.Resource]
	return r != nil && r.Alloc == Pool
}

// ownVehicle reports whether a row is a vehicle of a booking with other rows:
// it runs to its own times, the class is held to those of the booking.
func (a *asked) ownVehicle(o *Taken) bool {
	if !a.carries(o) {
		return false
	}
	for i := range a.now.Taken {
		if t := &a.now.Taken[i]; t.Booking == o.Booking && t != o && !a.carries(t) {
			return true
		}
	}
	return false
}

// carries reports whether a row takes vehicles: a pool of things with seats.
func (a *asked) carries(o *Taken) bool {
	return a.inPool(o) && a.w.Resources[o.Resource].SeatsEach > 0
}

// travel warns where the gap on the same day is shorter than the way.
func (a *asked) travel(f *found, o *Taken) {
	before := o.End <= a.r.Start
	gap := a.r.Start - o.End
	if !before {
		gap = o.Start - a.r.End
	}
	way := a.way(o)
	if gap >= int64(way)*60 || !a.sameDay(o, before) {
		return
	}
	c := with(TravelTime, o.Teacher, o)
	c.Params = map[string]any{"Gap": int(gap / 60), "Travel": way}
	for i := range f.list { // a booking with several rooms warns once, for the longest way
		p := &f.list[i]
		if p.Kind == TravelTime && p.With == c.With && p.Start == c.Start {
			if p.Params["Travel"].(int) < way {
				*p = c
				p.Severity = Warn
			}
			return
		}
	}
	f.add(c)
}

// sameDay reports whether the earlier ends on the local date on which the
// later begins.
func (a *asked) sameDay(o *Taken, before bool) bool {
	end, start := a.r.End, o.Start
	if before {
		end, start = o.End, a.r.Start
	}
	x, _ := calendar.DateOf(end-1, a.w.Zone)
	y, _ := calendar.DateOf(start, a.w.Zone)
	return x == y
}

// way is the longest way, in minutes, between a site of the request and that
// of a row.
func (a *asked) way(o *Taken) int {
	from := a.w.Resources[o.Resource]
	if from == nil {
		return 0
	}
	longest := 0
	for i := range a.targets {
		if t := &a.targets[i]; t.res.Alloc != Pool {
			longest = max(longest, a.w.TravelBetween(from, t.res))
		}
	}
	return longest
}

// TravelBetween is the way in minutes, door to door, between two resources:
// none on one campus, the policy's default to, from and between district
// sites and where nobody has measured.
func (w *World) TravelBetween(a, b *Resource) int {
	if a == b || a.ID == b.ID || a.School != "" && a.School == b.School {
		return 0
	}
	if a.School != "" && b.School != "" {
		if m, ok := w.Travel[[2]string{a.School, b.School}]; ok {
			return m
		}
	}
	return w.Policy.TravelDefault
}
