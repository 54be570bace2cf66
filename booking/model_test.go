package booking_test

import (
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// The model knows nothing of intervals: it looks at every minute of every day
// and asks who is where. It is slow and plain, so that it can be believed.

// day0 is a Monday of the term of every model; times are minutes from there.
var day0 = date("2026-11-02")

func clock(minute int) int64 { return day0.At(0, shanghai) + int64(minute)*60 }

// fake is a small random district.
type fake struct {
	world *booking.World
	// stands and off say of each school and day what is taught and whether it is
	// closed, as the calendar should.
	stands map[string][]calendar.Date
	off    map[string][]bool
}

// plan is a request in minutes, and the booking it became.
type plan struct {
	id string
	r  booking.Request
}

// span is what a plan takes of a resource, in minutes.
type span struct {
	res                  *booking.Resource
	start, end, from, to int
	quantity             int
}

func (f *fake) spans(p plan) []span {
	var out []span
	add := func(id string, start, end int64, quantity int) {
		r := f.world.Resources[id]
		s := span{res: r, start: minutes(start), end: minutes(end), quantity: quantity}
		s.from, s.to = s.start-r.BufferBefore, s.end+r.BufferAfter
		out = append(out, s)
	}
	for _, id := range p.r.Resources {
		add(id, p.r.Start, p.r.End, max(p.r.Quantity, 1))
	}
	if v := p.r.Vehicles; v != nil {
		buses := 0
		for seats := 0; seats < p.r.Headcount+p.r.Adults; seats += f.world.Resources[v.Resource].SeatsEach {
			buses++
		}
		add(v.Resource, v.Start, v.End, max(buses, 1))
	}
	return out
}

func minutes(unix int64) int { return int((unix - day0.At(0, shanghai)) / 60) }

// clash is a kind with the booking or lock in the way.
type clash struct {
	kind booking.Kind
	with string
}

type clashes map[clash]bool

// expect lists everything in the way of a plan.
func (f *fake) expect(p plan, others []plan) clashes {
	out := clashes{}
	for _, s := range f.spans(p) {
		f.expectPlace(out, s)
		f.expectCount(out, p, s, others)
		if s.res.School != "" && s.res.School != p.r.School {
			for m := s.start; m < s.end; m++ {
				if f.stands[s.res.School][m/1440] != f.stands[p.r.School][m/1440] {
					out[clash{booking.CalendarMismatch, ""}] = true
				}
			}
		}
	}
	f.expectParts(out, p)
	for _, s := range f.spans(p) {
		f.expectNoise(out, s)
	}
	for _, o := range others {
		f.expectPair(out, p, o)
		out.note(f.staffed(p, o), booking.StaffOverlap, o.id)
	}
	return out
}

func (f *fake) expectPlace(out clashes, s span) {
	for m := s.start; m < s.end; m++ {
		d := day0 + calendar.Date(m/1440)
		if m == s.start {
			for _, atom := range f.around(s.res) {
				if r := f.world.Resources[atom]; !r.Active || d < r.AvailableFrom {
					out[clash{booking.NotInService, ""}] = true
				}
			}
		}
		if f.off[s.res.School][m/1440] {
			out[clash{booking.ClosedDay, ""}] = true
		}
		open := false
		for _, o := range s.res.Open {
			open = open || slices.Contains(o.Weekdays, d.Weekday()) && m%1440 >= o.Start && m%1440 < o.End
		}
		if !open {
			out[clash{booking.OutsideOpenHours, ""}] = true
		}
		for _, l := range f.world.Locks {
			if f.lockedAt(l, s.res, m) {
				kind := map[string]booking.Kind{
					"exam": booking.ExamLock, "maintenance": booking.Maintenance, "public_opening": booking.PublicOpening,
				}[l.Kind]
				out[clash{kind, l.ID}] = true
			}
		}
	}
}

// around is a resource with its hall and its parts.
func (f *fake) around(r *booking.Resource) []string {
	out := append([]string{r.ID}, r.Parts...)
	if r.Parent != "" {
		out = append(out, r.Parent)
	}
	return out
}

func (f *fake) lockedAt(l *booking.Lock, r *booking.Resource, m int) bool {
	d := day0 + calendar.Date(m/1440)
	active := clock(m) >= l.Start && clock(m) < l.End
	if l.Daily {
		active = d >= l.From && d <= l.To && m%1440 >= l.DayStart && m%1440 < l.DayEnd
	}
	if !active {
		return false
	}
	for _, other := range f.world.Resources {
		if f.named(l, other) && meets(f.atoms(other), f.atoms(r)) {
			return true
		}
	}
	return false
}

func (f *fake) named(l *booking.Lock, r *booking.Resource) bool {
	s := l.Scope
	ok := true
	if s.Stage != "" {
		ok = r.School != "" && slices.Contains(f.world.Schools[r.School].Stages, s.Stage)
	}
	if s.AllIndoor {
		ok = ok && r.School != "" && !slices.Contains(f.world.Policy.IndoorExcludes, r.Type)
	}
	return ok &&
		(len(s.Schools) == 0 || slices.Contains(s.Schools, r.School)) &&
		(len(s.Types) == 0 || slices.Contains(s.Types, r.Type)) &&
		(len(s.Resources) == 0 || slices.Contains(s.Resources, r.ID))
}

func (f *fake) atoms(r *booking.Resource) []string {
	if len(r.Parts) > 0 {
		return r.Parts
	}
	return []string{r.ID}
}

func meets(a, b []string) bool {
	return slices.ContainsFunc(a, func(x string) bool { return slices.Contains(b, x) })
}

// expectCount counts heads, parties and units in every minute.
func (f *fake) expectCount(out clashes, p plan, s span, others []plan) {
	if s.res.Alloc != booking.Pool && s.res.Alloc != booking.Shared {
		return
	}
	taken := make([][]span, len(others))
	for i, o := range others {
		taken[i] = f.spans(o)
	}
	for m := s.from; m < s.to; m++ {
		units, heads, parties := s.quantity, p.r.Headcount, 1
		for i, o := range others {
			for _, t := range taken[i] {
				if t.res == s.res && t.from <= m && m < t.to {
					units += t.quantity
					heads += o.r.Headcount
					parties++
				}
			}
		}
		switch {
		case s.res.Alloc == booking.Pool && units > s.res.Quantity:
			out[clash{booking.PoolExceeded, ""}] = true
		case s.res.Alloc == booking.Shared && (heads > s.res.Capacity && p.r.Headcount > 0 || parties > s.res.MaxParties):
			out[clash{booking.CapacityExceeded, ""}] = true
		}
	}
}

func (f *fake) expectParts(out clashes, p plan) {
	seats, rooms, parts := 0, 0, []string{}
	for _, id := range p.r.Resources {
		r := f.world.Resources[id]
		if r.Alloc == booking.Part && !slices.Contains(p.r.Resources, r.Parent) {
			parts = append(parts, id)
		}
		if r.Alloc != booking.Pool && r.Alloc != booking.Shared {
			seats, rooms = seats+r.Capacity, rooms+1
		}
	}
	if rooms > 0 && p.r.Headcount > seats {
		out[clash{booking.CapacityExceeded, ""}] = true
	}
	slices.Sort(parts)
	allowed := len(parts) < 2
	for _, c := range f.world.Resources["hall"].Combos {
		allowed = allowed || slices.Equal(c, parts)
	}
	if !allowed {
		out[clash{booking.InvalidCombination, ""}] = true
	}
}

// expectPair looks at one other booking, minute by minute.
func (f *fake) expectPair(out clashes, p, o plan) {
	overlap, buffers, teacher, class := false, false, false, false
	mine, theirs := f.spans(p), f.spans(o)
	from, to := minutes(p.r.Start)-240, minutes(p.r.End)+240 // wider than any buffers or buses
	for m := from; m < to; m++ {
		for _, s := range mine {
			for _, t := range theirs {
				if s.res.Alloc == booking.Pool || s.res.Alloc == booking.Shared || !meets(f.atoms(s.res), f.atoms(t.res)) {
					continue
				}
				overlap = overlap || s.start <= m && m < s.end && t.start <= m && m < t.end
				buffers = buffers || s.from <= m && m < s.to && t.from <= m && m < t.to
			}
		}
		together := minutes(p.r.Start) <= m && m < minutes(p.r.End) && minutes(o.r.Start) <= m && m < minutes(o.r.End)
		teacher = teacher || together && f.teaches(p) && f.teaches(o) && p.r.Teacher == o.r.Teacher
		class = class || together && meets(f.classes(p.r.Class), f.classes(o.r.Class))
	}
	out.note(overlap, booking.ResourceOverlap, o.id)
	out.note(buffers && !overlap, booking.TurnaroundBuffer, o.id)
	out.note(teacher, booking.TeacherOverlap, o.id)
	out.note(class, booking.ClassOverlap, o.id)
	out.note(!teacher && f.tooFar(p, o), booking.TravelTime, o.id)
}

// expectNoise looks, minute by minute, for exams beside something loud.
func (f *fake) expectNoise(out clashes, s span) {
	if s.res.School == "" || !slices.Contains(f.world.Policy.NoisyTypes, s.res.Type) {
		return
	}
	for _, l := range f.world.Locks {
		beside, itself := false, false
		for m := range 5 * 1440 {
			itself = itself || f.lockedAt(l, s.res, m)
		}
		for m := s.start; m < s.end; m++ {
			for _, r := range f.world.Resources {
				beside = beside || r.School == s.res.School && f.lockedAt(l, r, m)
			}
		}
		out.note(l.Kind == "exam" && beside && !itself, booking.AdjacentExam, l.ID)
	}
}

// staffed reports whether two plans need the one technician in both
// laboratories in the same minute.
func (f *fake) staffed(p, o plan) bool {
	if len(f.world.Grants) != 2 { // a second one helps in the annex
		return false
	}
	for _, s := range f.spans(p) {
		for _, t := range f.spans(o) {
			labs := s.res.Type == "lab" && t.res.Type == "lab" && s.res != t.res
			for m := s.start; labs && m < s.end; m++ {
				if t.start <= m && m < t.end {
					return true
				}
			}
		}
	}
	return false
}

func (c clashes) note(yes bool, kind booking.Kind, with string) {
	if yes {
		c[clash{kind, with}] = true
	}
}

// teaches reports whether a plan keeps its teacher.
func (f *fake) teaches(p plan) bool {
	return p.r.Teacher != "" && slices.ContainsFunc(p.r.Resources, func(id string) bool {
		return f.world.Resources[id].Alloc != booking.Pool
	})
}

func (f *fake) classes(id string) []string {
	if id == "" {
		return nil
	}
	return append([]string{id}, f.world.Classes[id].Members...)
}

// tooFar walks from the end of the earlier booking to the start of the later.
func (f *fake) tooFar(p, o plan) bool {
	if !f.teaches(p) || !f.teaches(o) || p.r.Teacher != o.r.Teacher {
		return false
	}
	if o.r.Start < p.r.Start {
		p, o = o, p
	}
	last, next := minutes(p.r.End)-1, minutes(o.r.Start)
	if last/1440 != next/1440 {
		return false
	}
	way := 0
	for _, s := range f.spans(p) {
		for _, t := range f.spans(o) {
			if s.res.Alloc == booking.Pool || t.res.Alloc == booking.Pool || s.res == t.res || s.res.School != "" && s.res.School == t.res.School {
				continue
			}
			w, known := f.world.Travel[[2]string{s.res.School, t.res.School}]
			if !known || s.res.School == "" || t.res.School == "" {
				w = f.world.Policy.TravelDefault
			}
			way = max(way, w)
		}
	}
	return next-(last+1) < way
}
