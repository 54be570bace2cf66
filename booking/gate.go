package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// gate gives the reason of the first gate that stops the request, in the
// order of domain 7.1.3; "" where all let it through.
func (a *asked) gate(v *verdict, date calendar.Date) string {
	v.notice = a.noticeDays(v)
	ahead := int(date - a.today)
	switch {
	case !a.credentialed(v.target.res, date):
		return ReasonCredential
	case v.target.start < a.now.At:
		return ReasonPast
	case ahead < v.notice && !a.r.Offered:
		return ReasonNotice
	}
	if reason := a.furthest(v, date); reason != "" {
		return reason
	}
	if a.usedUp(v.rel.agreement, date) {
		return ReasonAgreementUsedUp
	}
	if !a.together(v.target) {
		return ReasonOnlyWith
	}
	return ""
}

// credentialed reports whether the requester holds, on the day of use, the one
// credential that is asked of people: safety training.
func (a *asked) credentialed(r *Resource, date calendar.Date) bool {
	if !slices.Contains(r.Needs, NeedSafety) {
		return true
	}
	u := a.w.Users[a.r.Requester]
	if u == nil {
		return false
	}
	for _, c := range u.Credentials {
		if c.Kind == NeedSafety && within(date, c.From, c.To) {
			return true
		}
	}
	return false
}

// noticeDays is the least number of calendar days ahead: the row's, and for
// other schools the resource's and the agreement's.
func (a *asked) noticeDays(v *verdict) int {
	n := v.rule.MinDays
	if v.rel.name != RelSelf {
		n = max(n, v.target.res.NoticeDays)
	}
	if v.rel.agreement != nil {
		n = max(n, v.rel.agreement.NoticeDays)
	}
	return n
}

// furthest stops what lies too far ahead: teachers by the row, everybody by
// the end of the last term that the district has published. What an
// allocation round gave is bound by the term alone.
func (a *asked) furthest(v *verdict, date calendar.Date) string {
	if v.rule.MaxDays > 0 && int(date-a.today) > v.rule.MaxDays && !a.r.Allocated && !a.plansTerm() {
		return ReasonTooFar
	}
	if a.ix.termEnd != 0 && date > a.ix.termEnd {
		return ReasonOutsideTerm
	}
	return ""
}

// plansTerm reports whether the actor may book to the end of the term: a
// school or group admin for the requesting school, the district, the system.
func (a *asked) plansTerm() bool {
	if a.now.Actor.System {
		return true
	}
	for i := range a.now.Actor.Grants {
		g := &a.now.Actor.Grants[i]
		switch g.Role {
		case DistrictAdmin:
			return true
		case SchoolAdmin:
			if g.School == a.r.School {
				return true
			}
		case GroupAdmin:
			if grp := a.w.Groups[g.Group]; grp != nil && grp.has(a.r.School, a.today) {
				return true
			}
		}
	}
	return false
}

// usedUp reports whether the agreement's uses of the term are spent.
func (a *asked) usedUp(g *Agreement, date calendar.Date) bool {
	if g == nil || g.MaxUses == 0 {
		return false
	}
	return a.now.Usage.AgreementUses[[2]string{g.ID, a.w.termOf(date)}] >= g.MaxUses
}

// termOf is the id of the term a date lies in, or "".
func (w *World) termOf(d calendar.Date) string {
	for i := range w.Terms {
		if t := &w.Terms[i]; within(d, t.First, t.Last) {
			return t.ID
		}
	}
	return ""
}

// together reports whether a resource that is lent only with another kind is
// asked for with one.
func (a *asked) together(t *target) bool {
	if len(t.res.OnlyWith) == 0 {
		return true
	}
	for i := range a.targets {
		if slices.Contains(t.res.OnlyWith, a.targets[i].res.Type) {
			return true
		}
	}
	return false
}
