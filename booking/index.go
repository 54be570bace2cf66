package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// index is what a World answers often, worked out once. Everything in it
// follows from the exported fields.
type index struct {
	groups      map[string][]*Group     // by member school, whatever the dates
	projects    map[string][]*Project   // by group
	agreements  map[string][]*Agreement // by group
	locks       map[string][]*Lock      // by resource, cascade included
	exams       map[string][]*Lock      // that lock anything of a school, by school
	technicians map[string][]string     // who serves a resource, whatever the dates
	serves      map[string][]string     // what a technician serves
	grants      map[string][]*Grant     // by scope key
	classes     map[string][]string     // what a class claims: itself and its members
	clashing    map[string][]string     // classes whose claims meet those of a class
	termEnd     calendar.Date           // last day of the last term; 0: no term
}

// Index works out what decisions look up often. It is done at the first
// decision; whoever builds a World may call it to have it done beforehand.
func (w *World) Index() { w.index() }

// Copy gives a world that may be changed field by field ("what if this lock
// stood?"). Maps and slices are shared: replace them, never write into them.
func (w *World) Copy() *World {
	return &World{
		District: w.District, Version: w.Version, Zone: w.Zone, Calendar: w.Calendar,
		Terms: w.Terms, Schools: w.Schools, Groups: w.Groups, Projects: w.Projects,
		Agreements: w.Agreements, Resources: w.Resources, Classes: w.Classes,
		Programs: w.Programs, Locks: w.Locks, Rules: w.Rules, Policy: w.Policy,
		Grants: w.Grants, Delegations: w.Delegations, Users: w.Users, Travel: w.Travel,
	}
}

func (w *World) index() *index {
	if ix := w.built.Load(); ix != nil {
		return ix
	}
	ix := &index{
		groups:     map[string][]*Group{},
		projects:   map[string][]*Project{},
		agreements: map[string][]*Agreement{},
		locks:      map[string][]*Lock{},
		exams:      map[string][]*Lock{},
		grants:     map[string][]*Grant{},
	}
	ix.addGroups(w)
	ix.addLocks(w)
	ix.addClasses(w)
	for i := range w.Grants {
		g := &w.Grants[i]
		ix.grants[scopeOf(g)] = append(ix.grants[scopeOf(g)], g)
	}
	ix.addStaff(w)
	for _, t := range w.Terms {
		ix.termEnd = max(ix.termEnd, t.Last)
	}
	w.built.Store(ix) // two at once build the same
	return ix
}

func (ix *index) addGroups(w *World) {
	for _, id := range sortedKeys(w.Groups) {
		g := w.Groups[id]
		for _, m := range g.Members {
			if !slices.Contains(ix.groups[m.School], g) {
				ix.groups[m.School] = append(ix.groups[m.School], g)
			}
		}
	}
	for _, id := range sortedKeys(w.Projects) {
		p := w.Projects[id]
		ix.projects[p.Group] = append(ix.projects[p.Group], p)
	}
	for _, a := range w.Agreements {
		ix.agreements[a.Group] = append(ix.agreements[a.Group], a)
	}
}

func (ix *index) addLocks(w *World) {
	for _, l := range w.Locks {
		for id, r := range w.Resources {
			if w.Locked(l, r) {
				ix.locks[id] = append(ix.locks[id], l)
				if l.Kind == "exam" && !slices.Contains(ix.exams[r.School], l) {
					ix.exams[r.School] = append(ix.exams[r.School], l)
				}
			}
		}
	}
}

func (ix *index) addClasses(w *World) {
	ix.classes = make(map[string][]string, len(w.Classes))
	ix.clashing = make(map[string][]string, len(w.Classes))
	holders := map[string][]string{}
	for _, id := range sortedKeys(w.Classes) {
		ix.classes[id] = classClosure(w, id, nil)
		for _, c := range ix.classes[id] {
			holders[c] = append(holders[c], id)
		}
	}
	for id, own := range ix.classes {
		var all []string
		for _, c := range own {
			all = append(all, holders[c]...)
			all = append(all, c)
		}
		slices.Sort(all)
		ix.clashing[id] = slices.Compact(all)
	}
}

// classClosure is a class with its members and theirs; a circle ends it.
func classClosure(w *World, id string, seen []string) []string {
	if slices.Contains(seen, id) {
		return seen
	}
	seen = append(seen, id)
	if c := w.Classes[id]; c != nil {
		for _, m := range c.Members {
			seen = classClosure(w, m, seen)
		}
	}
	return seen
}

// claimedClasses is what a booking for the class claims.
func (ix *index) claimedClasses(id string) []string {
	if c, ok := ix.classes[id]; ok {
		return c
	}
	return []string{id}
}

// classesClash reports whether two bookings for these classes need one class
// twice.
func (ix *index) classesClash(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	return a == b || slices.Contains(ix.clashing[a], b)
}

func scopeOf(g *Grant) string {
	switch {
	case g.School != "":
		return "s:" + g.School
	case g.Group != "":
		return "g:" + g.Group
	}
	return "d:"
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// within reports whether d lies in a dated span, both ends inclusive, 0 open.
func within(d, from, to calendar.Date) bool {
	return (from == 0 || d >= from) && (to == 0 || d <= to)
}
