package calendar_test

import (
	"slices"
	"testing"
	"time"

	"github.com/teambition/rrule-go"
	"pgregory.net/rapid"

	"xiaoxiang/calendar"
)

// dates walks day by day from the year of the start to the horizon and beyond
// its year, counts weekdays as it goes, and sorts what fits into periods.
func (m drawnRule) dates(start calendar.Date) []calendar.Date {
	year, month, day := start.Civil()
	horizon := calendar.NewDate(year+3, month, day)
	first, last := calendar.NewDate(year-1, 12, 1), calendar.NewDate(year+4, 1, 31)
	forth, back := m.countWeekdays(first, last, 1), m.countWeekdays(last, first, -1)
	fits := func(d calendar.Date) bool {
		_, dm, dd := d.Civil()
		end := d // of the month
		for sameMonth(d, end+1) {
			end++
		}
		_, _, length := end.Civil()
		onWeekday := len(m.weekdays) == 0
		for i, w := range m.weekdays {
			onWeekday = onWeekday || w == d.Weekday() && (m.nths[i] == 0 || m.nths[i] == forth[d] || m.nths[i] == -back[d])
		}
		onDay := len(m.monthDays) == 0 || has(m.monthDays, dd) || has(m.monthDays, dd-length-1)
		if len(m.weekdays)+len(m.monthDays) == 0 {
			onWeekday = m.freq != "WEEKLY" || d.Weekday() == start.Weekday()
			onDay = m.freq == "DAILY" || m.freq == "WEEKLY" || dd == day
		}
		onMonth := len(m.months) == 0 || has(m.months, int(dm))
		if m.freq == "YEARLY" && len(m.weekdays)+len(m.monthDays)+len(m.months) == 0 {
			onMonth = dm == month
		}
		return onWeekday && onDay && onMonth
	}
	periods := map[int][]calendar.Date{} // the dates that fit, by period
	for d := first; d <= last; d++ {
		if fits(d) {
			periods[m.period(d)] = append(periods[m.period(d)], d)
		}
	}
	var out []calendar.Date
	for d := start; d <= horizon; d++ {
		set := periods[m.period(d)]
		i := slices.Index(set, d)
		ours := (m.period(d)-m.period(start))%m.interval == 0
		placed := len(m.positions) == 0 || has(m.positions, i+1) || has(m.positions, i-len(set))
		if i >= 0 && ours && placed {
			out = append(out, d)
		}
	}
	return out
}

func sameMonth(a, b calendar.Date) bool { return a.String()[:7] == b.String()[:7] }

// countWeekdays says of each date how many of its weekday its month or year
// has had, walking in the one direction or the other.
func (m drawnRule) countWeekdays(from, to calendar.Date, step calendar.Date) map[calendar.Date]int {
	nth, counts, frame := map[calendar.Date]int{}, map[int]int{}, -1
	for d := from; d != to+step; d += step {
		year, month, _ := d.Civil()
		now := year * 12
		if m.freq == "MONTHLY" || len(m.months) > 0 {
			now += int(month)
		}
		if now != frame {
			frame, counts = now, map[int]int{}
		}
		counts[d.Weekday()]++
		nth[d] = counts[d.Weekday()]
	}
	return nth
}

// period numbers the day, week, month or year of d.
func (m drawnRule) period(d calendar.Date) int {
	year, month, _ := d.Civil()
	switch m.freq {
	case "DAILY":
		return int(d)
	case "WEEKLY":
		for d.Weekday() != m.wkst {
			d--
		}
		return int(d+7) / 7
	case "MONTHLY":
		return year*12 + int(month)
	}
	return year
}

func TestRRuleAgreesWithTheModel(t *testing.T) {
	seen := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		m, start, all := drawSeries(t)
		want := all
		if m.until > 0 {
			want = slices.DeleteFunc(slices.Clone(all), func(d calendar.Date) bool { return d > m.until })
		} else if len(all) >= m.count {
			want = all[:m.count]
		}
		key := ""
		switch {
		case len(all) == 0 || all[0] != start:
			key = calendar.RRuleStartMismatch
		case len(want) > calendar.MaxOccurrences:
			key = calendar.TooManyOccurrences
		case len(want) < m.count:
			key = calendar.RRuleUnsupported
		}
		seen[m.freq+" "+key]++
		rule, err := calendar.ParseRRule(m.String())
		if err != nil {
			t.Fatal(m, err)
		}
		got, err := rule.Dates(start, 600)
		if e, refused := err.(*calendar.Error); refused != (key != "") || refused && e.Key != key || !refused && !slices.Equal(got, want) {
			t.Fatalf("%s from %s\n got %s (%v)\nwant %s (%s)", m, start, listed(got), err, listed(want), key)
		}
	})
	t.Log(seen)
}

// TestRRuleAgreesWithAnotherLibrary asks rrule-go what it answers rightly: a
// time for UNTIL, no n-th weekdays beside plain ones, a start that matches and
// an end.
func TestRRuleAgreesWithAnotherLibrary(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, start, _ := drawSeries(t)
		rule, err := calendar.ParseRRule(m.String())
		if err != nil {
			t.Fatal(m, err)
		}
		got, err := rule.Dates(start, 600)
		if err != nil {
			return // the model holds the refusals
		}
		text := m.String()
		if m.until > 0 {
			text += "T100000Z"
		}
		option, err := rrule.StrToROption(text)
		if err != nil {
			t.Fatal(text, err)
		}
		option.Dtstart = time.Unix(start.At(600, time.UTC), 0).UTC()
		other, err := rrule.NewRRule(*option)
		if err != nil {
			t.Fatal(text, err)
		}
		var want []calendar.Date
		for _, at := range other.All() {
			want = append(want, calendar.NewDate(at.Date()))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%s from %s\n got %s\nwant %s", m, start, listed(got), listed(want))
		}
	})
}
