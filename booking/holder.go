package booking

import "xiaoxiang/calendar"

// HasRole reports whether a person holds a role at a school on a date.
func HasRole(w *World, user string, role Role, school string, d calendar.Date) bool {
	if user == "" || school == "" {
		return false
	}
	for _, g := range w.index().grants["s:"+school] {
		if g.User == user && g.Role == role && within(d, g.From, g.To) {
			return true
		}
	}
	return false
}

// Lists reports whether the agreement lends the resource, or the hall whose
// part it is.
func (g *Agreement) Lists(r *Resource) bool { return listed(g.Resources, r) }

// RequestOn is the request for one date of a series as its decision has it:
// its own interval and resources, the vehicles moved along.
func RequestOn(r Request, o OccurrenceOutcome) Request {
	q := shifted(r, o.StartAt, o.EndAt)
	q.Resources = o.Resources
	return q
}
