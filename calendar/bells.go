package calendar

import (
	"cmp"
	"slices"
	"time"
)

// Bells is the bell table in force at a school on d. The season is that of d;
// the weekday variant is that of the date d stands for, or of d where it
// stands for none. Stage "" is the school's first; a stage not taught there has
// no bells. Of several tables one for the school wins, then one for the
// weekday, then the narrower part of the year, then the one given first.
func (c *Calendar) Bells(school, stage string, d Date) (PeriodTable, bool) {
	weekday := d.Weekday()
	if day := c.Day(school, d); day.InSession() {
		weekday = day.Stands.Weekday()
	}
	t := c.bells(school, stage, d, weekday)
	if t == nil {
		return PeriodTable{}, false
	}
	return *t, true
}

// BellsOf gives the bell table of each stage of a school on d, in the order of
// its stages; a stage without a table that day is left out.
func (c *Calendar) BellsOf(school string, d Date) []PeriodTable {
	var tables []PeriodTable
	for _, stage := range c.stages[school] {
		if t, ok := c.Bells(school, stage, d); ok {
			tables = append(tables, t)
		}
	}
	return tables
}

// bells is Bells for a weekday already known; nil: none.
func (c *Calendar) bells(school, stage string, d Date, weekday int) *PeriodTable {
	for _, t := range c.tablesOf(school, stage) {
		if t.inSeason(d) && (len(t.Weekdays) == 0 || slices.Contains(t.Weekdays, weekday)) {
			return t
		}
	}
	return nil
}

// tablesOf lists the tables a stage of a school may ever use, most specific
// first.
func (c *Calendar) tablesOf(school, stage string) []*PeriodTable {
	if stages := c.stages[school]; stage == "" && len(stages) > 0 {
		stage = stages[0]
	}
	return c.tables[stageOf{school, stage}]
}

func (c *Calendar) indexTables(given []PeriodTable) {
	given = slices.Clone(given)
	tables := make([]*PeriodTable, len(given))
	for i := range given {
		tables[i] = &given[i]
	}
	slices.SortStableFunc(tables, bySpecificity)
	c.tables = make(map[stageOf][]*PeriodTable)
	for school, stages := range c.stages {
		for _, t := range tables {
			ours := len(t.Schools) == 0 || slices.Contains(t.Schools, school)
			if ours && slices.Contains(stages, t.Stage) {
				key := stageOf{school, t.Stage}
				c.tables[key] = append(c.tables[key], t)
			}
		}
	}
}

func bySpecificity(a, b *PeriodTable) int {
	return cmp.Or(
		general(a.Schools)-general(b.Schools),
		general(a.Weekdays)-general(b.Weekdays),
		a.seasonDays()-b.seasonDays(),
	)
}

// general is 1 for a list that leaves everything open, 0 for one that chooses.
func general[T any](chosen []T) int {
	if len(chosen) == 0 {
		return 1
	}
	return 0
}

// season is the inclusive part of the year of a table; an end left out is the
// end of the year.
func (t *PeriodTable) season() (from, to MonthDay) {
	return cmp.Or(t.From, 101), cmp.Or(t.To, 1231)
}

func (t *PeriodTable) inSeason(d Date) bool {
	_, month, day := d.Civil()
	today := MonthDay(int(month)*100 + day)
	from, to := t.season()
	if from <= to {
		return from <= today && today <= to
	}
	return today >= from || today <= to // round the year end
}

// seasonDays is the length of the season in a leap year.
func (t *PeriodTable) seasonDays() int {
	from, to := t.season()
	n := int(to.in(2000)-from.in(2000)) + 1
	if from > to {
		n += 366
	}
	return n
}

func (m MonthDay) in(year int) Date { return NewDate(year, time.Month(m/100), int(m%100)) }
