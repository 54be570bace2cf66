package booking

import "xiaoxiang/calendar"

// FirstPickSeconds is how long those who were displaced choose before others.
const FirstPickSeconds = 48 * 3600

// MaxOffered is how many choices the displaced are offered at most.
const MaxOffered = maxAlternatives

// CanBump reports whether the actor may displace a booking: who manages a
// resource that it takes.
func CanBump(w *World, actor Actor, resources []string) bool {
	for _, id := range resources {
		if r := w.Resources[id]; r != nil && CanManageResource(w, actor, r) {
			return true
		}
	}
	return false
}

// BumpableFrom is the first date that may still be taken from others: the
// policy's number of working days after today, by the host's calendar (the
// requester's where the district is the host).
func BumpableFrom(w *World, host, school string, today calendar.Date) calendar.Date {
	if host == "" {
		host = school
	}
	return w.Calendar.AddWorkdays(host, today, w.Policy.HostBumpMinWorkdays)
}

// Displaced is what is taken, as a booking that is being displaced sees it when
// it looks for another place: its own stays taken, its teacher and class are free.
func Displaced(taken []Taken, id string) []Taken {
	out := make([]Taken, len(taken))
	for i, t := range taken {
		if t.Booking == id {
			t.Teacher, t.Class = "", ""
		}
		out[i] = t
	}
	return out
}
