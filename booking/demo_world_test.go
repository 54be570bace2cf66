package booking_test

import (
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

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
