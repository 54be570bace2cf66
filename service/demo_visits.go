package service

import (
	"slices"
	"strconv"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// occasions books single events: meetings, rehearsals, long titles.
func (s *scatter) occasions() error {
	for round := range 6 {
		for i, o := range demoOccasions {
			var places []*demoResource
			for k := range s.file.Resources {
				x := &s.file.Resources[k]
				r := s.world.Resource(x.ID)
				if slices.Contains(o.types, x.Type) && x.School != "" && (x.Capacity == 0 || x.Capacity >= o.headcount) && r.Alloc != booking.Divisible {
					places = append(places, x)
				}
			}
			on := s.first + calendar.Date(s.random.IntN(int(s.last-s.first)+1))
			hour := []int{15*60 + 50, 16 * 60, 14 * 60, 9 * 60}[s.random.IntN(4)]
			state := s.state(on)
			if len(places) == 0 {
				continue
			}
			x := places[s.random.IntN(len(places))]
			r := s.world.Resource(x.ID)
			if !s.open(r, on) {
				continue
			}
			_, err := s.record(Draft{
				Resources: []string{x.ID}, School: x.School, Purpose: o.purpose, Headcount: o.headcount, Title: o.title,
				Start: localText(on, hour), End: localText(on, hour+60+30*s.random.IntN(3)), Status: state,
				Code: "E-" + strconv.Itoa(round) + "-" + strconv.Itoa(i+1),
			})
			if ignoreRefusal(err) != nil {
				return err
			}
		}
	}
	return nil
}

// What the visits of teachers to other schools come to, and how often one is
// tried at most.
const (
	wantedVisits = 48
	visitTries   = 3000
)

// visits asks for other schools' places as their teachers would: by the rules,
// so that some are granted at once and others wait for their approvers.
func (s *scatter) visits() error {
	var teachers []string
	for _, u := range s.file.Users {
		if slices.ContainsFunc(u.Roles, func(r demoRole) bool { return r.Role == booking.Teacher }) {
			teachers = append(teachers, u.ID)
		}
	}
	made := 0
	for try := 0; try < visitTries && made < wantedVisits; try++ {
		user := teachers[s.random.IntN(len(teachers))]
		x := &s.file.Resources[s.random.IntN(len(s.file.Resources))]
		on := s.today() + 2 + calendar.Date(s.random.IntN(scatterAfter-2))
		pick, title := s.random.IntN(8), s.random.IntN(8)
		if ok, err := s.visit(user, x, on, pick, title, made); err != nil {
			return err
		} else if ok {
			made++
		}
	}
	return nil
}

func (s *scatter) visit(user string, x *demoResource, on calendar.Date, pick, title, n int) (bool, error) {
	r := s.world.Resource(x.ID)
	school := s.schoolOf(user)
	if r.School == s.world.School(school).ID || x.Type == "vehicle" || !s.open(r, on) ||
		s.keepSchool[school][monday(on)] || s.keepSchool[user][on] {
		return false, nil
	}
	spans := s.world.SharedOn(r, on)
	if len(spans) == 0 {
		return false, nil
	}
	span := spans[pick%len(spans)]
	length := min(60, span[1]-span[0])
	if r.Risk == booking.Offsite {
		length = min(360, span[1]-span[0])
	}
	start := span[0]
	if room := (span[1] - span[0] - length) / 30; room > 0 {
		start += 30 * (pick % (room + 1))
	}
	draft := Draft{
		Resources: []string{x.ID}, School: school, Headcount: s.headcount(r) / 2, Adults: 2, Confirm: ledgerConfirm,
		Title: "跨校" + demoTitles[x.Type], Purpose: "student_activity", Code: "V-" + strconv.Itoa(n+1),
		Start: localText(on, start), End: localText(on, start+length), Quantity: min(r.Quantity, 10),
	}
	if clubs := demoClubs[x.Type]; len(clubs) > 0 {
		draft.Title, draft.Purpose = clubs[title%len(clubs)]+"（跨校）", "after_school"
	}
	if r.Risk == booking.Offsite {
		draft.Title, draft.Purpose, draft.Adults = demoTitles[x.Type], "study_trip", 4
	}
	if r.Alloc == booking.Pool {
		draft.Title = "借用" + x.Name
	}
	for _, p := range s.file.Projects {
		if slices.Contains(p.Resources, x.ID) && slices.Contains(p.Members, school) {
			draft.Project = p.ID
		}
	}
	_, err := s.book(s.actor(user), draft)
	return err == nil, ignoreRefusal(err)
}

// schoolOf is the first school at which a person teaches.
func (s *scatter) schoolOf(user string) string {
	for _, u := range s.file.Users {
		for _, r := range u.Roles {
			if u.ID == user && r.Role == booking.Teacher {
				return r.Scope
			}
		}
	}
	return ""
}
