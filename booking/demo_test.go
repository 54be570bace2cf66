package booking_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

const demoFile = "../service/demo/demo.yaml"

// demo is the part of the demo file that the rules need, ids being codes.
type demo struct {
	Meta struct {
		Now string `yaml:"demo_now"`
	}
	Schools []struct {
		ID       string
		Stage    []string
		Support  string
		Students int
	}
	Groups []struct {
		ID, Kind, Status string
		Charter          string `yaml:"charter_status"`
		Lead             string `yaml:"lead_school"`
		Members          []struct{ School, Role string }
	}
	Projects []struct {
		ID, Group, Convenor, Start, End, Status string
		Members, Resources                      []string
	}
	Agreements []struct {
		ID, Group, Provider, Partner, Start, End, Status string
		Bidirectional                                    bool
		Resources                                        []string `yaml:"resource_ids"`
		MaxUses                                          int      `yaml:"max_uses_per_term"`
		Notice                                           int      `yaml:"min_notice_days"`
	}
	Travel struct {
		Default int
		Pairs   [][3]any
	}
	PeriodTables []struct {
		ID, Name string
		Applies  struct {
			Stage    string
			Schools  []string
			Weekdays []int
			From     string `yaml:"month_day_from"`
			To       string `yaml:"month_day_to"`
		}
		Periods []struct{ Code, Kind, Start, End string }
	} `yaml:"period_tables"`
	Calendar struct {
		Terms []struct {
			ID    string
			Week1 string `yaml:"week1_monday"`
			First string `yaml:"first_day"`
			Last  string `yaml:"last_day"`
			Weeks int
		}
		Breaks   []struct{ Name, Start, End string }
		Holidays struct {
			Days []struct {
				Date, Name, Status string
				IsOff              bool `yaml:"is_off"`
			}
		}
		Overrides []struct {
			Date, Kind, Name string
			Schools          []string
			Follows          string `yaml:"follows_date"`
			AfterSchool      bool   `yaml:"after_school"`
			Teaching         bool
		} `yaml:"day_overrides"`
		Locks []struct {
			ID, Kind, Name, From, To, Start, End string
			Daily                                []string
			Scope                                struct {
				Stage     string
				Schools   yaml.Node
				Types     yaml.Node `yaml:"resource_types"`
				Resources []string
			}
		}
	}
	Shares []struct {
		ID      string
		Windows []struct {
			Weekdays   []int
			By         string
			Periods    []string
			Start, End string
		}
	} `yaml:"share_profiles"`
	Open map[string]struct {
		Weekdays   []int
		Start, End string
	} `yaml:"open_hours"`
	Excludes  []string `yaml:"all_indoor_excludes"`
	Resources []struct {
		ID, School, Type, Alloc, Parent, Risk, Scope, Share, Unit string
		Parts, Needs                                              []string
		Combos                                                    [][]string
		Capacity, Quantity, Notice                                int
		MaxParties                                                int      `yaml:"max_parties"`
		Seats                                                     int      `yaml:"seats_each"`
		OnlyWith                                                  []string `yaml:"only_with"`
		From                                                      string   `yaml:"available_from"`
		Buf                                                       [2]int
	}
	Classes []struct {
		ID, School string
		Headcount  int
	} `yaml:"class_groups"`
	Users []struct {
		ID    string
		Roles []struct {
			Role, Scope string
			Resources   []string
		}
		Credentials []struct {
			Kind string
			To   string `yaml:"valid_to"`
		}
	}
	Bookings []demoRequest
	Rules    []struct {
		ID, Relation, See, Auto, Reason string
		GroupState                      []string `yaml:"group_state"`
		Risk                            []booking.Risk
		InWindow                        *bool `yaml:"in_window"`
		Purposes                        []string
		Attached                        *bool
		ProjectActive                   *bool `yaml:"project_active"`
		AgreementActive                 *bool `yaml:"agreement_active"`
		Listed                          *bool
		Request                         bool
		Approvers, Notify               []string
		EscalateTo                      string `yaml:"escalate_to"`
		Days                            [2]int `yaml:"window_days"`
	} `yaml:"sharing_rules"`
	Policy struct {
		Quota      map[booking.Risk]float64 `yaml:"quota_hours_per_week"`
		Multiplier float64                  `yaml:"supported_multiplier"`
		SLA        map[string]int           `yaml:"approval_sla_workdays"`
		Strike     struct{ Threshold float64 }
	} `yaml:"policy_defaults"`
	Scenarios []struct {
		ID, Title string
		Request   demoRequest
		Expect    struct {
			Conflicts              []string
			With                   []string
			Available              *int
			Decision, Rule, Reason string
			Approvers              []string
		}
	}
	Series []struct {
		ID, As, School, Stage, Resource, Period, Term, Parity string
		Weekday                                               int
		Expect                                                struct {
			Created  int
			First    string
			Makeup   []string
			Skipped  []string
			Rejected []struct{ Date, Kind, Lock string }
		}
	} `yaml:"series_scenarios"`
}

type demoRequest struct {
	ID, Resource, School, User, Start, End, Purpose, Project, Status string
	Resources                                                        []string
	Class                                                            string `yaml:"class_group"`
	Quantity, Headcount, Adults                                      int
}

func readDemo(t testing.TB) *demo {
	t.Helper()
	text, err := os.ReadFile(demoFile)
	if err != nil {
		t.Fatal(err)
	}
	var d demo
	if err := yaml.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	return &d
}

var shanghai = time.FixedZone("Asia/Shanghai", 8*3600)

func date(s string) calendar.Date {
	if s == "" {
		return 0
	}
	d, err := calendar.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// at reads "2026-11-03T16:20" as local time.
func at(s string) int64 {
	t, err := time.ParseInLocation("2006-01-02T15:04", s, shanghai)
	if err != nil {
		panic(err)
	}
	return t.Unix()
}

// minute reads "16:20" as a minute of the day.
func minute(s string) int {
	t, err := time.Parse("15:04", s)
	if err != nil {
		panic(err)
	}
	return t.Hour()*60 + t.Minute()
}

// monthDay reads "05-01".
func monthDay(s string) calendar.MonthDay {
	var m, d int
	if _, err := fmt.Sscanf(s, "%d-%d", &m, &d); err != nil {
		panic(err)
	}
	return calendar.MonthDay(m*100 + d)
}

// world builds the demo district.
func (d *demo) world() *booking.World {
	w := &booking.World{
		District: "D1", Zone: shanghai,
		Schools: map[string]*booking.School{}, Groups: map[string]*booking.Group{},
		Projects: map[string]*booking.Project{}, Resources: map[string]*booking.Resource{},
		Classes: map[string]*booking.ClassGroup{}, Users: map[string]*booking.User{},
		Travel: map[[2]string]int{},
		Policy: booking.Policy{
			QuotaHours: d.Policy.Quota, SupportedMultiplier: d.Policy.Multiplier, SLAWorkdays: d.Policy.SLA,
			TravelDefault: d.Travel.Default, IndoorExcludes: d.Excludes, StrikeThreshold: d.Policy.Strike.Threshold,
			MaxBookingMinutes: 14 * 60,
		},
	}
	data := calendar.Data{Stages: map[string][]string{}}
	for _, s := range d.Schools {
		w.Schools[s.ID] = &booking.School{ID: s.ID, Code: s.ID, Stages: s.Stage, Support: booking.Support(s.Support), Students: s.Students}
		data.Stages[s.ID] = s.Stage
	}
	d.addTies(w)
	d.addResources(w)
	d.addPeople(w)
	d.addDays(&data)
	w.Terms, w.Calendar = data.Terms, calendar.New(data)
	d.addLocks(w)
	for _, r := range d.Rules {
		w.Rules = append(w.Rules, booking.Rule{
			ID: r.ID, Relation: r.Relation, GroupState: r.GroupState, Risk: r.Risk, InWindow: r.InWindow,
			Purposes: r.Purposes, Attached: r.Attached, ProjectActive: r.ProjectActive,
			AgreementActive: r.AgreementActive, Listed: r.Listed, See: r.See, Request: r.Request, Auto: r.Auto,
			Approvers: r.Approvers, EscalateTo: r.EscalateTo, Notify: r.Notify,
			MinDays: r.Days[0], MaxDays: r.Days[1], Reason: r.Reason,
		})
	}
	return w
}

func (d *demo) addTies(w *booking.World) {
	for _, g := range d.Groups {
		grp := &booking.Group{ID: g.ID, Code: g.ID, Kind: booking.GroupKind(g.Kind), Status: g.Status, Charter: g.Charter, LeadSchool: g.Lead}
		for _, m := range g.Members {
			grp.Members = append(grp.Members, booking.Membership{School: m.School, Role: m.Role})
		}
		w.Groups[g.ID] = grp
	}
	for _, p := range d.Projects {
		w.Projects[p.ID] = &booking.Project{
			ID: p.ID, Code: p.ID, Group: p.Group, Convenor: p.Convenor, Members: p.Members,
			Start: date(p.Start), End: date(p.End), Status: p.Status, Resources: p.Resources,
		}
	}
	for _, a := range d.Agreements {
		w.Agreements = append(w.Agreements, &booking.Agreement{
			ID: a.ID, Code: a.ID, Group: a.Group, Provider: a.Provider, Partner: a.Partner, Start: date(a.Start), End: date(a.End),
			Bidirectional: a.Bidirectional, Resources: a.Resources, MaxUses: a.MaxUses, NoticeDays: a.Notice, Status: a.Status,
		})
	}
	for _, p := range d.Travel.Pairs {
		a, b, m := p[0].(string), p[1].(string), p[2].(int)
		w.Travel[[2]string{a, b}], w.Travel[[2]string{b, a}] = m, m
	}
}

func (d *demo) addResources(w *booking.World) {
	shares := map[string][]booking.Window{}
	for _, s := range d.Shares {
		for _, x := range s.Windows {
			win := booking.Window{Weekdays: x.Weekdays, By: x.By, Periods: x.Periods}
			if x.By == "clock" {
				win.Start, win.End = minute(x.Start), minute(x.End)
			}
			shares[s.ID] = append(shares[s.ID], win)
		}
	}
	for _, r := range d.Resources {
		open := d.Open["school"]
		if r.School == "" {
			open = d.Open["district"]
		}
		w.Resources[r.ID] = &booking.Resource{
			ID: r.ID, Code: r.ID, School: r.School, Type: r.Type, Alloc: booking.Alloc(r.Alloc), Parent: r.Parent,
			Parts: r.Parts, Combos: r.Combos, Capacity: r.Capacity, MaxParties: r.MaxParties, Quantity: r.Quantity,
			Unit: r.Unit, SeatsEach: r.Seats, Risk: booking.Risk(r.Risk), Scope: r.Scope, Windows: shares[r.Share],
			BufferBefore: r.Buf[0], BufferAfter: r.Buf[1], NoticeDays: r.Notice, Needs: r.Needs, OnlyWith: r.OnlyWith,
			Open:          []booking.OpenHours{{Weekdays: open.Weekdays, Start: minute(open.Start), End: minute(open.End)}},
			AvailableFrom: date(r.From), AutoOwn: true, Active: true,
		}
	}
	for _, c := range d.Classes {
		w.Classes[c.ID] = &booking.ClassGroup{ID: c.ID, Code: c.ID, School: c.School, Headcount: c.Headcount}
	}
}

func (d *demo) addPeople(w *booking.World) {
	for _, u := range d.Users {
		user := &booking.User{ID: u.ID, Code: u.ID}
		for _, c := range u.Credentials {
			user.Credentials = append(user.Credentials, booking.Credential{Kind: c.Kind, To: date(c.To)})
		}
		w.Users[u.ID] = user
		for _, r := range u.Roles {
			g := booking.Grant{User: u.ID, Role: booking.Role(r.Role), Resources: r.Resources}
			switch r.Scope[0] {
			case 'D':
				g.District = r.Scope
			case 'G':
				g.Group = r.Scope
			default:
				g.School = r.Scope
			}
			w.Grants = append(w.Grants, g)
		}
	}
}

func (d *demo) addDays(data *calendar.Data) {
	for _, t := range d.Calendar.Terms {
		data.Terms = append(data.Terms, calendar.Term{ID: t.ID, Code: t.ID, Week1Monday: date(t.Week1), First: date(t.First), Last: date(t.Last), Weeks: t.Weeks})
	}
	for _, b := range d.Calendar.Breaks {
		data.Breaks = append(data.Breaks, calendar.Break{Name: b.Name, First: date(b.Start), Last: date(b.End)})
	}
	for _, h := range d.Calendar.Holidays.Days {
		data.Holidays = append(data.Holidays, calendar.Holiday{Date: date(h.Date), Name: h.Name, IsOff: h.IsOff, Status: h.Status})
	}
	for _, o := range d.Calendar.Overrides {
		data.Overrides = append(data.Overrides, calendar.Override{
			Date: date(o.Date), Schools: o.Schools, Kind: o.Kind, Name: o.Name, Follows: date(o.Follows),
			Teaching: o.Teaching, AfterSchool: o.AfterSchool,
		})
	}
	for _, p := range d.PeriodTables {
		table := calendar.PeriodTable{
			ID: p.ID, Code: p.ID, Stage: p.Applies.Stage, Schools: p.Applies.Schools, Weekdays: p.Applies.Weekdays,
			From: monthDay(p.Applies.From), To: monthDay(p.Applies.To),
		}
		for _, x := range p.Periods {
			table.Periods = append(table.Periods, calendar.Period{
				Code: x.Code, Kind: calendar.PeriodKind(x.Kind), Start: minute(x.Start), End: minute(x.End),
			})
		}
		data.Tables = append(data.Tables, table)
	}
}

func (d *demo) addLocks(w *booking.World) {
	for _, l := range d.Calendar.Locks {
		lock := &booking.Lock{ID: l.ID, Code: l.ID, Kind: l.Kind, Name: l.Name}
		if len(l.Daily) == 2 {
			lock.Daily, lock.From, lock.To = true, date(l.From), date(l.To)
			lock.DayStart, lock.DayEnd = minute(l.Daily[0]), minute(l.Daily[1])
		} else {
			lock.Start, lock.End = at(l.Start), at(l.End)
		}
		lock.Scope.Stage, lock.Scope.Resources = l.Scope.Stage, l.Scope.Resources
		if l.Scope.Schools.Kind == yaml.SequenceNode {
			_ = l.Scope.Schools.Decode(&lock.Scope.Schools)
		}
		switch {
		case l.Scope.Types.Value == "all_indoor":
			lock.Scope.AllIndoor = true
		case l.Scope.Types.Kind == yaml.SequenceNode:
			_ = l.Scope.Types.Decode(&lock.Scope.Types)
		}
		w.Locks = append(w.Locks, lock)
	}
}

// request resolves what the file says as the API would: the requester teaches
// where they hold the role there.
func (q demoRequest) request(w *booking.World) booking.Request {
	r := booking.Request{
		Resources: q.Resources, Quantity: q.Quantity, School: q.School, Requester: q.User,
		Start: at(q.Start), End: at(q.End), Purpose: q.Purpose, Project: q.Project,
		Class: q.Class, Headcount: q.Headcount, Adults: q.Adults,
	}
	if q.Resource != "" {
		r.Resources = []string{q.Resource}
	}
	for _, g := range w.Grants {
		if g.User == q.User && g.Role == booking.Teacher && g.School == q.School {
			r.Teacher = q.User
		}
	}
	return r
}

// taken is what the seed bookings take.
func (d *demo) taken(w *booking.World) []booking.Taken {
	var rows []booking.Taken
	for _, b := range d.Bookings {
		r := b.request(w)
		r.Ledger = true
		rows = append(rows, rowsOf(w, b.ID, r, booking.Status(b.Status))...)
	}
	return rows
}

// rowsOf gives the rows that a booking made of a request takes.
func rowsOf(w *booking.World, id string, r booking.Request, s booking.Status) []booking.Taken {
	var rows []booking.Taken
	for _, u := range booking.Uses(w, r) {
		rows = append(rows, booking.Taken{
			Booking: id, Code: id, Resource: u.Resource, School: r.School, Requester: r.Requester,
			Teacher: r.Teacher, Class: r.Class, Start: u.Start, End: u.End, ClaimStart: u.ClaimStart,
			ClaimEnd: u.ClaimEnd, Quantity: u.Quantity, Headcount: u.Headcount, Status: s, Purpose: r.Purpose,
		})
	}
	return rows
}

// actor is a user with all their grants.
func actor(w *booking.World, user string) booking.Actor {
	a := booking.Actor{User: user}
	for _, g := range w.Grants {
		if g.User == user {
			a.Grants = append(a.Grants, g)
		}
	}
	return a
}

func (d *demo) now(w *booking.World, user string) booking.Now {
	t, err := time.Parse(time.RFC3339, d.Meta.Now)
	if err != nil {
		panic(err)
	}
	return booking.Now{At: t.Unix(), Actor: actor(w, user), Taken: d.taken(w)}
}

func words(steps []booking.Step) string {
	var out []string
	for _, s := range steps {
		out = append(out, s.Word)
	}
	return strings.Join(out, " ")
}
