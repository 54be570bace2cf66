package calendar_test

import (
	"fmt"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"xiaoxiang/calendar"
)

// The days drawn lie close together, so that terms, breaks, holidays and
// overrides meet, and on both sides of a year end.
var firstDrawn = calendar.NewDate(2026, 11, 1)

func drawDate(t *rapid.T, label string) calendar.Date {
	return firstDrawn + calendar.Date(rapid.IntRange(0, 130).Draw(t, label))
}

func drawSchools(t *rapid.T) []string {
	return rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"A", "B", "C"}), 0, 2, rapid.ID).Draw(t, "schools")
}

func drawTerms(t *rapid.T) []calendar.Term {
	var terms []calendar.Term
	first := drawDate(t, "first")
	for i := range rapid.IntRange(1, 3).Draw(t, "terms") {
		last := first + calendar.Date(rapid.IntRange(35, 90).Draw(t, "length"))
		monday := first - calendar.Date(first.Weekday()-1) + 7*calendar.Date(rapid.IntRange(0, 1).Draw(t, "weeks before week 1"))
		terms = append(terms, calendar.Term{ID: fmt.Sprintf("id%d", i), Code: fmt.Sprintf("T%d", i), Week1Monday: monday, First: first, Last: last})
		first = last + calendar.Date(rapid.IntRange(1, 20).Draw(t, "gap"))
	}
	return rapid.Permutation(terms).Draw(t, "order")
}

func drawTable(t *rapid.T, i int) calendar.PeriodTable {
	table := calendar.PeriodTable{
		ID: fmt.Sprintf("PT%d", i), Stage: rapid.SampledFrom([]string{"primary", "junior"}).Draw(t, "stage"), Schools: drawSchools(t),
		Weekdays: rapid.SliceOfNDistinct(rapid.IntRange(1, 7), 0, 4, rapid.ID).Draw(t, "weekdays"),
	}
	if rapid.Bool().Draw(t, "season") {
		table.From, table.To = drawMonthDay(t, "from"), drawMonthDay(t, "to")
	}
	for j, code := range rapid.SliceOfNDistinct(rapid.SampledFrom([]string{"P1", "P2", "AS1"}), 1, 3, rapid.ID).Draw(t, "codes") {
		p := calendar.Period{Code: code, Kind: calendar.Lesson, Start: 480 + 60*j + i, End: 520 + 60*j + i}
		if code == "AS1" {
			p.Kind = calendar.AfterSchool
		}
		table.Periods = append(table.Periods, p)
	}
	return table
}

func drawMonthDay(t *rapid.T, label string) calendar.MonthDay {
	_, month, day := (calendar.NewDate(2000, 1, 1) + calendar.Date(rapid.IntRange(0, 365).Draw(t, label))).Civil()
	return calendar.MonthDay(int(month)*100 + day)
}

func drawData(t *rapid.T) calendar.Data {
	data := calendar.Data{
		Stages: map[string][]string{"A": {"primary"}, "B": {"junior", "primary"}, "C": nil},
		Terms:  drawTerms(t),
	}
	for range rapid.IntRange(0, 2).Draw(t, "breaks") {
		first := drawDate(t, "break")
		data.Breaks = append(data.Breaks, calendar.Break{Name: first.String(), First: first, Last: first + calendar.Date(rapid.IntRange(0, 15).Draw(t, "days"))})
	}
	for i := range rapid.IntRange(3, 10).Draw(t, "tables") {
		data.Tables = append(data.Tables, drawTable(t, i))
	}
	for i := range rapid.IntRange(0, 40).Draw(t, "holidays") {
		data.Holidays = append(data.Holidays, calendar.Holiday{
			Date: drawDate(t, "holiday"), Name: fmt.Sprint("holiday ", i), IsOff: rapid.Bool().Draw(t, "is off"),
			Status: rapid.SampledFrom([]string{"official", "provisional"}).Draw(t, "status"),
		})
	}
	for i := range rapid.IntRange(0, 40).Draw(t, "overrides") {
		o := calendar.Override{
			Date: drawDate(t, "override"), Schools: drawSchools(t), Kind: rapid.SampledFrom([]string{"makeup", "activity", "closure"}).Draw(t, "kind"),
			Teaching: rapid.Bool().Draw(t, "teaching"), AfterSchool: rapid.Bool().Draw(t, "after-school"),
		}
		if rapid.Bool().Draw(t, "named") {
			o.Name = fmt.Sprint("override ", i)
		}
		if rapid.Bool().Draw(t, "follows another") {
			o.Follows = drawDate(t, "follows")
		}
		data.Overrides = append(data.Overrides, o)
	}
	return data
}

// TestDayAndBellsAgreeWithTheModel asks about every school and stage on days
// drawn at random.
func TestDayAndBellsAgreeWithTheModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := drawData(t)
		c, m := calendar.New(data), model{data}
		d := drawDate(t, "date")
		for _, school := range []string{"A", "B", "C", ""} {
			want := m.day(school, d)
			if got := c.Day(school, d); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s at %q\n got %+v\nwant %+v", d, school, got, want)
			}
			weekday := d.Weekday()
			if want.Stands != 0 {
				weekday = want.Stands.Weekday()
			}
			for _, stage := range []string{"", "primary", "junior"} {
				wantTable, wantOK := m.bells(school, stage, d, weekday)
				if got, ok := c.Bells(school, stage, d); ok != wantOK || got.ID != wantTable.ID {
					t.Fatalf("bells of %q %q on %s: got %q %v, want %q %v", school, stage, d, got.ID, ok, wantTable.ID, wantOK)
				}
			}
		}
	})
}

func TestExpandAgreesWithTheModel(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		data := drawData(t)
		term := rapid.SampledFrom(data.Terms).Draw(t, "term")
		r := calendar.Recurrence{
			Term:    term.Code,
			Weekday: rapid.IntRange(1, 7).Draw(t, "weekday"),
			Parity:  rapid.SampledFrom([]calendar.Parity{calendar.All, calendar.Odd, calendar.Even}).Draw(t, "parity"),
			Weeks:   rapid.SampledFrom([][]int{nil, nil, {1, 2}, {1, 3, 2}}).Draw(t, "weeks"),
			Stage:   rapid.SampledFrom([]string{"", "primary"}).Draw(t, "stage"),
			Periods: []string{rapid.SampledFrom([]string{"P1", "P2", "AS1"}).Draw(t, "period")},
			Plain:   rapid.Bool().Draw(t, "plain"),
		}
		if rapid.Bool().Draw(t, "narrowed") {
			r.From = term.First + calendar.Date(rapid.IntRange(-5, 15).Draw(t, "from"))
			r.Until = term.Last + calendar.Date(rapid.IntRange(-15, 5).Draw(t, "until"))
		}
		school := rapid.SampledFrom([]string{"A", "B"}).Draw(t, "school")
		got, err := calendar.New(data).Expand(school, r)
		want := model{data}.expand(school, r)
		if err != nil { // what is refused must be nothing to lose
			held := slices.ContainsFunc(want, func(o calendar.Occurrence) bool { return o.Skip == "" })
			if empty := err.(*calendar.Error).Key == calendar.EmptySeries; held || empty && len(want) > 0 {
				t.Fatalf("refused (%v), but the model lists %+v", err, want)
			}
			return
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v\n got %+v\nwant %+v", r, got, want)
		}
	})
}

// TestSpanIsTheHullOfOneWindow holds whatever the periods are called.
func TestSpanIsTheHullOfOneWindow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		periods := demoTables()[rapid.IntRange(0, 4).Draw(t, "table")].Periods
		var all []string
		for _, p := range periods {
			all = append(all, p.Code)
		}
		codes := rapid.SliceOfNDistinct(rapid.SampledFrom(all), 1, len(all), rapid.ID).Draw(t, "codes")
		first, last := 24*60, 0
		for _, p := range periods {
			if has(codes, p.Code) {
				first, last = min(first, p.Start), max(last, p.End)
			}
		}
		whole := true // every lesson and after-school period in between is named
		for _, p := range periods {
			taught := p.Kind == calendar.Lesson || p.Kind == calendar.AfterSchool
			whole = whole && (!taught || p.Start < first || p.End > last || has(codes, p.Code))
		}
		start, end, err := calendar.Span(periods, codes)
		if whole != (err == nil) || whole && (start != first || end != last) {
			t.Fatalf("%v: %d to %d (%v), want %d to %d (%v)", codes, start, end, err, first, last, whole)
		}
	})
}
