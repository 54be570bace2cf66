package calendar

// TermOn is the term that d lies in, nil outside every term. The Term is the
// calendar's own: read it only.
func (c *Calendar) TermOn(d Date) *Term {
	for i := range c.terms { // a handful, in order
		t := &c.terms[i]
		if d < t.First {
			return nil
		}
		if d <= t.Last {
			return t
		}
	}
	return nil
}

// Term finds a term by its id or code.
func (c *Calendar) Term(key string) (Term, bool) {
	t := c.termByKey[key]
	if t == nil {
		return Term{}, false
	}
	return *t, true
}

// WeekOf is the teaching week of d: 1 in the week of the term's Week1Monday,
// whatever the ISO week is, holidays counted along. It is 0 before that Monday
// and outside the term.
func (t *Term) WeekOf(d Date) int {
	if t == nil || d < t.First || d > t.Last || d < t.Week1Monday {
		return 0
	}
	return int(d-t.Week1Monday)/7 + 1
}

// weekOf is the teaching week of d in its own term, 0 outside.
func (c *Calendar) weekOf(d Date) int { return c.TermOn(d).WeekOf(d) }

// breakOn is the named break that d lies in.
func (c *Calendar) breakOn(d Date) (Break, bool) {
	for _, b := range c.breaks {
		if b.First <= d && d <= b.Last {
			return b, true
		}
	}
	return Break{}, false
}
