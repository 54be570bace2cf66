package calendar

// Workday reports whether staff are expected to answer on d: a day in session,
// a worked make-up day (even while nobody has said what is taught), and
// outside terms Monday to Friday without holidays. Closures, activity days and
// breaks within a term do not count.
func (c *Calendar) Workday(school string, d Date) bool {
	day := c.Day(school, d)
	switch {
	case day.InSession(), day.Kind == KindMakeup:
		return true
	case day.Kind == KindBreak:
		return day.Term == nil && d.Weekday() <= 5
	}
	return false
}

// AddWorkdays is the n-th working day after d, for the time approvers have; d
// itself does not count. For n below 1 it is d.
func (c *Calendar) AddWorkdays(school string, d Date, n int) Date {
	for n > 0 {
		d++
		if c.Workday(school, d) {
			n--
		}
	}
	return d
}
