package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// Why an alternative is proposed.
const (
	SameTimeElsewhere = "same_time_other_resource"
	NearestSlot       = "nearest_slot"
)

const (
	maxAlternatives = 3
	slotStep        = 5 // minutes
)

// Alternatives proposes up to three choices near a request for one resource
// that could be made at once: other resources of its type at the same time,
// nearest to the requester's school first, and free slots of the same length
// on the same resource, nearest in time, on that day or one of the
// AlternativeDays after it. Slots follow the host's periods where the request
// does, else steps of five minutes. candidates are the resources that may be
// proposed. now.Taken must hold what NeedsNear names.
func Alternatives(w *World, now Now, r Request, candidates []string) []Alternative {
	if len(r.Resources) != 1 || w.Resources[r.Resources[0]] == nil {
		return nil
	}
	n := &near{w: w, now: now, r: r, res: w.Resources[r.Resources[0]], taken: newNearby(now.Taken)}
	out := n.elsewhere(candidates, maxAlternatives)
	slots := n.slots(maxAlternatives)
	if len(slots) > 0 && len(out) > maxAlternatives-1 {
		out = out[:maxAlternatives-1] // one place at least for the same resource
	}
	out = append(out, slots...)
	return out[:min(len(out), maxAlternatives)]
}

type near struct {
	w     *World
	now   Now
	r     Request
	res   *Resource
	taken *nearby
}

// possible gives what the rules would say to the request elsewhere or at
// another time, and whether it could be made.
func (n *near) possible(q Request) (Outcome, bool) {
	now := n.now
	need := Needs(n.w, q)
	now.Taken = n.taken.during(need.From, need.To, nil)
	if hasHard(ask(n.w, &now, &q).conflicts()) {
		return "", false
	}
	d := Decide(n.w, now, q)
	return d.Outcome, d.Outcome != ForbiddenOut && d.Outcome != Rejected
}

// elsewhere proposes other resources of the type.
func (n *near) elsewhere(candidates []string, most int) []Alternative {
	var others []*Resource
	for _, id := range candidates {
		c := n.w.Resources[id]
		if c == nil || c.Type != n.res.Type {
			continue
		}
		if _, same := sharedAtom(n.res, c.ID); !same {
			others = append(others, c)
		}
	}
	home := &Resource{School: n.r.School}
	slices.SortStableFunc(others, func(a, b *Resource) int {
		if d := n.w.TravelBetween(home, a) - n.w.TravelBetween(home, b); d != 0 {
			return d
		}
		return cmpString(a.Code, b.Code)
	})
	var out []Alternative
	for _, c := range others {
		q := n.r
		q.Resources = []string{c.ID}
		if outcome, ok := n.possible(q); ok {
			out = append(out, Alternative{q.Resources, q.Start, q.End, SameTimeElsewhere, outcome})
			if len(out) == most {
				break
			}
		}
	}
	return out
}

// slots proposes free times on the same resource, the nearest first.
func (n *near) slots(most int) []Alternative {
	first, _ := calendar.DateOf(n.r.Start, n.w.Zone)
	last, _ := calendar.DateOf(n.r.End-1, n.w.Zone)
	if first != last {
		return nil
	}
	run := n.periodRun(first)
	var out []Alternative
	for d := first; d <= first+AlternativeDays && len(out) < most; d++ {
		for _, s := range n.grid(d, run) {
			q := shifted(n.r, d.At(s[0], n.w.Zone), d.At(s[1], n.w.Zone))
			if q.Start == n.r.Start || q.Start < n.now.At || overlapsAny(out, q) {
				continue
			}
			if outcome, ok := n.possible(q); ok {
				out = append(out, Alternative{q.Resources, q.Start, q.End, NearestSlot, outcome})
				if len(out) == most {
					break
				}
			}
		}
	}
	return out
}

func overlapsAny(out []Alternative, q Request) bool {
	for _, a := range out {
		if a.Start < q.End && q.Start < a.End {
			return true
		}
	}
	return false
}

// grid lists the slots of a date in minutes, nearest to the hour asked for
// first.
func (n *near) grid(d calendar.Date, run int) [][2]int {
	var out [][2]int
	if run > 0 {
		for _, t := range n.w.Calendar.BellsOf(n.res.School, d) {
			ps := teaching(t.Periods)
			for i := 0; i+run <= len(ps); i++ {
				out = append(out, [2]int{ps[i].Start, ps[i+run-1].End})
			}
		}
	} else {
		length := int(n.r.End-n.r.Start+59) / 60
		for _, span := range n.w.OpenOn(n.res, d) {
			from := (span[0] + slotStep - 1) / slotStep * slotStep
			for m := from; m+length <= span[1]; m += slotStep {
				out = append(out, [2]int{m, m + length})
			}
		}
	}
	_, asked := calendar.DateOf(n.r.Start, n.w.Zone)
	slices.SortStableFunc(out, func(a, b [2]int) int { return distance(a[0], asked) - distance(b[0], asked) })
	return slices.Compact(out)
}

func distance(a, b int) int { return max(a-b, b-a) }

// periodRun is how many periods in a row the request fills exactly; 0: it
// does not follow the bells.
func (n *near) periodRun(d calendar.Date) int {
	if n.res.School == "" {
		return 0
	}
	for _, t := range n.w.Calendar.BellsOf(n.res.School, d) {
		ps := teaching(t.Periods)
		for i := range ps {
			for j := i; j < len(ps); j++ {
				if d.At(ps[i].Start, n.w.Zone) == n.r.Start && d.At(ps[j].End, n.w.Zone) == n.r.End {
					return j - i + 1
				}
			}
		}
	}
	return 0
}

// teaching leaves out breaks and lunch.
func teaching(ps []calendar.Period) []calendar.Period {
	var out []calendar.Period
	for _, p := range ps {
		if p.Kind == calendar.Lesson || p.Kind == calendar.AfterSchool {
			out = append(out, p)
		}
	}
	return out
}
