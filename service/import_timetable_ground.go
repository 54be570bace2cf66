package service

import (
	"context"
	"fmt"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// What an import makes where it is missing.
const (
	importSchool   = "IMPORT"
	importDistrict = "D1"
	defaultZone    = "Asia/Shanghai"
)

// timetableGround is what a timetable stands on: its school and its rooms.
type timetableGround struct {
	district string
	school   string // id
	zone     *time.Location
	rooms    map[string]string // ids by name
	missing  int               // rooms that a dry run would make
	made     int
}

func (g *timetableGround) actor() booking.Actor {
	return booking.Actor{System: true, District: g.district}
}

// timetableGround finds or, unless it is a dry run, makes the district, the
// school, the term and the rooms, in one change.
func (s *Service) timetableGround(ctx context.Context, o TimetableOptions, all []course) (*timetableGround, error) {
	var names []string
	seen := map[string]bool{}
	last := 0
	for i := range all {
		if !seen[all[i].room] {
			seen[all[i].room] = true
			names = append(names, all[i].room)
		}
		last = max(last, all[i].weeks[len(all[i].weeks)-1])
	}
	m := &groundMaker{options: o, names: names, lastDay: o.Week1 + calendar.Date(last*7-1)}
	if o.DryRun {
		return m.look(s.Store.Read(ctx))
	}
	err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		if err := tx.Lock([]string{"import:timetable"}); err != nil {
			return err
		}
		return m.make(tx)
	})
	if err != nil {
		return nil, err
	}
	// Read once what every series will ask for.
	_, err = s.Store.Read(ctx).World(m.ground.district)
	return &m.ground, err
}

type groundMaker struct {
	options TimetableOptions
	names   []string
	lastDay calendar.Date
	ground  timetableGround
}

// look finds what is there and counts the rooms that are not.
func (m *groundMaker) look(q models.Query) (*timetableGround, error) {
	m.ground = timetableGround{rooms: map[string]string{}, missing: len(m.names)}
	d, err := onlyDistrict(q)
	if err != nil {
		return nil, err
	}
	if d == nil {
		m.ground.zone, err = time.LoadLocation(defaultZone)
		return &m.ground, err
	}
	w, err := q.World(d.ID)
	if err != nil {
		return nil, err
	}
	m.ground.district, m.ground.zone = d.ID, w.Zone
	school := w.School(m.schoolRef())
	if school == nil {
		if m.options.School != "" {
			return nil, booking.Missing("school", m.options.School)
		}
		return &m.ground, nil
	}
	m.ground.school = school.ID
	m.findRooms(w)
	return &m.ground, nil
}

func (m *groundMaker) schoolRef() string {
	if m.options.School != "" {
		return m.options.School
	}
	return importSchool
}

func (m *groundMaker) findRooms(w *booking.World) {
	byName := map[string]string{}
	for _, r := range w.Resources {
		if r.School == m.ground.school && r.Active {
			byName[r.Name] = r.ID
		}
	}
	for _, name := range m.names {
		if id, ok := byName[name]; ok {
			m.ground.rooms[name] = id
			m.ground.missing--
		}
	}
}

// onlyDistrict is the one district of an installation; nil before there is one.
func onlyDistrict(q models.Query) (*models.District, error) {
	rows, err := q.Districts()
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return &rows[0], nil
}

// make is look, and makes what is missing.
func (m *groundMaker) make(tx *models.Tx) error {
	m.ground = timetableGround{}
	d, err := onlyDistrict(tx.Query)
	if err != nil {
		return err
	}
	if d == nil {
		name := m.options.District
		if name == "" {
			name = "导入的学校"
		}
		if d, err = newDistrict(tx, importDistrict, name); err != nil {
			return err
		}
	}
	found, err := m.look(tx.Query)
	if err != nil {
		return err
	}
	if found.school == "" {
		school := &models.School{
			Base: models.Base{DistrictID: d.ID, Code: importSchool}, Name: "导入的课表", Short: "导入",
			Stages: []string{}, Support: booking.NoSupport, OpenHours: openingHours("school"),
		}
		if err := models.Create(tx, school); err != nil {
			return err
		}
		m.ground.school = school.ID
	}
	if err := m.makeTerm(tx); err != nil {
		return err
	}
	if err := m.makeRooms(tx); err != nil {
		return err
	}
	return tx.Touch(d.ID)
}

// makeTerm makes a term for the weeks of the file unless there is one that
// meets them.
func (m *groundMaker) makeTerm(tx *models.Tx) error {
	terms, err := models.All[models.Term](tx.Query, m.ground.district)
	if err != nil {
		return err
	}
	first, last := m.options.Week1, m.lastDay
	for _, t := range terms {
		if t.DeletedAt == 0 && t.FirstDay <= last && first <= t.LastDay {
			return nil
		}
	}
	year, month, _ := first.Civil()
	name := fmt.Sprintf("%d-%d学年第一学期", year, year+1)
	if month < 7 {
		name = fmt.Sprintf("%d-%d学年第二学期", year-1, year)
	}
	return models.Create(tx, &models.Term{
		Base: models.Base{DistrictID: m.ground.district, Code: "TERM-" + first.String()}, Name: name,
		Week1Monday: first, FirstDay: first, LastDay: last, Weeks: int(last-first+1) / 7, Status: "assumed",
	})
}

// makeRooms makes the rooms that are missing, in the order of the file, with
// codes that go on from those that are there.
func (m *groundMaker) makeRooms(tx *models.Tx) error {
	number, err := m.lastRoom(tx)
	if err != nil {
		return err
	}
	var rows []models.Resource
	for _, name := range m.names {
		if m.ground.rooms[name] != "" {
			continue
		}
		number++
		row := models.Resource{
			Base: models.Base{
				ID: models.NewID(), DistrictID: m.ground.district, Code: fmt.Sprintf("RM-%04d", number),
				Version: 1, CreatedAt: tx.Now, UpdatedAt: tx.Now,
			},
			SchoolID: models.Ref(m.ground.school), Name: name, Type: "classroom", Alloc: booking.Exclusive,
			Combos: [][]string{}, Risk: booking.Standard, Scope: "private", Needs: []string{}, Features: []string{},
			OnlyWith: []string{}, AutoOwn: true,
		}
		m.ground.rooms[name] = row.ID
		rows = append(rows, row)
	}
	m.ground.made, m.ground.missing = len(rows), 0
	return models.Insert(tx, rows...)
}

func (m *groundMaker) lastRoom(tx *models.Tx) (int, error) {
	rows, err := models.All[models.Resource](tx.Query, m.ground.district)
	last := 0
	for _, r := range rows {
		var n int
		if _, err := fmt.Sscanf(r.Code, "RM-%d", &n); err == nil {
			last = max(last, n)
		}
	}
	return last, err
}
