package booking

// Decide answers one request for one interval: what the rules say to each of
// its resources, what is in the way, and so the outcome (domain 7.1). Where
// several resources are asked for the worst outcome counts, and everybody who
// must agree is asked.
//
// now.Taken must hold what Needs names. The answer leaves out whose booking is
// in the way where the requester may not know.
func Decide(w *World, now Now, r Request) Decision {
	a := ask(w, &now, &r)
	if r.Ledger {
		return settle(Decision{Outcome: AutoApproved, See: SeeFull, Conflicts: a.conflicts()}, &r)
	}
	d := a.rules()
	if d.Reason == ReasonNotVisible || d.Reason == ReasonNotPermitted && d.Rule == "" {
		return d
	}
	d.Conflicts = a.conflicts()
	d = settle(d, &r)
	d.Conflicts = mask(w, &now, &r, d.Conflicts)
	return d
}

// rules gives the decision as far as the rule table goes.
func (a *asked) rules() Decision {
	d := Decision{Outcome: AutoApproved, See: SeeFull}
	if len(a.targets) == 0 {
		d.Outcome, d.Reason, d.See = ForbiddenOut, ReasonNotVisible, SeeNone
		return d
	}
	if !a.permitted() {
		return a.stranger()
	}
	worst := -1
	for i := range a.targets {
		v := a.judge(&a.targets[i])
		if see := seenBy(a.w, a.r.School, v.target.res, a.today); rankSee(see) < rankSee(d.See) {
			d.See = see
		}
		if n := standing(v.outcome); n > worst || v.reason == ReasonNotVisible && d.Reason != ReasonNotVisible {
			worst = n
			d.Outcome, d.Rule, d.Reason, d.Group = v.outcome, v.id(), v.reason, v.rel.group
		}
		d.Notice = max(d.Notice, v.notice)
		if v.outcome == Pending {
			d.Steps = a.addSteps(d.Steps, &v)
		}
		if v.rule != nil {
			d.Notify = union(d.Notify, v.rule.Notify)
		}
		if a.targets[i].vehicle {
			d.Vehicles = a.targets[i].quantity
		}
	}
	technicianFirst(d.Steps)
	if d.Outcome == ForbiddenOut {
		d.Steps, d.Notify = nil, nil
	}
	return d
}

// permitted reports whether the actor may book for the school and the
// requester belongs to it.
func (a *asked) permitted() bool {
	actor := &a.now.Actor
	if actor.System {
		return true
	}
	if !CanBookFor(a.w, *actor, a.r.School, a.today) {
		return false
	}
	return a.r.Requester == actor.User || a.r.Requester == "" ||
		a.ix.belongs(a.w, a.r.Requester, a.r.School, a.today)
}

// stranger answers who has no role at the requesting school: as much as they
// would see of the resource by their own roles, and no more.
func (a *asked) stranger() Decision {
	d := Decision{Outcome: ForbiddenOut, Reason: ReasonNotPermitted, See: SeeFull}
	for i := range a.targets {
		see := Visibility(a.w, a.now.Actor, a.targets[i].res, a.today)
		if rankSee(see) < rankSee(d.See) {
			d.See = see
		}
	}
	if d.See == SeeNone {
		d.Reason = ReasonNotVisible
	}
	return d
}

// settle weighs the conflicts: forbidden outranks rejected, which outranks
// needs_confirm, which outranks what the rules gave. What is only recorded is
// not held up by warnings.
func settle(d Decision, r *Request) Decision {
	switch {
	case d.Outcome == ForbiddenOut:
	case hasHard(d.Conflicts):
		d.Outcome, d.Steps, d.Notify = Rejected, nil, nil
	case !r.Ledger && unconfirmed(d.Conflicts, r.Confirm):
		d.Outcome = NeedsConfirm
	}
	return d
}

func hasHard(cs []Conflict) bool {
	for i := range cs {
		if cs[i].Severity == Hard {
			return true
		}
	}
	return false
}

func unconfirmed(cs []Conflict, confirmed []Kind) bool {
	for i := range cs {
		if cs[i].Severity != Warn {
			continue
		}
		ok := false
		for _, k := range confirmed {
			ok = ok || k == cs[i].Kind
		}
		if !ok {
			return true
		}
	}
	return false
}

func union(a, b []string) []string {
	for _, s := range b {
		seen := false
		for _, t := range a {
			seen = seen || s == t
		}
		if !seen {
			a = append(a, s)
		}
	}
	return a
}
