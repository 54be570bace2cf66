package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// asked is one request on its way to a decision.
type asked struct {
	w       *World
	ix      *index
	now     *Now
	r       *Request
	targets []target
	today   calendar.Date
	room    [4]target // so that the usual request needs no allocation
}

func ask(w *World, now *Now, r *Request) *asked {
	a := &asked{w: w, ix: w.index(), now: now, r: r}
	a.targets = targets(w, r, a.room[:0])
	a.today, _ = calendar.DateOf(now.At, w.Zone)
	return a
}

// verdict is what the rules say to one resource of a request.
type verdict struct {
	target  *target
	rel     relation
	rule    *Rule // nil: the table says nothing to this case
	outcome Outcome
	reason  string
	notice  int // days that were needed
}

func (v *verdict) id() string {
	if v.rule == nil {
		return ""
	}
	return v.rule.ID
}

// standing orders the outcomes of rules, best first.
func standing(o Outcome) int {
	switch o {
	case AutoApproved:
		return 0
	case Pending:
		return 1
	}
	return 2
}

// judge gives the verdict on one resource: visible today, then the best row on
// the date of use, then the gates (domain 7.1).
func (a *asked) judge(t *target) verdict {
	date, _ := calendar.DateOf(t.start, a.w.Zone)
	if seenBy(a.w, a.r.School, t.res, a.today) == SeeNone {
		v := a.best(t, a.today)
		v.outcome, v.reason = ForbiddenOut, ReasonNotVisible
		return v
	}
	v := a.best(t, date)
	if v.outcome != ForbiddenOut {
		if reason := a.gate(&v, date); reason != "" {
			v.outcome, v.reason = ForbiddenOut, reason
		}
	}
	return v
}

// best is the best outcome over the relations of a date; the first in the
// order of relations where several are equal.
func (a *asked) best(t *target, date calendar.Date) verdict {
	var buf [4]relation
	rels, window := a.relations(t, date, buf[:0])
	var best verdict
	for i := range rels {
		c := ruleCase{&rels[i], t.res.Risk, window, a.purpose()}
		v := verdict{target: t, rel: rels[i], rule: ruleFor(a.w.Rules, &c)}
		v.outcome, v.reason = a.outcome(&v, date)
		if i == 0 || standing(v.outcome) < standing(best.outcome) {
			best = v
		}
	}
	return best
}

func tieOrder(name string) int { return slices.Index(relations, name) }

func (a *asked) purpose() string {
	if a.r.Purpose == "" {
		return purposeUnstated
	}
	return a.r.Purpose
}

// outcome is what a row gives before the gates. A hazardous resource is never
// approved at once: its technician decides first.
func (a *asked) outcome(v *verdict, date calendar.Date) (Outcome, string) {
	if v.rule == nil {
		return ForbiddenOut, ReasonNotPermitted
	}
	if !v.rule.Request {
		return ForbiddenOut, v.rule.Reason
	}
	if a.held(v, date) != "" {
		return Pending, ""
	}
	return AutoApproved, ""
}

// Why a row that grants is not approved at once.
const (
	HeldRisk      = "hazardous"
	HeldStrikes   = "strikes"
	HeldNever     = "never"
	HeldOwner     = "owner"
	HeldQuota     = "quota"
	HeldAllocated = "not_allocated"
)

// held says why the row does not approve at once; "" where it does.
func (a *asked) held(v *verdict, date calendar.Date) string {
	switch {
	case v.target.res.Risk == Hazardous:
		return HeldRisk
	case a.struck():
		return HeldStrikes
	}
	auto := v.rule.Auto
	switch {
	case auto == AutoAlways:
	case auto == AutoIfAllocated:
		if !a.r.Allocated {
			return HeldAllocated
		}
	case (auto == AutoIfOwner || auto == AutoIfOwnerAndQuota) && !v.target.res.AutoOwn:
		return HeldOwner
	case auto == AutoIfOwner:
	case auto == AutoIfQuota, auto == AutoIfOwnerAndQuota:
		if !a.underQuota(v, date) {
			return HeldQuota
		}
	default:
		return HeldNever
	}
	return ""
}

// struck reports whether strikes have cost the requester approval at once.
func (a *asked) struck() bool {
	limit := a.w.Policy.StrikeThreshold
	return limit > 0 && a.now.Usage.Strikes >= limit
}

// underQuota reports whether the requester's school stays within its hours of
// the week in the basis group, this request included. The school's own
// resources and risks without a quota are free.
func (a *asked) underQuota(v *verdict, date calendar.Date) bool {
	if v.rel.name == RelSelf {
		return true
	}
	hours, limited := a.w.Policy.QuotaHours[v.target.res.Risk]
	if !limited {
		return true
	}
	if s := a.w.Schools[a.r.School]; s != nil && s.Supported() && a.w.Policy.SupportedMultiplier > 0 {
		hours *= a.w.Policy.SupportedMultiplier
	}
	used := a.now.Usage.QuotaSeconds[QuotaKey{v.rel.group, v.target.res.Risk, monday(date)}]
	for i := range a.targets {
		t := &a.targets[i]
		if t.res.Risk == v.target.res.Risk && (t.res.School == "" || t.res.School != a.r.School) {
			used += t.end - t.start
		}
	}
	return float64(used) <= hours*3600
}
