package calendar

import "slices"

// Unknown is the state of a year of which nothing has been said yet; Official
// and Provisional are the others.
const Unknown = "unknown"

// YearStatus says how firmly the holidays of a year are known: official where
// its notice is out, provisional where they were worked out beforehand, else
// unknown.
func (c *Calendar) YearStatus(year int) string {
	switch {
	case c.published[year]:
		return Official
	case c.guessed[year]:
		return Provisional
	}
	return Unknown
}

// UnsureYears lists, in order, the years of a series' dates whose notice is not
// out: what it holds may change when it is.
func (c *Calendar) UnsureYears(occurrences []Occurrence) []int {
	var years []int
	for i := range occurrences {
		year, _, _ := occurrences[i].Date.Civil()
		if !c.published[year] && !slices.Contains(years, year) {
			years = append(years, year)
		}
	}
	slices.Sort(years)
	return years
}
