package calendar_test

import (
	"fmt"
	"strings"

	"pgregory.net/rapid"

	"xiaoxiang/calendar"
)

// A drawnRule is a rule of the profile before it is written down.
type drawnRule struct {
	freq                         string
	interval, count, wkst        int
	until                        calendar.Date // 0: count
	months, monthDays, positions []int
	weekdays, nths               []int // nths[i] belongs to weekdays[i]; 0: every one
}

var ruleWeekdays = []string{"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"}

func (m drawnRule) String() string {
	parts := []string{"FREQ=" + m.freq}
	add := func(name string, values ...int) {
		if text := strings.Trim(fmt.Sprint(values), "[]"); text != "" {
			parts = append(parts, name+"="+strings.ReplaceAll(text, " ", ","))
		}
	}
	add("INTERVAL", m.interval)
	parts = append(parts, "WKST="+ruleWeekdays[m.wkst])
	add("BYMONTH", m.months...)
	add("BYMONTHDAY", m.monthDays...)
	var days []string
	for i, w := range m.weekdays {
		days = append(days, strings.TrimPrefix(fmt.Sprint(m.nths[i]), "0")+ruleWeekdays[w])
	}
	if len(days) > 0 {
		parts = append(parts, "BYDAY="+strings.Join(days, ","))
	}
	add("BYSETPOS", m.positions...)
	if m.until > 0 {
		return strings.Join(append(parts, "UNTIL="+strings.ReplaceAll(m.until.String(), "-", "")), ";")
	}
	add("COUNT", m.count)
	return strings.Join(parts, ";")
}

func drawRule(t *rapid.T) drawnRule {
	some := func(label string, most int, values ...int) []int {
		if !rapid.Bool().Draw(t, "with "+label) {
			return nil
		}
		return rapid.SliceOfNDistinct(rapid.SampledFrom(values), 1, most, rapid.ID).Draw(t, label)
	}
	m := drawnRule{
		freq:     rapid.SampledFrom([]string{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}).Draw(t, "freq"),
		interval: rapid.SampledFrom([]int{1, 1, 1, 2, 3, 5, 12, 40}).Draw(t, "interval"),
		wkst:     rapid.IntRange(1, 7).Draw(t, "wkst"),
		months:   some("months", 5, 1, 2, 3, 6, 9, 11, 12),
		weekdays: some("weekdays", 7, 1, 2, 3, 4, 5, 6, 7),
	}
	if m.freq != "WEEKLY" {
		m.monthDays = some("monthdays", 8, 1, 2, 3, 7, 13, 15, 28, 29, 30, 31, -1, -2, -7, -29, -31)
	}
	m.nths = make([]int, len(m.weekdays))
	coarse := m.freq == "MONTHLY" || m.freq == "YEARLY"
	if coarse && rapid.Bool().Draw(t, "n-th") {
		for i := range m.nths {
			m.nths[i] = rapid.SampledFrom([]int{1, 2, 3, 4, 5, -1, -2, -5}).Draw(t, "n")
			if m.freq == "YEARLY" && len(m.months) == 0 {
				m.nths[i] *= rapid.SampledFrom([]int{1, 3, 10}).Draw(t, "times")
			}
		}
	}
	if coarse && len(m.months)+len(m.monthDays)+len(m.weekdays) > 0 {
		m.positions = some("positions", 4, 1, 2, 3, 5, 20, 100, -1, -2, -3, -30)
	}
	return m
}

// drawSeries draws a rule and a start, and what the model makes of them. Most
// starts are dates of the rule.
func drawSeries(t *rapid.T) (m drawnRule, start calendar.Date, all []calendar.Date) {
	m = drawRule(t)
	start = calendar.NewDate(2026, 9, 1) + calendar.Date(rapid.IntRange(0, 1500).Draw(t, "start"))
	every := m
	every.interval = 1
	if dates := every.dates(start); len(dates) > 0 && rapid.IntRange(0, 9).Draw(t, "on a date of the rule") > 0 {
		start = dates[rapid.IntRange(0, min(5, len(dates)-1)).Draw(t, "which")]
	}
	all = m.dates(start)
	if rapid.Bool().Draw(t, "until") {
		m.until = start + calendar.Date(rapid.IntRange(0, 1090).Draw(t, "days"))
	} else {
		m.count = rapid.IntRange(1, rapid.SampledFrom([]int{5, 400}).Draw(t, "most")).Draw(t, "count")
	}
	return m, start, all
}
