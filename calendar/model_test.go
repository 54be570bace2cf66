package calendar_test

import "xiaoxiang/calendar"

// model is the calendar as one would do it by hand: it reads every list from
// end to end each time, and shares no code with the package but its types.
type model struct{ calendar.Data }

func (m model) termOn(d calendar.Date) *calendar.Term {
	for _, t := range m.Terms {
		if t.First <= d && d <= t.Last {
			return &t
		}
	}
	return nil
}

// weekOf counts the Mondays from that of week 1 up to d.
func (m model) weekOf(d calendar.Date) int {
	t := m.termOn(d)
	if t == nil {
		return 0
	}
	week := 0
	for monday := t.Week1Monday; monday <= d; monday += 7 {
		week++
	}
	return week
}

func (m model) holiday(d calendar.Date) (found calendar.Holiday, ok bool) {
	for _, status := range []string{"provisional", "official"} {
		for _, h := range m.Holidays {
			if h.Date == d && h.Status == status {
				found, ok = h, true
			}
		}
	}
	return found, ok
}

func (m model) override(school string, d calendar.Date) (found calendar.Override, ok bool) {
	for _, o := range m.Overrides {
		if o.Date == d && len(o.Schools) == 0 {
			found, ok = o, true
		}
	}
	for _, o := range m.Overrides {
		for _, s := range o.Schools {
			if o.Date == d && s == school {
				found, ok = o, true
			}
		}
	}
	return found, ok
}

func (m model) known(d calendar.Date) bool {
	year, _, _ := d.Civil()
	for _, h := range m.Holidays {
		if y, _, _ := h.Date.Civil(); y == year && h.Status == "official" {
			return true
		}
	}
	return false
}

func (m model) day(school string, d calendar.Date) calendar.Day {
	out := calendar.Day{Date: d, Term: m.termOn(d), Known: m.known(d)}
	holiday, isHoliday := m.holiday(d)
	out.Off, out.Name = holiday.IsOff, holiday.Name
	inBreak := out.Term == nil
	for _, b := range m.Breaks {
		if b.First <= d && d <= b.Last {
			inBreak = true
		}
	}
	if o, ok := m.override(school, d); ok {
		out.Kind, out.AfterSchool = o.Kind, o.AfterSchool
		if o.Teaching {
			out.Stands = d
		}
		if o.Follows != 0 {
			out.Stands = o.Follows
		}
		if out.Stands != 0 {
			out.Off = false
		}
		if o.Name != "" {
			out.Name = o.Name
		}
	} else if isHoliday && holiday.IsOff {
		out.Kind = "holiday"
	} else if isHoliday {
		out.Kind = "makeup"
	} else if inBreak {
		out.Kind = "break"
		for i := len(m.Breaks) - 1; i >= 0; i-- { // the first one given has the last word
			if b := m.Breaks[i]; b.First <= d && d <= b.Last {
				out.Name = b.Name
			}
		}
	} else if d.Weekday() == 6 || d.Weekday() == 7 {
		out.Kind = "weekend"
	} else {
		out.Kind, out.Stands, out.AfterSchool = "school", d, true
	}
	out.Week = m.weekOf(d)
	if out.Stands != 0 {
		out.Week = m.weekOf(out.Stands)
	}
	return out
}

// season lists the days of the year, month*100+day, on which a table may be
// used: it walks round the year from the first until it meets the last.
func season(t calendar.PeriodTable) (days []int) {
	var year []int
	for d := calendar.NewDate(2000, 1, 1); d <= calendar.NewDate(2000, 12, 31); d++ {
		_, month, day := d.Civil()
		year = append(year, int(month)*100+day)
	}
	if t.From == 0 {
		return year
	}
	i := 0
	for year[i] != int(t.From) {
		i++
	}
	for days = append(days, year[i]); year[i] != int(t.To); days = append(days, year[i]) {
		i = (i + 1) % len(year)
	}
	return days
}

func (m model) bells(school, stage string, d calendar.Date, weekday int) (best calendar.PeriodTable, ok bool) {
	if stages := m.Stages[school]; stage == "" && len(stages) > 0 {
		stage = stages[0]
	}
	taught := has(m.Stages[school], stage)
	score := -1
	_, month, monthday := d.Civil()
	for _, t := range m.Tables {
		days := season(t)
		if !taught || t.Stage != stage || !has(days, int(month)*100+monthday) ||
			len(t.Schools) > 0 && !has(t.Schools, school) || len(t.Weekdays) > 0 && !has(t.Weekdays, weekday) {
			continue
		}
		s := 400 - len(days)
		if len(t.Weekdays) > 0 {
			s += 1000
		}
		if len(t.Schools) > 0 {
			s += 10000
		}
		if s > score {
			best, ok, score = t, true, s
		}
	}
	return best, ok
}

func (m model) expand(school string, r calendar.Recurrence) (out []calendar.Occurrence) {
	for _, t := range m.Terms {
		for d := t.First; d <= t.Last && t.Code == r.Term; d++ {
			if d < r.From || r.Until != 0 && d > r.Until {
				continue
			}
			day := m.day(school, d)
			if r.Plain {
				day = calendar.Day{Date: d, Stands: d, Week: m.weekOf(d), AfterSchool: true, Kind: "school", Known: m.known(d)}
			}
			o := calendar.Occurrence{Date: d, Week: day.Week, Known: day.Known}
			if day.Stands != 0 && day.Stands != d {
				o.Follows = day.Stands
			}
			byRight := r.Weekday == d.Weekday() && weekFits(r, m.weekOf(d))
			if day.Stands != 0 && r.Weekday == day.Stands.Weekday() && weekFits(r, day.Week) {
				m.fillHours(&o, school, r, day)
			} else if byRight && day.Kind != "school" && day.Kind != "weekend" {
				o.Skip, o.SkipName, o.Week = day.Kind, day.Name, m.weekOf(d)
			} else {
				continue
			}
			out = append(out, o)
		}
	}
	return out
}

func weekFits(r calendar.Recurrence, week int) bool {
	if len(r.Weeks) > 0 && !has(r.Weeks, week) {
		return false
	}
	return r.Parity == calendar.All || r.Parity == calendar.Odd && week%2 == 1 || r.Parity == calendar.Even && week != 0 && week%2 == 0
}

// fillHours knows rules for one period only.
func (m model) fillHours(o *calendar.Occurrence, school string, r calendar.Recurrence, day calendar.Day) {
	table, _ := m.bells(school, r.Stage, day.Date, day.Stands.Weekday())
	o.Skip, o.SkipName = "no_such_period", day.Name
	for _, p := range table.Periods {
		if p.Code != r.Periods[0] {
			continue
		}
		if p.Kind == calendar.AfterSchool && !day.AfterSchool {
			o.Skip = "no_after_school"
			return
		}
		o.Start, o.End, o.Skip, o.SkipName = p.Start, p.End, "", ""
	}
}

func has[T comparable](list []T, x T) bool {
	for _, y := range list {
		if x == y {
			return true
		}
	}
	return false
}
