package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// Wanted says which live bookings must be in Now.Taken for a decision: every
// row whose claim meets [From, To) (unix seconds) and that takes one of
// Resources, or whose booking has Teacher or one of Classes. All rows of a
// booking that is found by its teacher are wanted, for its site.
type Wanted struct {
	Resources []string
	Teacher   string
	Classes   []string
	From, To  int64
}

// AlternativeDays is how many days after the one asked for Alternatives
// looks for a free slot.
const AlternativeDays = 7

// Needs gives what Decide and Conflicts want to know for a request: the whole
// local days of its interval (a teacher travels within a day), and beyond them
// where a buffer reaches over midnight.
func Needs(w *World, r Request) Wanted {
	n := Wanted{Teacher: r.Teacher}
	if r.Class != "" {
		n.Classes = slices.Clone(w.index().clashing[r.Class])
		if n.Classes == nil {
			n.Classes = []string{r.Class}
		}
	}
	n.From, n.To = localDays(w, r.Start, r.End)
	for _, t := range targets(w, &r, nil) {
		n.Resources = append(n.Resources, kin(t.res)...)
		n.Resources = append(n.Resources, w.served(t.res)...)
		from, to := localDays(w, t.start, t.end)
		n.From = min(n.From, from, t.claimStart())
		n.To = max(n.To, to, t.claimEnd())
	}
	n.Resources = sortedSet(n.Resources)
	return n
}

// NeedsNear gives what Alternatives wants beside that: the other resources it
// may propose, and the days after.
func NeedsNear(w *World, r Request, candidates []string) Wanted {
	n := Needs(w, r)
	for _, id := range candidates {
		if res := w.Resources[id]; res != nil {
			n.Resources = append(n.Resources, kin(res)...)
			n.From = min(n.From, r.Start-int64(res.BufferBefore)*60)
			n.To = max(n.To, r.End+int64(res.BufferAfter)*60)
		}
	}
	n.Resources = sortedSet(n.Resources)
	last, _ := calendar.DateOf(r.End-1, w.Zone)
	n.To = max(n.To, (last+AlternativeDays+2).At(0, w.Zone))
	return n
}

// NeedsSeries gives what DecideSeries wants: the request's needs over all the
// dates of its occurrences and of its plan.
func NeedsSeries(w *World, r Request, occ []calendar.Occurrence, plan []PlanStep) Wanted {
	var n Wanted
	add := func(q Request) {
		m := Needs(w, q)
		if n.To == 0 {
			n = m
			return
		}
		n.Resources = sortedSet(append(n.Resources, m.Resources...))
		n.From, n.To = min(n.From, m.From), max(n.To, m.To)
	}
	for _, o := range occ {
		add(occurrenceRequest(w, r, o))
		if s := planFor(plan, o.Date); s != nil {
			if q, ok := movedRequest(w, r, o, s); ok {
				add(q)
			}
		}
	}
	return n
}

// kin are the resources whose rows can clash with one: itself, its hall, its
// parts.
func kin(r *Resource) []string {
	out := append([]string{r.ID}, r.Parts...)
	if r.Parent != "" {
		out = append(out, r.Parent)
	}
	return out
}

// localDays widens an interval to whole local days.
func localDays(w *World, start, end int64) (from, to int64) {
	first, _ := calendar.DateOf(start, w.Zone)
	last, _ := calendar.DateOf(end-1, w.Zone)
	return first.At(0, w.Zone), (last + 1).At(0, w.Zone)
}

func sortedSet(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}
