package service

import (
	"math/rand/v2"
	"slices"
	"strconv"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// The days around the demo's own that look busy.
const (
	scatterBefore = 7
	scatterAfter  = 28
)

// scatter books ordinary days, the same ones each time: it draws in the order
// of codes from one seeded source.
type scatter struct {
	*demoFill
	random      *rand.Rand
	first, last calendar.Date
	keep        map[string]map[calendar.Date]bool // resources that scenarios ask for stay as the file has them
	keepSchool  map[string]map[calendar.Date]bool // and the schools that ask, by week
}

func (d *demoFill) scatter() error {
	s := &scatter{
		demoFill: d, random: rand.New(rand.NewPCG(2026, 1026)),
		first: d.today() - scatterBefore, last: d.today() + scatterAfter,
	}
	s.keepScenarios()
	for _, step := range []func(*demoResource) error{s.lessons, s.clubs} {
		for i := range d.file.Resources {
			if err := step(&d.file.Resources[i]); err != nil {
				return err
			}
			if n := i + 1; n&(n-1) == 0 { // each time the tables have doubled
				if err := d.tx.Analyze(); err != nil {
					return err
				}
			}
		}
	}
	if err := s.occasions(); err != nil {
		return err
	}
	return s.visits()
}

// keepScenarios leaves alone what the acceptance scenarios of the file ask
// for, so that they come out the same in a lively district.
func (s *scatter) keepScenarios() {
	s.keep, s.keepSchool = map[string]map[calendar.Date]bool{}, map[string]map[calendar.Date]bool{}
	mark := func(m map[string]map[calendar.Date]bool, key string, d calendar.Date) {
		if m[key] == nil {
			m[key] = map[calendar.Date]bool{}
		}
		m[key][d] = true
	}
	for _, sc := range s.file.Scenarios {
		if len(sc.Request.Start) < 10 {
			continue
		}
		on, err := calendar.ParseDate(sc.Request.Start[:10])
		if err != nil {
			continue
		}
		for _, code := range sc.Request.Resources {
			r := s.world.Resource(code)
			for _, id := range append([]string{r.ID, r.Parent}, r.Parts...) {
				mark(s.keep, id, on)
			}
		}
		mark(s.keepSchool, sc.Request.School, monday(on))
		mark(s.keepSchool, sc.Request.User, on)
	}
}

// open reports whether the scatter may use a resource on a date: in service,
// no lock, no closed day, nothing that a scenario asks for.
func (s *scatter) open(r *booking.Resource, on calendar.Date) bool {
	if s.keep[r.ID][on] || on < r.AvailableFrom || s.world.Calendar.Day(r.School, on).Off {
		return false
	}
	for _, l := range s.world.Locks {
		from, to := l.From, l.To
		if !l.Daily {
			from, _ = calendar.DateOf(l.Start, s.world.Zone)
			to, _ = calendar.DateOf(l.End, s.world.Zone)
		}
		if from <= on && on <= to && s.world.Locked(l, r) {
			return false
		}
	}
	return true
}

// days are those of a weekday on which the school teaches.
func (s *scatter) days(r *booking.Resource, weekday int) []calendar.Date {
	var days []calendar.Date
	for on := s.first; on <= s.last; on++ {
		if on.Weekday() == weekday && s.world.Calendar.Day(r.School, on).InSession() && s.open(r, on) {
			days = append(days, on)
		}
	}
	return days
}

// lessons books a place for its own school's timetable: one series a weekday
// and period.
func (s *scatter) lessons(x *demoResource) error {
	place, ok := demoLessons[x.Type]
	r := s.world.Resource(x.ID)
	if !ok || r.School == "" || r.Alloc == booking.Divisible {
		return nil
	}
	stage := s.world.Schools[r.School].Stages[0]
	for weekday := 1; weekday <= 5; weekday++ {
		days := s.days(r, weekday)
		if len(days) == 0 {
			continue
		}
		bells, _ := s.world.Calendar.Bells(r.School, stage, days[len(days)-1])
		for _, p := range bells.Periods {
			if p.Kind != calendar.Lesson || s.random.IntN(100) >= place.density {
				continue
			}
			draft := Draft{
				Resources: []string{x.ID}, School: x.School, Purpose: "lesson", Headcount: s.headcount(r),
				Title: s.class(x.School, stage, place) + " " + demoTitles[x.Type],
				Code:  "L-" + x.ID + "-" + strconv.Itoa(weekday) + p.Code, SkipConflicts: true, Stage: stage,
			}
			for _, on := range days {
				draft.Slots = append(draft.Slots, [2]int64{on.At(p.Start, s.world.Zone), on.At(p.End, s.world.Zone)})
			}
			if _, err := s.record(draft); ignoreRefusal(err) != nil {
				return err
			}
		}
	}
	return nil
}

// class draws a class of the school that has lessons of this kind.
func (s *scatter) class(school, stage string, place lessonPlace) string {
	grades := []int{1, 2, 3, 4, 5, 6}
	if stage == "junior" {
		grades = []int{7, 8, 9}
		if len(place.junior) > 0 {
			grades = place.junior
		}
	}
	classes := 4
	for _, sc := range s.file.Schools {
		if sc.ID == school {
			classes = max(2, sc.Classes/(len(sc.Stage)*6))
		}
	}
	grade := grades[s.random.IntN(len(grades))]
	return []string{"一", "二", "三", "四", "五", "六", "七", "八", "九"}[grade-1] + "年级" + strconv.Itoa(1+s.random.IntN(classes)) + "班"
}

func (s *scatter) headcount(r *booking.Resource) int {
	most := 48
	if r.Capacity > 0 {
		most = min(most, r.Capacity)
	}
	if r.MaxParties > 1 {
		most = min(most, r.Capacity/r.MaxParties)
	}
	return max(most-s.random.IntN(8), 1)
}

// clubs books the hours after school, and theatres by the day, in the name of
// a teacher of the school where the demo has one.
func (s *scatter) clubs(x *demoResource) error {
	clubs := demoClubs[x.Type]
	r := s.world.Resource(x.ID)
	if len(clubs) == 0 || r.School == "" || r.Alloc == booking.Divisible {
		return nil
	}
	teachers := s.teachers(x.School)
	for on := s.first; on <= s.last; on++ {
		day := s.world.Calendar.Day(r.School, on)
		if s.random.IntN(100) >= 65 || !day.InSession() || !day.AfterSchool || !s.open(r, on) {
			continue
		}
		bells, _ := s.world.Calendar.Bells(r.School, "", on)
		spans := calendar.Windows(bells.Periods, []string{[]string{"AS1", "AS1", "AS2"}[s.random.IntN(3)]})
		if len(spans) == 0 {
			continue
		}
		draft := Draft{
			Resources: []string{x.ID}, School: x.School, Purpose: "after_school", Headcount: s.headcount(r),
			Title: clubs[s.random.IntN(len(clubs))], Code: s.code("C", x.ID, on),
			Start: localText(on, spans[0][0]), End: localText(on, spans[0][1]),
		}
		if len(teachers) > 0 && s.random.IntN(3) == 0 && !s.keepSchool[teachers[0]][on] {
			draft.As = teachers[0]
		}
		draft.Status = s.state(on)
		if _, err := s.record(draft); ignoreRefusal(err) != nil {
			return err
		}
	}
	return nil
}

// state draws what became of a booking: most are held or will be.
func (s *scatter) state(on calendar.Date) string {
	switch n := s.random.IntN(100); {
	case n < 5:
		return string(booking.StatusCancelled)
	case n < 15 && on < s.today():
		return string(booking.StatusNoShow)
	case n < 8:
		return string(booking.StatusRejected)
	}
	return ""
}

func (s *scatter) teachers(school string) []string {
	var codes []string
	for _, u := range s.file.Users {
		if slices.ContainsFunc(u.Roles, func(r demoRole) bool { return r.Role == booking.Teacher && r.Scope == school }) {
			codes = append(codes, u.ID)
		}
	}
	return codes
}

func (s *scatter) code(letter, resource string, on calendar.Date) string {
	return letter + "-" + resource + "-" + on.String()
}
