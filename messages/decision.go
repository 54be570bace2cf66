package messages

import (
	"slices"

	"xiaoxiang/booking"
)

// Conflict says one conflict in a sentence, with names instead of ids. What
// the rules have masked (an empty With) stays unsaid.
func (l Lang) Conflict(w *booking.World, c booking.Conflict) string {
	params := map[string]any{}
	for name, value := range c.Params {
		params[name] = value
	}
	if r := w.Resources[c.Subject]; r != nil {
		params["Resource"] = r.Name
	}
	if u := w.Users[c.Subject]; u != nil {
		params["Teacher"] = u.Name
	}
	if g := w.Classes[c.Subject]; g != nil {
		params["Class"] = g.Name
	}
	if c.WithCode != "" {
		params["With"] = c.WithCode
	}
	school := c.WithSchool
	if id, ok := params["School"].(string); ok {
		school = id
	}
	delete(params, "School")
	if s := w.Schools[school]; s != nil {
		params["School"] = s.Name
	}
	if parts, ok := params["Parts"].([]string); ok {
		params["Parts"] = namesOf(w, parts)
	}
	if c.Start != 0 && c.End > c.Start {
		params["When"] = l.When(c.Start, c.End, w.Zone)
	}
	params["Available"] = 0
	if c.Available != nil {
		params["Available"] = *c.Available
	}
	if left, ok := params["PartiesLeft"].(int); ok && left == 0 {
		params["Full"] = true
	}
	return l.Text("conflict."+string(c.Kind), params)
}

// Decision says the outcome of a request in a sentence; a refusal by the rules
// says its reason and what could be done.
func (l Lang) Decision(w *booking.World, d booking.Decision) string {
	if d.Outcome == booking.ForbiddenOut && Has(d.Reason) {
		return l.Text(d.Reason, nil)
	}
	params := map[string]any{"Approvers": Words(d.Steps)}
	if by := AnswerBy(d.Steps); by > 0 && w != nil {
		params["AnswerBy"] = l.By(by, w.Zone)
	}
	return l.Text("decision."+string(d.Outcome), params)
}

// Words gives the approver words of a chain, each once, in its order.
func Words(steps []booking.Step) []string {
	var words []string
	for _, s := range steps {
		if !slices.Contains(words, s.Word) {
			words = append(words, s.Word)
		}
	}
	return words
}

// AnswerBy is when the last step of a chain must be decided; 0 without one.
func AnswerBy(steps []booking.Step) int64 {
	var by int64
	for _, s := range steps {
		by = max(by, s.Deadline)
	}
	return by
}

func namesOf(w *booking.World, ids []string) []string {
	names := make([]string, 0, len(ids))
	for _, id := range ids {
		if r := w.Resources[id]; r != nil {
			id = r.Name
		}
		names = append(names, id)
	}
	return names
}
