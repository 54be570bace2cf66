package booking_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

const modelDays = 5

var places = []string{"hall", "east", "mid", "west", "lab", "annex", "library", "tablets", "tablets", "farm"}

// randomDistrict builds two schools and a farm of the district: a hall in
// three parts, a laboratory with buffers, a shared library, tablets, buses.
func randomDistrict(t *rapid.T) *fake {
	pick := func(name string, from, to int) int { return rapid.IntRange(from, to).Draw(t, name) }
	w := &booking.World{
		Zone: shanghai, Schools: map[string]*booking.School{
			"A": {ID: "A", Stages: []string{"primary"}},
			"B": {ID: "B", Stages: []string{"primary", "junior"}},
		},
		Resources: map[string]*booking.Resource{}, Groups: map[string]*booking.Group{},
		Classes: map[string]*booking.ClassGroup{
			"1": {ID: "1"}, "2": {ID: "2"}, "3": {ID: "3"}, "12": {ID: "12", Members: []string{"1", "2"}}, "23": {ID: "23", Members: []string{"2", "3"}},
		},
		Travel: map[[2]string]int{{"A", "B"}: 20, {"B", "A"}: 20},
		Policy: booking.Policy{TravelDefault: 35, IndoorExcludes: []string{"equipment", "vehicle"}, NoisyTypes: []string{"gym", "library"}},
		Grants: []booking.Grant{
			{User: "tech", Role: booking.LabTechnician, School: "B", Resources: []string{"lab"}},
			{User: "tech", Role: booking.LabTechnician, School: "A", Resources: []string{"annex"}},
		},
	}
	add := func(id, school, typ string, alloc booking.Alloc, capacity int) *booking.Resource {
		r := &booking.Resource{
			ID: id, School: school, Type: typ, Alloc: alloc, Capacity: capacity, Active: pick("active", 0, 80) != 33,
			BufferBefore: 5 * pick("before", 0, 6), BufferAfter: 5 * pick("after", 0, 6),
			Open: []booking.OpenHours{
				{Weekdays: []int{1, 2, 3, 4, 5}, Start: 60, End: 720}, {Weekdays: []int{1, 2, 3, 5}, Start: 700, End: 1400},
			},
		}
		if pick("new", 0, 80) == 33 {
			r.AvailableFrom = day0 + 2
		}
		w.Resources[id] = r
		return r
	}
	hall := add("hall", "A", "gym", booking.Divisible, 90)
	hall.Parts = []string{"east", "mid", "west"}
	hall.Combos = [][]string{{"east", "mid"}, {"mid", "west"}, {"east", "mid", "west"}}
	for _, p := range hall.Parts {
		add(p, "A", "gym", booking.Part, 30).Parent = "hall"
	}
	add("lab", "B", "lab", booking.Exclusive, 40).Needs = []string{booking.NeedTechnician}
	add("annex", "A", "lab", booking.Exclusive, 60).Needs = []string{booking.NeedTechnician}
	if pick("help", 0, 3) == 0 {
		w.Grants = append(w.Grants, booking.Grant{User: "help", Role: booking.LabTechnician, School: "A"})
	}
	add("library", "B", "library", booking.Shared, 70).MaxParties = 2
	add("tablets", "A", "equipment", booking.Pool, 0).Quantity = 8
	add("farm", "", "base", booking.Exclusive, 80)
	bus := add("bus", "", "vehicle", booking.Pool, 0)
	bus.Quantity, bus.SeatsEach = 2, 25
	f := &fake{world: w}
	f.randomDays(t)
	f.randomLocks(t)
	return f
}

// randomDays gives every school and day a fate, to the calendar and the model.
func (f *fake) randomDays(t *rapid.T) {
	f.stands, f.off = map[string][]calendar.Date{}, map[string][]bool{"": make([]bool, modelDays)}
	data := calendar.Data{
		Stages: map[string][]string{"A": {"primary"}, "B": {"primary", "junior"}},
		Terms:  []calendar.Term{{ID: "T", Week1Monday: day0 - 70, First: day0 - 70, Last: day0 + 70}},
	}
	for _, s := range []string{"A", "B"} {
		for i := range calendar.Date(modelDays) {
			d, stands, off := day0+i, day0+i, false
			o := calendar.Override{Date: d, Schools: []string{s}}
			switch rapid.IntRange(0, 20).Draw(t, "day") {
			case 7:
				o.Kind, stands, off = calendar.KindClosure, 0, true
			case 8:
				o.Kind, stands = calendar.KindActivity, 0
			case 9:
				o.Kind, o.Follows, stands = calendar.KindMakeup, d+7, d+7
			}
			if o.Kind != "" {
				data.Overrides = append(data.Overrides, o)
			}
			f.stands[s], f.off[s] = append(f.stands[s], stands), append(f.off[s], off)
		}
	}
	f.world.Calendar = calendar.New(data)
}

func (f *fake) randomLocks(t *rapid.T) {
	pick := func(name string, from, to int) int { return rapid.IntRange(from, to).Draw(t, name) }
	for i := range pick("locks", 0, 4) {
		l := &booking.Lock{
			ID: fmt.Sprint("lock", i), Kind: []string{"exam", "maintenance", "public_opening"}[pick("kind", 0, 2)],
		}
		if l.Daily = rapid.Bool().Draw(t, "daily"); l.Daily {
			l.From = day0 + calendar.Date(pick("from", 0, modelDays-1))
			l.To = l.From + calendar.Date(pick("days", 0, 1))
			l.DayStart = 5 * pick("start", 0, 200)
			l.DayEnd = l.DayStart + 5*pick("length", 1, 60)
		} else {
			start := 5 * pick("start", 0, modelDays*288)
			l.Start, l.End = clock(start), clock(start+5*pick("length", 1, 100))
		}
		switch pick("scope", 0, 4) {
		case 0:
			l.Scope.Resources = []string{rapid.SampledFrom(places).Draw(t, "place")}
		case 1:
			l.Scope.Types = []string{rapid.SampledFrom([]string{"gym", "lab", "base"}).Draw(t, "type")}
		case 2:
			l.Scope.Stage = "junior"
		case 3:
			l.Scope.AllIndoor = true
		default:
			l.Scope.Schools, l.Scope.Types = []string{"A"}, []string{"lab", "gym"}
		}
		f.world.Locks = append(f.world.Locks, l)
	}
}

// randomPlan asks for one to three places, mostly on the first day.
func randomPlan(t *rapid.T, id string) plan {
	pick := func(name string, from, to int) int { return rapid.IntRange(from, to).Draw(t, name) }
	start := pick("day", 0, 1)*1440 + 60*pick("hour", 1, 22) + 5*pick("start", 0, 11)
	length := 5 * pick("length", 1, 24)
	p := plan{id: id, r: booking.Request{
		School: rapid.SampledFrom([]string{"A", "B"}).Draw(t, "school"), Start: clock(start), End: clock(start + length),
		Teacher:  rapid.SampledFrom([]string{"", "t", "u"}).Draw(t, "teacher"),
		Class:    rapid.SampledFrom([]string{"", "1", "2", "3", "12", "23"}).Draw(t, "class"),
		Quantity: pick("quantity", 0, 12), Headcount: pick("heads", 0, 60), Adults: pick("adults", 0, 5),
	}}
	for range pick("resources", 1, 3) {
		if id := rapid.SampledFrom(places).Draw(t, "place"); !slices.Contains(p.r.Resources, id) {
			p.r.Resources = append(p.r.Resources, id)
		}
	}
	if pick("bus", 0, 4) == 0 {
		p.r.Vehicles = &booking.Vehicles{
			Resource: "bus", Start: p.r.Start - int64(300*pick("out", 0, 6)), End: p.r.End + int64(300*pick("back", 0, 6)),
		}
	}
	return p
}

// Conflicts finds exactly what a minute-by-minute model finds, every kind is
// met, and two bookings clash on something exclusive exactly where their claims
// overlap.
func TestConflictsAgainstModel(t *testing.T) {
	reached := map[booking.Kind]int{}
	cases := 0
	rapid.Check(t, func(t *rapid.T) {
		f := randomDistrict(t)
		var others []plan
		now := booking.Now{}
		for i := range rapid.IntRange(1, 8).Draw(t, "others") {
			p := randomPlan(t, fmt.Sprint("b", i))
			others = append(others, p)
			now.Taken = append(now.Taken, rowsOf(f.world, p.id, p.r, booking.StatusApproved)...)
		}
		for range 12 {
			p := randomPlan(t, "asked")
			want := f.expect(p, others)
			got := clashes{}
			for _, c := range booking.Conflicts(f.world, now, p.r) {
				got[clash{c.Kind, c.With}] = true
				reached[c.Kind]++
			}
			cases++
			if fmt.Sprint(got) != fmt.Sprint(want) {
				t.Fatalf("asked %+v\nof %+v\ngot  %v\nwant %v", p.r, others, got, want)
			}
			checkClaims(t, f, p, others, want)
			checkNeeds(t, f, now, p)
		}
	})
	t.Logf("%d cases; reached %v", cases, reached)
	for _, k := range []booking.Kind{
		booking.NotInService, booking.ClosedDay, booking.OutsideOpenHours, booking.ExamLock, booking.Maintenance,
		booking.PublicOpening, booking.ResourceOverlap, booking.InvalidCombination, booking.TurnaroundBuffer,
		booking.PoolExceeded, booking.CapacityExceeded, booking.TeacherOverlap, booking.TravelTime,
		booking.ClassOverlap, booking.StaffOverlap, booking.CalendarMismatch, booking.AdjacentExam,
	} {
		if reached[k] == 0 && !t.Failed() {
			t.Errorf("%s was never reached in %d cases", k, cases)
		}
	}
}

// checkClaims holds the claims of a pair against the model's clashes.
func checkClaims(t *rapid.T, f *fake, p plan, others []plan, want clashes) {
	mine := booking.Claims(f.world, p.r)
	for _, o := range others {
		overlap := false
		for _, a := range mine {
			for _, b := range booking.Claims(f.world, o.r) {
				overlap = overlap || a.Subject == b.Subject && a.Start < b.End && b.Start < a.End
			}
		}
		clashed := false
		for _, k := range []booking.Kind{booking.ResourceOverlap, booking.TurnaroundBuffer, booking.TeacherOverlap, booking.ClassOverlap} {
			clashed = clashed || want[clash{k, o.id}]
		}
		if overlap != clashed {
			t.Fatalf("claims of %+v\nand of %+v\noverlap %v, clash %v", p.r, o.r, overlap, clashed)
		}
	}
	for i, c := range mine {
		if c.Start >= c.End || i > 0 && mine[i-1].Subject >= c.Subject {
			t.Fatalf("claims %v", mine)
		}
		if !slices.Contains(booking.LockKeys(f.world, p.r), c.Subject) {
			t.Fatalf("%s is claimed and not locked", c.Subject)
		}
	}
}

// checkNeeds gives only the rows that Needs names: nothing changes.
func checkNeeds(t *rapid.T, f *fake, now booking.Now, p plan) {
	n := booking.Needs(f.world, p.r)
	all := booking.Conflicts(f.world, now, p.r)
	var rows []booking.Taken
	for _, row := range now.Taken {
		meets := row.ClaimStart < n.To && n.From < row.ClaimEnd
		named := slices.Contains(n.Resources, row.Resource) || row.Teacher != "" && row.Teacher == n.Teacher || slices.Contains(n.Classes, row.Class)
		if meets && named {
			rows = append(rows, row)
		}
	}
	now.Taken = rows
	if some := booking.Conflicts(f.world, now, p.r); fmt.Sprint(kindsOf(some)) != fmt.Sprint(kindsOf(all)) {
		t.Fatalf("%+v needs %+v\nbut finds %v\nwith these and %v with all", p.r, n, some, all)
	}
}
