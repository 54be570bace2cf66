package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// The relations between the requester's school and the owner (domain 7.1), as
// Rule.Relation names them.
const (
	RelSelf     = "self"
	RelTight    = "tight"
	RelLed      = "led"
	RelProject  = "project"
	RelAlliance = "alliance"
	RelDistrict = "district"
	RelForming  = "any_forming_group"
	RelNone     = "none"
)

// relations in the order that breaks ties between equal outcomes.
var relations = []string{
	RelSelf, RelTight, RelLed, RelProject, RelAlliance, RelDistrict, RelForming, RelNone,
}

// The states of a group in a rule row.
const (
	StateActive     = "active"
	StateForming    = "forming"
	StateNotFiled   = "charter_not_filed"
	groupEnded      = "ended"
	charterFiled    = "filed"
	statusActive    = "active"
	scopePrivate    = "private"
	NeedSafety      = "safety_training"
	purposeUnstated = "ad_hoc"
)

// fact is a condition of a row that not every relation knows.
type fact int8

const (
	unknown fact = iota
	no
	yes
)

func factOf(b bool) fact {
	if b {
		return yes
	}
	return no
}

// matches reports whether a row's condition holds; one that the relation does
// not know never does.
func (f fact) matches(want *bool) bool {
	return want == nil || f == factOf(*want)
}

// relation is one tie between two schools on one date.
type relation struct {
	name, group, state            string
	attached, projectActive       fact
	agreementActive, agreedListed fact
	agreement                     *Agreement
}

// relationsOn lists the ties between a school and the owner of a resource on
// a date; project names the project of the request, if any. There is always
// at least one: none.
func relationsOn(w *World, school string, r *Resource, d calendar.Date, project string, into []relation) []relation {
	switch {
	case r.School != "" && r.School == school:
		return append(into, relation{name: RelSelf})
	case r.Scope == scopePrivate:
		return append(into, relation{name: RelNone})
	case r.School == "":
		return append(into, relation{name: RelDistrict})
	}
	n := len(into)
	for _, g := range w.index().groups[school] {
		if g.has(school, d) && g.has(r.School, d) {
			if rel, ok := groupRelation(w, g, school, r, d, project); ok {
				into = append(into, rel)
			}
		}
	}
	if len(into) == n {
		into = append(into, relation{name: RelNone})
	}
	return into
}

// has reports whether the school is a member on the date.
func (g *Group) has(school string, d calendar.Date) bool {
	for i := range g.Members {
		if m := &g.Members[i]; m.School == school && within(d, m.From, m.To) {
			return true
		}
	}
	return false
}

// state says whether the group may share yet: it must be active and, but for
// alliances, which live by agreements, its charter filed.
func (g *Group) state() string {
	switch {
	case g.Status == StateForming:
		return StateForming
	case g.Kind != Alliance && g.Charter != charterFiled:
		return StateNotFiled
	}
	return StateActive
}

func groupRelation(w *World, g *Group, school string, r *Resource, d calendar.Date, project string) (relation, bool) {
	if g.Status == groupEnded {
		return relation{}, false
	}
	rel := relation{group: g.ID, state: g.state()}
	if rel.state != StateActive {
		rel.name = RelForming
		return rel, true
	}
	switch g.Kind {
	case Tight:
		rel.name = RelTight
	case Led:
		rel.name = RelLed
	case ProjectKind:
		rel.name = RelProject
		rel.projectFacts(w, school, r, d, project)
	case Alliance:
		rel.name = RelAlliance
		rel.agreementFacts(w, school, r, d)
	default:
		return relation{}, false
	}
	return rel, true
}

// projectFacts looks at the projects that bind the pair, or at the one that
// the request names. Where one lists the resource, only those that do count:
// a project that has ended says so even while another runs without it.
func (rel *relation) projectFacts(w *World, school string, r *Resource, d calendar.Date, project string) {
	rel.attached, rel.projectActive = no, no
	for _, p := range w.index().projects[rel.group] {
		if project != "" && p.ID != project || !p.binds(school, r.School) {
			continue
		}
		listed := listed(p.Resources, r)
		active := p.Status == statusActive && within(d, p.Start, p.End)
		switch {
		case listed && rel.attached == no:
			rel.attached, rel.projectActive = yes, factOf(active)
		case listed == (rel.attached == yes) && active:
			rel.projectActive = yes
		}
	}
}

func (p *Project) binds(a, b string) bool {
	return slices.Contains(p.Members, a) && slices.Contains(p.Members, b)
}

// agreementFacts looks at the agreements of the pair in force on the date;
// one that lends in the other direction alone is in force but does not list.
func (rel *relation) agreementFacts(w *World, school string, r *Resource, d calendar.Date) {
	rel.agreementActive, rel.agreedListed = no, no
	for _, a := range w.index().agreements[rel.group] {
		lends := a.Provider == r.School && a.Partner == school
		borrows := a.Provider == school && a.Partner == r.School
		if !lends && !borrows || a.Status != statusActive || !within(d, a.Start, a.End) {
			continue
		}
		rel.agreementActive = yes
		if (lends || a.Bidirectional) && listed(a.Resources, r) && rel.agreedListed == no {
			rel.agreedListed, rel.agreement = yes, a
		}
	}
}

// listed reports whether a list of ids names the resource or its hall.
func listed(ids []string, r *Resource) bool {
	return slices.Contains(ids, r.ID) || r.Parent != "" && slices.Contains(ids, r.Parent)
}
