package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// The words for how a row approves.
const (
	AutoAlways             = "always"
	AutoNever              = "never"
	AutoIfOwner            = "if_owner_allows"
	AutoIfQuota            = "if_under_quota"
	AutoIfOwnerAndQuota    = "if_owner_allows_and_under_quota"
	AutoIfAllocated        = "if_term_allocated"
	SeeNone                = "none"
	SeeFreeBusy            = "free_busy"
	SeeSummary             = "summary"
	SeeFull                = "full"
	ReasonNotVisible       = "not_visible"
	ReasonNotPermitted     = "not_permitted"
	ReasonOutsideWindow    = "outside_share_window"
	ReasonNotAttached      = "resource_not_attached"
	ReasonProjectEnded     = "project_ended"
	ReasonAgreementExpired = "agreement_expired"
	ReasonAgreementUsedUp  = "agreement_used_up"
	ReasonCredential       = "missing_credential"
	ReasonNotice           = "notice_too_short"
	ReasonTooFar           = "too_far_ahead"
	ReasonPast             = "in_the_past"
	ReasonOutsideTerm      = "outside_term"
	ReasonOnlyWith         = "only_with"
)

// sees in rising order.
var sees = []string{SeeNone, SeeFreeBusy, SeeSummary, SeeFull}

// rankSee is 0 for none up to 3 for full.
func rankSee(see string) int { return max(slices.Index(sees, see), 0) }

// ruleCase is everything a row may ask about.
type ruleCase struct {
	rel     *relation
	risk    Risk
	window  fact
	purpose string
}

// ruleFor is the first row that matches; nil where none does.
func ruleFor(rules []Rule, c *ruleCase) *Rule {
	for i := range rules {
		if rules[i].matches(c) {
			return &rules[i]
		}
	}
	return nil
}

func (r *Rule) matches(c *ruleCase) bool { return r.fails(c) == "" }

// fails names the first condition of a row that a case does not meet, in the
// words of the table; "" where the row matches.
func (r *Rule) fails(c *ruleCase) string {
	switch {
	case r.Relation != c.rel.name:
		return "relation"
	case len(r.GroupState) > 0 && !slices.Contains(r.GroupState, c.rel.state):
		return "group_state"
	case len(r.Risk) > 0 && !slices.Contains(r.Risk, c.risk):
		return "risk"
	case len(r.Purposes) > 0 && !slices.Contains(r.Purposes, c.purpose):
		return "purposes"
	case !c.window.matches(r.InWindow):
		return "in_window"
	case !c.rel.attached.matches(r.Attached):
		return "attached"
	case !c.rel.projectActive.matches(r.ProjectActive):
		return "project_active"
	case !c.rel.agreementActive.matches(r.AgreementActive):
		return "agreement_active"
	case !c.rel.agreedListed.matches(r.Listed):
		return "listed"
	}
	return ""
}

// seenBy is how much a school sees of a resource's bookings on a date: the
// best over its relations, inside and outside the share windows (domain 7.1.2).
// An owner sees its own whatever the table says.
func seenBy(w *World, school string, r *Resource, d calendar.Date) string {
	if school != "" && r.School == school {
		return SeeFull
	}
	var buf [4]relation
	best := 0
	rels := relationsOn(w, school, r, d, "", buf[:0])
	for i := range rels {
		for _, window := range [...]fact{yes, no} {
			c := ruleCase{&rels[i], r.Risk, window, purposeUnstated}
			if row := ruleFor(w.Rules, &c); row != nil {
				best = max(best, rankSee(row.See))
			}
		}
	}
	return sees[best]
}
