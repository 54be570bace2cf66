package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// Visibility is how much an actor sees of the bookings of a resource: none,
// free_busy, summary or full. It is the best over today's relations of every
// school at which the actor has a role; the district and its auditor see all
// (domain 7.1). A user's own bookings are shown to them whatever this says:
// see SeeBooking.
func Visibility(w *World, actor Actor, r *Resource, today calendar.Date) string {
	if actor.System || actor.has(DistrictAdmin) || actor.has(Auditor) {
		return SeeFull
	}
	best := 0
	see := func(school string) {
		if best < rankSee(SeeFull) {
			best = max(best, rankSee(seenBy(w, school, r, today)))
		}
	}
	for i := range actor.Grants {
		switch g := &actor.Grants[i]; {
		case g.School != "":
			see(g.School)
		case g.Group != "":
			if grp := w.Groups[g.Group]; grp != nil {
				for _, m := range grp.Members {
					if within(today, m.From, m.To) {
						see(m.School)
					}
				}
			}
		case r.School == "":
			best = rankSee(SeeFull) // the district's own managers
		}
	}
	return sees[best]
}

// SeeBooking is how much an actor sees of one booking on a resource: all of
// their own, of their school's and of what they manage, else what Visibility
// says.
func SeeBooking(w *World, actor Actor, b *Taken, today calendar.Date) string {
	if actor.User != "" && (b.Requester == actor.User || b.Teacher == actor.User) {
		return SeeFull
	}
	if b.School != "" && actor.at(b.School) {
		return SeeFull
	}
	r := w.Resources[b.Resource]
	if r == nil {
		return SeeNone
	}
	return Visibility(w, actor, r, today)
}

// CanSeeBooking reports whether the actor may open the booking: at free_busy
// only that something is there is known.
func CanSeeBooking(w *World, actor Actor, b *Taken, today calendar.Date) bool {
	return rankSee(SeeBooking(w, actor, b, today)) >= rankSee(SeeSummary)
}

// bookingRoles are the school roles that may ask on the school's behalf.
var bookingRoles = []Role{Teacher, SchoolAdmin, ResourceManager, LabTechnician}

// CanBookFor reports whether the actor may make requests for a school: by a
// role there, as admin of a group that has it today, or as the district.
func CanBookFor(w *World, actor Actor, school string, today calendar.Date) bool {
	if actor.System {
		return true
	}
	for i := range actor.Grants {
		if grantBooksFor(w, &actor.Grants[i], school, today) {
			return true
		}
	}
	return false
}

func grantBooksFor(w *World, g *Grant, school string, today calendar.Date) bool {
	switch {
	case g.Role == DistrictAdmin:
		return true
	case g.Role == GroupAdmin:
		grp := w.Groups[g.Group]
		return grp != nil && grp.has(school, today)
	}
	return school != "" && g.School == school && slices.Contains(bookingRoles, g.Role)
}

// CanBookOnBehalf reports whether the actor may make requests in the name of
// others of a school: its admin, the admin of a group that has it today, or the
// district.
func CanBookOnBehalf(w *World, actor Actor, school string, today calendar.Date) bool {
	if CanManageSchool(w, actor, school) {
		return true
	}
	return slices.ContainsFunc(actor.Grants, func(g Grant) bool {
		grp := w.Groups[g.Group]
		return g.Role == GroupAdmin && grp != nil && grp.has(school, today)
	})
}

// Belongs reports whether a person may book for a school by the grants of a
// date.
func Belongs(w *World, user, school string, d calendar.Date) bool {
	return w.index().belongs(w, user, school, d)
}

// belongs is CanBookFor for somebody who is not the actor, by the grants of
// the date.
func (ix *index) belongs(w *World, user, school string, d calendar.Date) bool {
	scopes := []string{"s:" + school, "d:"}
	for _, g := range ix.groups[school] {
		scopes = append(scopes, "g:"+g.ID)
	}
	for _, scope := range scopes {
		for _, g := range ix.grants[scope] {
			if g.User == user && within(d, g.From, g.To) && grantBooksFor(w, g, school, d) {
				return true
			}
		}
	}
	return false
}

// CanManageDistrict reports whether the actor may edit what the whole district
// shares: calendars, groups, bases, default rules.
func CanManageDistrict(actor Actor) bool { return actor.System || actor.has(DistrictAdmin) }

// CanReadAudit reports whether the actor may read the audit log.
func CanReadAudit(actor Actor) bool { return CanManageDistrict(actor) || actor.has(Auditor) }

// CanManageSchool reports whether the actor may edit a school: its people,
// classes, calendar and resources.
func CanManageSchool(_ *World, actor Actor, school string) bool {
	return CanManageDistrict(actor) || school != "" && actor.holds(SchoolAdmin, school)
}

// CanManageGroup reports whether the actor may edit a group's rules, projects
// and agreements.
func CanManageGroup(_ *World, actor Actor, group string) bool {
	if CanManageDistrict(actor) {
		return true
	}
	return slices.ContainsFunc(actor.Grants, func(g Grant) bool {
		return g.Role == GroupAdmin && group != "" && g.Group == group
	})
}

// CanManageResource reports whether the actor may publish a resource's
// calendar, lock it and bump bookings there: the owner's admin, or the
// resource manager whose grant lists it.
func CanManageResource(w *World, actor Actor, r *Resource) bool {
	if CanManageSchool(w, actor, r.School) {
		return true
	}
	return slices.ContainsFunc(actor.Grants, func(g Grant) bool {
		return g.Role == ResourceManager && g.Group == "" && g.School == r.School &&
			(len(g.Resources) == 0 || listed(g.Resources, r))
	})
}

// CanCancel reports whether the actor may withdraw or cancel a booking as the
// party that asked: the requester, the teacher, or their school's admin.
func CanCancel(w *World, actor Actor, b *Taken) bool {
	if actor.User != "" && (b.Requester == actor.User || b.Teacher == actor.User) {
		return true
	}
	return CanManageSchool(w, actor, b.School)
}

// CanApprove gives how many steps the actor's decision settles, of a chain of
// which done are decided: the next one where the actor may decide it, and those
// straight after it that the same person would have to decide again (one
// person on two steps decides once). 0: it is not the actor's turn. The
// requester never decides.
func CanApprove(steps []Step, done int, actor Actor, requester string) int {
	n := 0
	for i := max(done, 0); i < len(steps) && actor.User != "" && actor.User != requester; i++ {
		if !slices.Contains(steps[i].Users, actor.User) {
			break
		}
		n++
	}
	return n
}

func (a *Actor) has(role Role) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Role == role })
}

func (a *Actor) holds(role Role, school string) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.Role == role && g.School == school })
}

func (a *Actor) at(school string) bool {
	return slices.ContainsFunc(a.Grants, func(g Grant) bool { return g.School == school })
}

// mask takes out whose booking is in the way where the actor sees less than a
// summary of it. Locks are published and stay.
func mask(w *World, now *Now, r *Request, cs []Conflict) []Conflict {
	if now.Actor.System {
		return cs
	}
	today, _ := calendar.DateOf(now.At, w.Zone)
	for i := range cs {
		c := &cs[i]
		if c.taken != nil && !CanSeeBooking(w, now.Actor, c.taken, today) {
			c.With, c.WithCode, c.WithSchool = "", "", ""
		}
		c.taken = nil
	}
	return cs
}
