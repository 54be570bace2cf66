package booking

import "slices"

// CanLock reports whether the actor may put this lock: the district anywhere;
// a school's admin where it names nothing but their own school; a resource
// manager on resources that are named and in their care, for maintenance and
// public opening alone.
func CanLock(w *World, actor Actor, l *Lock) bool {
	if CanManageDistrict(actor) {
		return true
	}
	s := &l.Scope
	if len(s.Schools) > 0 && !slices.ContainsFunc(s.Schools, func(id string) bool { return !CanManageSchool(w, actor, id) }) {
		return true
	}
	cares := CanManageResource
	if l.Kind != "maintenance" && l.Kind != "public_opening" {
		cares = func(w *World, actor Actor, r *Resource) bool { return CanManageSchool(w, actor, r.School) }
	}
	return len(s.Resources) > 0 && !slices.ContainsFunc(s.Resources, func(id string) bool {
		r := w.Resources[id]
		return r == nil || !cares(w, actor, r)
	})
}
