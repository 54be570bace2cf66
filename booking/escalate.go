package booking

import "slices"

// Escalation is how far a step that nobody answers has gone: Levels of the
// fallbacks have joined those who decide, First before the others where the
// row names one.
type Escalation struct {
	Levels int
	First  string
}

// noticeBefore is how long before the end of a booking's hold its last step
// goes further, in seconds: with its own deadline all would be over.
const noticeBefore = 86400

// maxLevels is more than any word has fallbacks.
const maxLevels = 4

// EscalationLevels gives how many fallbacks have joined a step by now. The
// first joins at the step's own deadline; where that is the end of the hold, a
// day before it, but not before half of the time has passed. Each further one
// joins when half of what was left has passed too. All in unix seconds.
func EscalationLevels(asked, deadline, end, now int64) int {
	due := deadline
	if due >= end {
		due = max(asked+(end-asked)/2, end-noticeBefore)
	}
	n := 0
	for n < maxLevels && now >= due && now < end {
		n++
		due += (end - due) / 2
	}
	return n
}

// Deciders gives who decides a step that has gone further: the approvers, and
// from the fallbacks as many as have joined, the vacant ones passed over.
// Nobody is taken away, and nothing is approved by itself. The bureau joins
// only where there is nobody else to go to.
func Deciders(w *World, word string, p Place, e Escalation, never ...string) (users []string, acting bool) {
	users, found, acting := approvers(w, word, p, never)
	left := e.Levels
	for _, next := range path(word, e.First) {
		if left <= 0 {
			break
		}
		more := without(Holders(w, next, p), never)
		if next == found || len(more) == 0 {
			continue
		}
		left--
		users = sortedSet(append(slices.Clone(users), withDelegates(w, next, p, more, never)...))
	}
	return users, acting
}

// path is the order in which others join.
func path(word, first string) []string {
	var out []string
	if first != "" && word != Technician { // a technician's step stays in the house
		out = append(out, first)
	}
	for _, next := range fallbacks[word] {
		if next != BureauAdmin && next != first {
			out = append(out, next)
		}
	}
	if len(out) == 0 {
		return fallbacks[word]
	}
	return out
}
