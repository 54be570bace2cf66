package booking

import "slices"

// NeedTechnician is the need of a resource where somebody prepares and clears.
const NeedTechnician = "technician"

// staff warns where the only technician of a place is needed at another site
// while it is used. Laboratories of one campus are looked after side by side,
// and where two share the work or nobody holds the grant the approval chain
// asks: that says nothing here.
func (a *asked) staff(f *found) {
	for i := range a.targets {
		t := &a.targets[i]
		only := a.technician(t.res)
		if only == "" {
			continue
		}
		a.others(func(o *Taken) {
			other := a.w.Resources[o.Resource]
			if other == nil || other.School == t.res.School || t.start >= o.End || o.Start >= t.end {
				return
			}
			if a.technician(other) == only {
				f.add(with(StaffOverlap, only, o))
			}
		})
	}
}

// technician is the one person who serves a resource today; "" where it needs
// none, or several share it.
func (a *asked) technician(r *Resource) string {
	if !slices.Contains(r.Needs, NeedTechnician) {
		return ""
	}
	holders := Holders(a.w, Technician, Place{Resource: r, Date: a.today})
	if len(holders) != 1 {
		return ""
	}
	return holders[0]
}

// served lists the other resources that the technicians of one serve, whatever
// the dates of their grants.
func (w *World) served(r *Resource) []string {
	if !slices.Contains(r.Needs, NeedTechnician) {
		return nil
	}
	var out []string
	for _, user := range w.index().technicians[r.ID] {
		out = append(out, w.index().serves[user]...)
	}
	return out
}

// addStaff works out who serves what.
func (ix *index) addStaff(w *World) {
	ix.technicians, ix.serves = map[string][]string{}, map[string][]string{}
	for _, id := range sortedKeys(w.Resources) {
		r := w.Resources[id]
		if !slices.Contains(r.Needs, NeedTechnician) {
			continue
		}
		scope := "s:" + r.School
		if r.School == "" {
			scope = "d:"
		}
		for _, g := range ix.grants[scope] {
			if g.Role == LabTechnician && (len(g.Resources) == 0 || listed(g.Resources, r)) && !slices.Contains(ix.serves[g.User], id) {
				ix.technicians[id] = append(ix.technicians[id], g.User)
				ix.serves[g.User] = append(ix.serves[g.User], id)
			}
		}
	}
}

// noise tells where something loud is asked for beside an exam: another place
// of the same school is locked for one. It never stands in the way.
func (a *asked) noise(f *found) {
	for i := range a.targets {
		t := &a.targets[i]
		if t.res.School == "" || !slices.Contains(a.w.Policy.NoisyTypes, t.res.Type) {
			continue
		}
		for _, l := range a.ix.exams[t.res.School] {
			if slices.Contains(a.ix.locks[t.res.ID], l) {
				continue // it is locked itself, which says more
			}
			if from, to, ok := a.w.lockDuring(l, t.start, t.end); ok {
				f.add(Conflict{
					Kind: AdjacentExam, Subject: t.res.ID, With: l.ID, WithCode: l.Code,
					Start: from, End: to, Params: map[string]any{"Name": l.Name},
				})
			}
		}
	}
}
