package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// The approver words of the rule table (domain 7.1).
const (
	HostManager       = "host_manager"
	HostSchoolAdmin   = "host_school_admin"
	OwnSchoolAdmin    = "own_school_admin"
	GroupOffice       = "group_office"
	GroupCoordinator  = "group_coordinator"
	BaseManager       = "base_manager"
	Technician        = "lab_technician"
	TechnicianIfRisky = "lab_technician_if_hazardous" // only in rows; becomes Technician or nothing
	BureauAdmin       = "district_admin"
)

// fallbacks says who acts, in order, where nobody holds a word. The group
// office never stands in for a technician.
var fallbacks = map[string][]string{
	HostManager:      {HostSchoolAdmin, GroupOffice, BureauAdmin},
	Technician:       {HostSchoolAdmin, BureauAdmin},
	HostSchoolAdmin:  {GroupOffice, BureauAdmin},
	OwnSchoolAdmin:   {GroupOffice, BureauAdmin},
	GroupOffice:      {BureauAdmin},
	GroupCoordinator: {BureauAdmin},
	BaseManager:      {BureauAdmin},
	BureauAdmin:      nil,
}

// Place is where an approver word is looked up: the resource, the basis group
// and the requester's school, on a date.
type Place struct {
	Resource *Resource
	Group    string
	School   string
	Date     calendar.Date
}

// post says whose grants a word means at a place: the scope and the role, and
// whether a grant that names resources must name this one.
func post(word string, p Place) (scope string, role Role, narrowed bool) {
	owner := "s:" + p.Resource.School
	if p.Resource.School == "" {
		owner = "d:"
	}
	switch word {
	case HostManager, BaseManager:
		return owner, ResourceManager, true
	case Technician:
		return owner, LabTechnician, true
	case HostSchoolAdmin:
		return "s:" + p.Resource.School, SchoolAdmin, false
	case OwnSchoolAdmin:
		return "s:" + p.School, SchoolAdmin, false
	case GroupOffice, GroupCoordinator:
		return "g:" + p.Group, GroupAdmin, false
	case BureauAdmin:
		return "d:", DistrictAdmin, false
	}
	return "", "", false
}

// Holders gives the ids of those who hold a word there by a grant of the
// date, sorted; nobody where the word is vacant or unknown.
func Holders(w *World, word string, p Place) []string {
	scope, role, narrowed := post(word, p)
	var out []string
	for _, g := range w.index().grants[scope] {
		if g.Role != role || !within(p.Date, g.From, g.To) {
			continue
		}
		if !narrowed || len(g.Resources) == 0 || listed(g.Resources, p.Resource) {
			out = append(out, g.User)
		}
	}
	return sortedSet(out)
}

// Approvers gives who decides a step: the holders but for those who may not
// (the requester), or the first fallback that has any, who then act for them;
// and beside them whoever stands in for one of them that day.
func Approvers(w *World, word string, p Place, never ...string) (users []string, acting bool) {
	users, _, acting = approvers(w, word, p, never)
	return users, acting
}

// approvers is Approvers with the word that was found held.
func approvers(w *World, word string, p Place, never []string) (users []string, found string, acting bool) {
	found = word
	users = without(Holders(w, word, p), never)
	for _, next := range fallbacks[word] {
		if len(users) > 0 {
			break
		}
		acting, found = true, next
		users = without(Holders(w, next, p), never)
	}
	return withDelegates(w, found, p, users, never), found, acting
}

func without(users, never []string) []string {
	return slices.DeleteFunc(users, func(u string) bool { return slices.Contains(never, u) })
}

// words gives the chain of a row for a resource: the technician first where
// it is hazardous, somebody always.
func words(row *Rule, r *Resource) []string {
	out := make([]string, 0, len(row.Approvers)+1)
	if r.Risk == Hazardous {
		out = append(out, Technician)
	}
	for _, word := range row.Approvers {
		if word == TechnicianIfRisky || slices.Contains(out, word) {
			continue // a hazardous resource has the technician already
		}
		out = append(out, word)
	}
	if len(out) == 0 {
		out = append(out, HostManager)
	}
	return out
}

// addSteps unites the steps of one verdict with those of the others: the same
// word held by the same people is one step, and takes the earlier deadline.
func (a *asked) addSteps(steps []Step, v *verdict) []Step {
	p := Place{Resource: v.target.res, Group: v.rel.group, School: a.r.School, Date: a.today}
	host := v.target.res.School
	if host == "" {
		host = a.r.School
	}
	latest := v.target.start - int64(v.notice)*86400/2
	days := 0
	for _, word := range words(v.rule, v.target.res) {
		days += a.w.Policy.SLAWorkdays[word]
		s := Step{Word: word, Resource: v.target.res.ID}
		s.Users, s.Acting = Approvers(a.w, word, p, a.r.Requester, a.now.Actor.User)
		end := (a.w.Calendar.AddWorkdays(host, a.today, days) + 1).At(0, a.w.Zone)
		s.Deadline = min(end, latest)
		steps = addStep(steps, s)
	}
	return steps
}

func addStep(steps []Step, s Step) []Step {
	for i := range steps {
		if steps[i].Word == s.Word && slices.Equal(steps[i].Users, s.Users) {
			steps[i].Deadline = min(steps[i].Deadline, s.Deadline)
			return steps
		}
	}
	return append(steps, s)
}

// technicianFirst moves the technicians' steps to the front: nobody is asked
// before those who know whether it can be done safely.
func technicianFirst(steps []Step) {
	slices.SortStableFunc(steps, func(x, y Step) int { return late(x) - late(y) })
}

func late(s Step) int {
	if s.Word == Technician {
		return 0
	}
	return 1
}

// approverWords are the words a row may name.
func approverWord(word string) bool {
	if word == TechnicianIfRisky {
		return true
	}
	_, ok := fallbacks[word]
	return ok
}
