package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// Delegation lets one person decide in the name of another from one date to
// another, both inclusive.
type Delegation struct {
	ID       string
	From, To string // users
	School   string // for what is decided at this school alone; "": wherever both have a role
	First    calendar.Date
	Last     calendar.Date
}

// deciding are the roles by which people decide about requests.
var deciding = []Role{DistrictAdmin, GroupAdmin, SchoolAdmin, ResourceManager, LabTechnician}

// withDelegates adds to the holders of a word those who stand in for one of
// them on the date. A delegate of somebody who may not decide (the requester)
// may not either, and a delegate has no delegates.
func withDelegates(w *World, word string, p Place, holders, never []string) []string {
	if len(w.Delegations) == 0 {
		return holders
	}
	all := slices.Clone(holders)
	for i := range w.Delegations {
		d := &w.Delegations[i]
		if slices.Contains(holders, d.From) && !slices.Contains(never, d.To) && d.covers(w, word, p) {
			all = append(all, d.To)
		}
	}
	return sortedSet(all)
}

// covers reports whether the delegation stands on the date, for that word: the
// delegate has a role of their own in the same scope.
func (d *Delegation) covers(w *World, word string, p Place) bool {
	scope, role, _ := post(word, p)
	if d.School != "" && scope != "s:"+d.School {
		return false
	}
	return within(p.Date, d.First, d.Last) && canStandIn(w, d.To, scope, role, p.Date)
}

// canStandIn reports whether a person may decide for a role of a scope: they
// have a role there themselves, for a group at least at one of its schools.
// For a technician only another technician stands in, or the school's admin,
// who would act without one: it is about safety.
func canStandIn(w *World, user, scope string, role Role, date calendar.Date) bool {
	ix := w.index()
	has := func(scope string) bool {
		return slices.ContainsFunc(ix.grants[scope], func(g *Grant) bool {
			return g.User == user && within(date, g.From, g.To) &&
				(role != LabTechnician || g.Role == LabTechnician || g.Role == SchoolAdmin)
		})
	}
	if has(scope) {
		return true
	}
	if len(scope) > 2 && scope[:2] == "g:" {
		if g := w.Groups[scope[2:]]; g != nil {
			return slices.ContainsFunc(g.Members, func(m Membership) bool {
				return within(date, m.From, m.To) && has("s:"+m.School)
			})
		}
	}
	return false
}

// Delegable lists the grants by which a person decides and for which another
// may stand in on a date. decides reports whether the first has any at all.
func Delegable(w *World, from, to string, date calendar.Date) (grants []Grant, decides bool) {
	for i := range w.Grants {
		g := &w.Grants[i]
		if g.User != from || !slices.Contains(deciding, g.Role) || !within(date, g.From, g.To) {
			continue
		}
		decides = true
		if canStandIn(w, to, scopeOf(g), g.Role, date) {
			grants = append(grants, *g)
		}
	}
	return grants, decides
}

// InNameOf says for whom a person decides a step: "" where they hold the word
// themselves, else the holder whose delegate they are.
func InNameOf(w *World, word string, p Place, user string, never ...string) string {
	for _, candidate := range append([]string{word}, fallbacks[word]...) {
		holders := without(Holders(w, candidate, p), never)
		if slices.Contains(holders, user) {
			return ""
		}
		for i := range w.Delegations {
			d := &w.Delegations[i]
			if d.To == user && slices.Contains(holders, d.From) && d.covers(w, candidate, p) {
				return d.From
			}
		}
	}
	return ""
}
