package calendar

// Compare is the rule calendar_mismatch: it reports whether two schools differ
// on d, because exactly one of them is in session or because both are and
// follow different dates. On weekends neither is in session: no mismatch.
func (c *Calendar) Compare(schoolA, schoolB string, d Date) bool {
	// Stands is 0 where a school is not in session, so one comparison says both.
	return c.Day(schoolA, d).Stands != c.Day(schoolB, d).Stands
}
