package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// PlanStep says what is done with one date of a series: book it as the
// calendar has it, skip it, or move it to another time or resource (0 and ""
// keep the series' own). A date that the calendar left out may be moved too.
type PlanStep struct {
	Date       calendar.Date
	Do         string // book, skip, move
	Start, End int64
	Resource   string
}

// What a plan does with a date.
const (
	PlanBook = "book"
	PlanSkip = "skip"
	PlanMove = "move"
)

// DecideSeries answers a request for every occurrence of a series at once. The
// interval of r only anchors its vehicles, which keep their distance to each
// occurrence (r.Start 0: they are not moved). The host's calendar gave the dates;
// each occurrence carries all that is needed of it.
//
// Each date is create, skip or conflict, whatever the decision is; the rules
// are asked for each, so that the first date meets the notice and the past, the
// last the furthest day, and quotas and uses of agreements add up. The worst
// verdict counts. A plan resolves dates: one that is still in conflict makes
// the decision rejected.
//
// PlanVersion names the state that the plan answers: it is made from the
// dates without the plan, so check and the real call agree as long as nothing
// changed; the caller compares it. now.Taken must hold what NeedsSeries names.
func DecideSeries(w *World, now Now, r Request, occ []calendar.Occurrence, plan []PlanStep) Decision {
	s := &series{w: w, now: now, taken: newNearby(now.Taken), unplanned: len(plan) == 0}
	s.now.Usage = now.Usage.clone()
	bare := make([]OccurrenceOutcome, len(occ))
	for i, o := range occ {
		bare[i] = s.bare(r, o)
	}
	d := Decision{Outcome: AutoApproved, See: SeeFull, PlanVersion: planVersion(bare), UnsureYears: w.Calendar.UnsureYears(occ)}
	if !s.unplanned {
		s.own = nil // weighed again, as planned
	}
	held := 0
	for i, o := range occ {
		out, one := s.planned(r, o, bare[i], planFor(plan, o.Date))
		d.Occurrences = append(d.Occurrences, out)
		if one != nil {
			d = worse(d, *one, held == 0)
			held++
		}
	}
	return finish(d)
}

type series struct {
	w         *World
	now       Now
	taken     *nearby
	own       []Taken // what earlier occurrences take
	unplanned bool    // the fates of the calendar stand
}

// bare is the fate of a date as the calendar and the conflicts have it.
func (s *series) bare(r Request, o calendar.Occurrence) OccurrenceOutcome {
	out := OccurrenceOutcome{Occurrence: o, Outcome: OccSkip, Resources: r.Resources}
	if o.Start < o.End {
		out.StartAt, out.EndAt = o.Date.At(o.Start, s.w.Zone), o.Date.At(o.End, s.w.Zone)
	}
	if o.Skip != "" || out.EndAt == 0 {
		return out
	}
	return s.weigh(out, occurrenceRequest(s.w, r, o))
}

// weigh lists what is in the way of one date and remembers what it takes.
func (s *series) weigh(out OccurrenceOutcome, q Request) OccurrenceOutcome {
	now := s.at(q)
	out.Conflicts = ask(s.w, &now, &q).conflicts()
	out.Outcome = OccCreate
	if hasHard(out.Conflicts) {
		out.Outcome = OccConflict
		return out
	}
	s.own = append(s.own, ownRows(s.w, q)...)
	return out
}

// planned is a date with its plan step carried out, and the decision on it
// where it is to be held.
func (s *series) planned(r Request, o calendar.Occurrence, out OccurrenceOutcome, step *PlanStep) (OccurrenceOutcome, *Decision) {
	q := occurrenceRequest(s.w, r, o)
	switch {
	case step != nil && step.Do == PlanSkip:
		out.Outcome, out.Conflicts = OccSkip, nil
		return out, nil
	case step != nil && step.Do != "":
		moved, ok := movedRequest(s.w, r, o, step)
		if !ok {
			return out, nil
		}
		q, out.StartAt, out.EndAt, out.Resources = moved, moved.Start, moved.End, moved.Resources
	case out.Outcome == OccSkip:
		return out, nil
	}
	if !s.unplanned {
		out = s.weigh(out, q)
	}
	d := s.decide(q, out.Conflicts)
	out.Verdict, out.Rule, out.Group = d.Outcome, d.Rule, d.Group
	if d.Reason == ReasonNotVisible || d.Reason == ReasonNotPermitted && d.Rule == "" {
		out.Conflicts, out.Outcome = nil, OccCreate // nothing is told about a place one may not see
	}
	out.Conflicts = cleared(mask(s.w, &s.now, &q, out.Conflicts))
	return out, &d
}

// decide is Decide with conflicts already known; what is granted counts
// towards the quotas of the dates that follow.
func (s *series) decide(q Request, cs []Conflict) Decision {
	now := s.now
	if q.Ledger {
		return settle(Decision{Outcome: AutoApproved, See: SeeFull, Conflicts: cs}, &q)
	}
	a := ask(s.w, &now, &q)
	d := settle(withConflicts(a.rules(), cs), &q)
	if d.Outcome != ForbiddenOut && d.Outcome != Rejected {
		s.count(a)
	}
	return d
}

func withConflicts(d Decision, cs []Conflict) Decision {
	d.Conflicts = cs
	return d
}

// count adds one date to the quotas and to the agreement's uses.
func (s *series) count(a *asked) {
	for i := range a.targets {
		t := &a.targets[i]
		date, _ := calendar.DateOf(t.start, s.w.Zone)
		v := a.best(t, date)
		if v.rel.name == RelSelf {
			continue
		}
		s.now.Usage.QuotaSeconds[QuotaKey{v.rel.group, t.res.Risk, monday(date)}] += t.end - t.start
		if g := v.rel.agreement; g != nil {
			s.now.Usage.AgreementUses[[2]string{g.ID, s.w.termOf(date)}]++
		}
	}
}

// finish sums the series up.
func finish(d Decision) Decision {
	for i := range d.Occurrences {
		if d.Outcome != ForbiddenOut && d.Occurrences[i].Outcome == OccConflict {
			d.Outcome, d.Steps, d.Notify = Rejected, nil, nil
		}
		d.Conflicts = append(d.Conflicts, d.Occurrences[i].Conflicts...)
	}
	return d
}

// worse joins the decision so far with that on one more date.
func worse(d, one Decision, first bool) Decision {
	if first || outcomeRank(one.Outcome) > outcomeRank(d.Outcome) {
		d.Outcome, d.Rule, d.Group, d.Reason = one.Outcome, one.Rule, one.Group, one.Reason
	}
	for _, st := range one.Steps {
		d.Steps = addStep(d.Steps, st)
	}
	if d.Outcome == ForbiddenOut || d.Outcome == Rejected {
		d.Steps, d.Notify = nil, nil
	} else {
		d.Notify = union(d.Notify, one.Notify)
	}
	if rankSee(one.See) < rankSee(d.See) {
		d.See = one.See
	}
	technicianFirst(d.Steps)
	d.Vehicles = max(d.Vehicles, one.Vehicles)
	return d
}

// outcomeRank orders all outcomes, best first.
func outcomeRank(o Outcome) int {
	return slices.Index([]Outcome{AutoApproved, Pending, NeedsConfirm, Rejected, ForbiddenOut}, o)
}

// at is the moment with what is taken near one request.
func (s *series) at(q Request) Now {
	now := s.now
	n := Needs(s.w, q)
	now.Taken = s.taken.during(n.From, n.To, s.own)
	return now
}

// occurrenceRequest is the request for one date of a series.
func occurrenceRequest(w *World, r Request, o calendar.Occurrence) Request {
	start, end := o.Date.At(o.Start, w.Zone), o.Date.At(o.End, w.Zone)
	return shifted(r, start, end)
}

// shifted moves a request to another time, its vehicles with it.
func shifted(r Request, start, end int64) Request {
	if v := r.Vehicles; v != nil && r.Start != 0 {
		r.Vehicles = &Vehicles{v.Resource, v.Start + start - r.Start, v.End + end - r.End}
	}
	r.Start, r.End = start, end
	return r
}

// movedRequest is the request for a date as the plan has it; false where the
// date has no time of its own and the plan gives none.
func movedRequest(w *World, r Request, o calendar.Occurrence, s *PlanStep) (Request, bool) {
	q := occurrenceRequest(w, r, o)
	if s.Start != 0 && s.End > s.Start {
		q = shifted(r, s.Start, s.End)
	}
	if s.Resource != "" {
		q.Resources = []string{s.Resource}
	}
	return q, q.Start < q.End
}

func planFor(plan []PlanStep, d calendar.Date) *PlanStep {
	for i := range plan {
		if plan[i].Date == d {
			return &plan[i]
		}
	}
	return nil
}
