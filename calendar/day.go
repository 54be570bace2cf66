package calendar

// The kinds of day, in Day.Kind and, where a date was left out, in
// Occurrence.Skip.
const (
	KindSchool   = "school"
	KindWeekend  = "weekend"
	KindHoliday  = "holiday"
	KindMakeup   = "makeup"
	KindActivity = "activity"
	KindClosure  = "closure"
	KindBreak    = "break" // a named break, or a day outside every term (no name)
)

// The states of a holiday row.
const (
	Official    = "official"
	Provisional = "provisional"
)

// Day says what d is at a school; the school "" knows only what the whole
// district does. The first that speaks decides: the school's override, the
// district's, the national holiday, the break (or no term), the weekend.
//
// A make-up day stands for the date it follows, weekday and teaching week
// alike. The State Council's notice says only "worked": with no override the
// weekday taught is unknown, and the day stands for none rather than a guess.
func (c *Calendar) Day(school string, d Date) Day {
	year, _, _ := d.Civil()
	day := Day{Date: d, Term: c.TermOn(d), Known: c.published[year]}
	c.resolve(&day, school)
	day.Week = day.Term.WeekOf(d)
	if day.Stands != 0 && day.Stands != d {
		day.Week = c.weekOf(day.Stands)
	}
	return day
}

func (c *Calendar) resolve(day *Day, school string) {
	holiday, isHoliday := c.holidays[day.Date]
	day.Off = isHoliday && holiday.IsOff
	if o := c.override(school, day.Date); o != nil {
		day.Name = holiday.Name // where the override has no name of its own
		day.override(o)
		return
	}
	if isHoliday {
		day.Kind, day.Name = KindHoliday, holiday.Name
		if !holiday.IsOff {
			day.Kind = KindMakeup
		}
		return
	}
	pause, isBreak := c.breakOn(day.Date)
	switch {
	case isBreak || day.Term == nil:
		day.Kind, day.Name = KindBreak, pause.Name
	case day.Date.Weekday() > 5:
		day.Kind = KindWeekend
	default:
		day.Kind, day.Stands, day.AfterSchool = KindSchool, day.Date, true
	}
}

// override applies what a school or the district said. To follow a date is to
// teach; to teach without following one is to hold the day's own timetable.
func (day *Day) override(o *Override) {
	switch {
	case o.Follows != 0:
		day.Stands = o.Follows
	case o.Teaching:
		day.Stands = day.Date
	}
	day.AfterSchool = o.AfterSchool
	if day.InSession() {
		day.Off = false
	}
	if o.Name != "" {
		day.Name = o.Name
	}
	day.Kind = o.Kind
	if day.Kind == "" && day.InSession() {
		day.Kind = KindMakeup
	} else if day.Kind == "" {
		day.Kind = KindClosure
	}
}

// plainDay is d in plain weeks: its own date, as if nothing were ever off.
func (c *Calendar) plainDay(d Date) Day {
	year, _, _ := d.Civil()
	term := c.TermOn(d)
	return Day{Date: d, Stands: d, Term: term, Week: term.WeekOf(d), AfterSchool: true, Kind: KindSchool, Known: c.published[year]}
}
