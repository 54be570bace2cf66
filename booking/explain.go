package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// RowVerdict is what one row of the table says to one resource of a request.
type RowVerdict struct {
	Rule     string
	Resource string
	Relation string // the row's
	Group    string // the basis, where the row's relation holds by a group
	// Matched says that every condition of the row holds. Failed names the first
	// that does not, in the words of the table, or FailedEarlier: By took the case.
	Matched bool
	Failed  string
	By      string
	// Outcome is what the row gives, gates included, where it is the one of its
	// relation; Reason why it refuses, Held why it does not approve at once.
	Outcome Outcome
	Reason  string
	Held    string
	// Decides marks the row that counts: the best over the relations.
	Decides bool
}

// FailedEarlier is Failed of a row that matches after another has.
const FailedEarlier = "earlier_row"

// Explain goes through the rule table row by row and says why each did or did
// not decide a request, as Decide would be answered by the rules alone. A
// relation that holds by several groups has its rows once for each. Nothing is
// said to who may not ask for the school.
func Explain(w *World, now Now, r Request) []RowVerdict {
	a := ask(w, &now, &r)
	if !a.permitted() {
		return nil
	}
	var out []RowVerdict
	for i := range a.targets {
		out = append(out, a.explain(&a.targets[i])...)
	}
	return out
}

func (a *asked) explain(t *target) []RowVerdict {
	chosen := a.judge(t)
	date, _ := calendar.DateOf(t.start, a.w.Zone)
	seen := seenBy(a.w, a.r.School, t.res, a.today) != SeeNone
	if !seen {
		date = a.today
	}
	rels, window := a.relations(t, date, nil)
	first := make([]string, len(rels)) // the row that took the case of a relation
	var out []RowVerdict
	for i := range a.w.Rules {
		row := &a.w.Rules[i]
		named := false
		for k := range rels {
			if rels[k].name != row.Relation {
				continue
			}
			named = true
			c := ruleCase{&rels[k], t.res.Risk, window, a.purpose()}
			v := RowVerdict{Rule: row.ID, Resource: t.res.ID, Relation: row.Relation, Group: rels[k].group, Failed: row.fails(&c)}
			v.Matched = v.Failed == ""
			switch {
			case !v.Matched:
			case first[k] != "":
				v.Failed, v.By = FailedEarlier, first[k]
			default:
				first[k] = row.ID
				a.weigh(&v, verdict{target: t, rel: rels[k], rule: row}, date, seen)
				v.Decides = chosen.rule == row && chosen.rel.group == rels[k].group
			}
			out = append(out, v)
		}
		if !named {
			out = append(out, RowVerdict{Rule: row.ID, Resource: t.res.ID, Relation: row.Relation, Failed: "relation"})
		}
	}
	return out
}

// weigh fills in what the row of a relation gives, as judge does.
func (a *asked) weigh(into *RowVerdict, v verdict, date calendar.Date, seen bool) {
	into.Outcome, into.Reason = a.outcome(&v, date)
	if !seen {
		into.Outcome, into.Reason = ForbiddenOut, ReasonNotVisible
		return
	}
	if into.Outcome == ForbiddenOut {
		return
	}
	if into.Outcome == Pending {
		into.Held = a.held(&v, date)
	}
	if reason := a.gate(&v, date); reason != "" {
		into.Outcome, into.Reason, into.Held = ForbiddenOut, reason, ""
	}
}

// relations lists the ties of a date in the order that breaks ties between
// equal outcomes, and whether the time lies in a share window.
func (a *asked) relations(t *target, date calendar.Date, into []relation) ([]relation, fact) {
	rels := relationsOn(a.w, a.r.School, t.res, date, a.r.Project, into)
	slices.SortStableFunc(rels, func(x, y relation) int { return tieOrder(x.name) - tieOrder(y.name) })
	window := unknown
	if rels[0].name != RelNone {
		window = factOf(a.w.inWindow(t.res, t.start, t.end))
	}
	return rels, window
}
