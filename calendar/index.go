package calendar

import (
	"maps"
	"slices"
)

// A Calendar answers questions about the days of one district. It never
// changes once made, so any number of goroutines may read it.
type Calendar struct {
	stages    map[string][]string
	terms     []Term // by first day
	termByKey map[string]*Term
	breaks    []Break
	holidays  map[Date]Holiday
	published map[int]bool // years with at least one official holiday row
	guessed   map[int]bool // years with at least one row at all
	overrides map[Date]dayOverrides
	tables    map[stageOf][]*PeriodTable // most specific first
}

// dayOverrides is what was said about one date; most dates have none.
type dayOverrides struct {
	district *Override
	schools  map[string]*Override
}

// stageOf is one stage of one school.
type stageOf struct{ school, stage string }

// New indexes a district's days. It copies the lists, not what they point to:
// the weekdays, schools and periods in data must not be changed afterwards.
// Where two overrides speak of the same school and date the later one counts;
// of two rows for one holiday the official one does, then the later one.
func New(data Data) *Calendar {
	c := &Calendar{
		stages: maps.Clone(data.Stages),
		terms:  slices.SortedStableFunc(slices.Values(data.Terms), func(a, b Term) int { return int(a.First - b.First) }),
		breaks: slices.Clone(data.Breaks),
	}
	c.indexTerms()
	c.indexHolidays(data.Holidays)
	c.indexOverrides(data.Overrides)
	c.indexTables(data.Tables)
	return c
}

func (c *Calendar) indexTerms() {
	c.termByKey = make(map[string]*Term, 2*len(c.terms))
	for i := range c.terms {
		c.termByKey[c.terms[i].Code] = &c.terms[i]
	}
	for i := range c.terms { // an id is never shadowed by the code of another term
		c.termByKey[c.terms[i].ID] = &c.terms[i]
	}
	delete(c.termByKey, "")
}

func (c *Calendar) indexHolidays(rows []Holiday) {
	c.holidays = make(map[Date]Holiday, len(rows))
	c.published, c.guessed = make(map[int]bool), make(map[int]bool)
	for _, h := range rows {
		official := h.Status != Provisional
		year, _, _ := h.Date.Civil()
		c.guessed[year] = true
		if official {
			c.published[year] = true
		}
		if old, ok := c.holidays[h.Date]; ok && !official && old.Status != Provisional {
			continue
		}
		c.holidays[h.Date] = h
	}
}

func (c *Calendar) indexOverrides(rows []Override) {
	rows = slices.Clone(rows)
	c.overrides = make(map[Date]dayOverrides, len(rows))
	for i := range rows {
		o := &rows[i]
		on := c.overrides[o.Date]
		if len(o.Schools) == 0 {
			on.district = o
		} else if on.schools == nil {
			on.schools = make(map[string]*Override, len(o.Schools))
		}
		for _, school := range o.Schools {
			on.schools[school] = o
		}
		c.overrides[o.Date] = on
	}
}

// override is what the school, else the district, says about d; nil: nothing.
func (c *Calendar) override(school string, d Date) *Override {
	on, ok := c.overrides[d]
	if !ok {
		return nil
	}
	if o := on.schools[school]; o != nil {
		return o
	}
	return on.district
}
