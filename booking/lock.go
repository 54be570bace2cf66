package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// Locked reports whether a lock takes the resource, itself or through its hall
// or one of its parts: who locks half a hall locks the hall, who locks the
// hall locks both halves (domain 2.4, row 2).
func (w *World) Locked(l *Lock, r *Resource) bool {
	if w.inScope(&l.Scope, r) {
		return true
	}
	if hall := w.Resources[r.Parent]; hall != nil && w.inScope(&l.Scope, hall) {
		return true
	}
	for _, id := range r.Parts {
		if part := w.Resources[id]; part != nil && w.inScope(&l.Scope, part) {
			return true
		}
	}
	return false
}

// inScope tests the fields of a scope, all of which must match. A stage, a
// list of schools and "all indoor" speak of schools: the district's own sites
// are taken by type or by name only.
func (w *World) inScope(s *LockScope, r *Resource) bool {
	if len(s.Resources) > 0 && !slices.Contains(s.Resources, r.ID) {
		return false
	}
	if len(s.Types) > 0 && !slices.Contains(s.Types, r.Type) {
		return false
	}
	if len(s.Schools) > 0 && !slices.Contains(s.Schools, r.School) {
		return false
	}
	if s.AllIndoor && (r.School == "" || slices.Contains(w.Policy.IndoorExcludes, r.Type)) {
		return false
	}
	if s.Stage == "" {
		return true
	}
	school := w.Schools[r.School]
	return school != nil && slices.Contains(school.Stages, s.Stage)
}

// lockDuring gives the stretch of a lock that meets [start, end), unix
// seconds: the whole of a continuous lock, the first such day of a daily one.
func (w *World) lockDuring(l *Lock, start, end int64) (from, to int64, ok bool) {
	if !l.Daily {
		return l.Start, l.End, l.Start < end && start < l.End
	}
	first, _ := calendar.DateOf(start, w.Zone)
	last, _ := calendar.DateOf(end-1, w.Zone)
	for d := max(first, l.From); d <= min(last, l.To); d++ {
		from, to = d.At(l.DayStart, w.Zone), d.At(l.DayEnd, w.Zone)
		if from < end && start < to {
			return from, to, true
		}
	}
	return 0, 0, false
}

// lockKinds gives the conflict of each kind of lock.
var lockKinds = map[string]Kind{
	"exam":           ExamLock,
	"maintenance":    Maintenance,
	"public_opening": PublicOpening,
}

func lockKind(l *Lock) Kind {
	if k, ok := lockKinds[l.Kind]; ok {
		return k
	}
	return Maintenance
}
