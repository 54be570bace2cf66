package booking_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// changed gives the demo's worlds before and after something is changed in the
// file.
func changed(t *testing.T, change func(*demo)) (old, next *booking.World) {
	d := readDemo(t)
	old = d.world()
	change(d)
	return old, d.world()
}

func held(id, resource, school, from, to string) booking.Held {
	return booking.Held{
		Booking: id, Code: id, Status: booking.StatusApproved,
		Request: booking.Request{Resources: []string{resource}, School: school, Start: at(from), End: at(to), Except: id},
	}
}

func onTuesdays(school string, periods ...string) *booking.HeldSeries {
	return &booking.HeldSeries{ID: "series", Code: "S1", School: school, Recurrence: calendar.Recurrence{
		Term: "T1", Weekday: 2, Parity: calendar.All, Periods: periods,
	}}
}

// summed writes touches as "B1 exam_lock keep,cancel" and an offer as "->15:40-16:40".
func summed(touches []booking.Touch) string {
	var out []string
	for i := range touches {
		x := &touches[i]
		s := x.Code + " " + strings.Join(x.Why, ",") + " " + strings.Join(x.Choices(), ",")
		if x.Start != 0 {
			_, from := calendar.DateOf(x.Start, shanghai)
			_, to := calendar.DateOf(x.End, shanghai)
			s += fmt.Sprintf(" ->%02d:%02d-%02d:%02d", from/60, from%60, to/60, to%60)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestTouched(t *testing.T) {
	now := at("2026-10-26T09:00")
	gym := held("B1", "R018", "S04", "2026-11-05T17:05", "2026-11-05T18:00") // a junior school's AS1
	gym.Host = "S04"
	hall := held("B2", "R002", "S01", "2026-11-03T15:50", "2026-11-03T16:50") // a primary school's AS1
	hall.Host = "S01"
	club := hall
	club.Series = onTuesdays("S01", "AS1")
	lock := func(kind, from, to string, resources ...string) func(*demo) {
		return func(d *demo) {
			k := d.Calendar.Locks[0]
			k.ID, k.Kind, k.From, k.To, k.Daily = "NEW", kind, "", "", nil
			k.Start, k.End, k.Scope.Stage, k.Scope.Resources = from, to, "", resources
			k.Scope.Types.Content = nil
			d.Calendar.Locks = append(d.Calendar.Locks, k)
		}
	}
	override := func(date, kind, follows string, teaching bool) func(*demo) {
		return func(d *demo) {
			o := d.Calendar.Overrides[0]
			o.Date, o.Kind, o.Follows, o.Teaching, o.Schools = date, kind, follows, teaching, nil
			d.Calendar.Overrides = append(d.Calendar.Overrides, o)
		}
	}
	winter := func(d *demo) { // the primary schools' AS1 half an hour earlier
		for i := range d.PeriodTables[1].Periods {
			if p := &d.PeriodTables[1].Periods[i]; p.Code == "AS1" {
				p.Start, p.End = "15:40", "16:40"
			}
		}
	}
	for _, c := range []struct {
		name   string
		change func(*demo)
		held   booking.Held
		want   string
	}{
		{"nothing changes", func(*demo) {}, gym, ""},
		{"a lock on it", lock("exam", "2026-11-05T00:00", "2026-11-06T00:00", "R018"), gym, "B1 exam_lock keep,cancel"},
		{"a lock on a part of it", lock("maintenance", "2026-11-05T17:59", "2026-11-06T00:00", "R019"), gym, "B1 maintenance keep,cancel"},
		{"a lock that ends when it begins", lock("exam", "2026-11-05T00:00", "2026-11-05T17:05", "R018"), gym, ""},
		{"a lock elsewhere", lock("exam", "2026-11-05T00:00", "2026-11-06T00:00", "R001"), gym, ""},
		{"a closed day", override("2026-11-05", "closure", "", false), gym, "B1 closed_day keep,cancel"},
		{"a festival closes nothing", override("2026-11-05", "activity", "", false), gym, ""},
		{"other bells", winter, hall, "B2 bells keep,move,cancel ->15:40-16:40"},
		{"other bells, elsewhere", winter, gym, ""},
		{"no such period", func(d *demo) { d.PeriodTables[1].Periods = d.PeriodTables[1].Periods[:3] }, hall, "B2 no_such_period keep,cancel"},
		{"bells it does not follow", winter, func() booking.Held {
			h := hall
			h.Request.Start -= 60
			return h
		}(), ""},
		{"bells it follows only at first", winter, func() booking.Held {
			h := hall
			h.Request.Start, h.Request.End = h.Request.Start+70*60, h.Request.End+65*60
			return h
		}(), ""},
		{"a series by other bells", winter, club, "B2 bells keep,move,cancel ->15:40-16:40"},
		{"a series on a festival", override("2026-11-03", "activity", "", false), club, "B2 activity keep,cancel"},
		{"a series on a day for another", override("2026-11-03", "makeup", "2026-11-04", true), club, "B2 makeup keep,cancel"},
		{"a series on a day for its own weekday", override("2026-11-03", "makeup", "2026-11-10", true), club, ""},
		{"a series whose term is gone", func(d *demo) { d.Calendar.Terms = d.Calendar.Terms[1:] }, club, "B2 break keep,cancel"},
		{"a series whose weeks are counted otherwise", func(d *demo) { d.Calendar.Terms[0].Week1 = "2026-09-07" }, func() booking.Held {
			h := club
			h.Series = onTuesdays("S01", "AS1")
			h.Series.Recurrence.Parity = calendar.Even
			return h
		}(), "B2 other_week keep,cancel"},
		{"a festival, for one that is no series", override("2026-11-03", "activity", "", false), hall, ""},
		{"what has begun", lock("exam", "2026-10-26T00:00", "2026-11-06T00:00", "R018"), func() booking.Held {
			h := gym
			h.Request.Start = now
			return h
		}(), ""},
		{"what no longer stands", lock("exam", "2026-11-05T00:00", "2026-11-06T00:00", "R018"), func() booking.Held {
			h := gym
			h.Status = booking.StatusCancelled
			return h
		}(), ""},
		{"what waits cannot be kept", lock("exam", "2026-11-05T00:00", "2026-11-06T00:00", "R018"), func() booking.Held {
			h := gym
			h.Status = booking.StatusPending
			return h
		}(), "B1 exam_lock cancel"},
	} {
		old, next := changed(t, c.change)
		if got := summed(booking.Touched(old, next, now, []booking.Held{c.held})); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestAddables(t *testing.T) {
	old, next := changed(t, func(d *demo) {
		o := d.Calendar.Overrides[0]
		o.Date, o.Kind, o.Follows, o.Teaching, o.Schools = "2026-11-28", "makeup", "2026-11-24", true, nil // a Saturday for a Tuesday
		d.Calendar.Overrides = append(d.Calendar.Overrides, o)
	})
	series := []booking.HeldSeries{*onTuesdays("S01", "AS1")}
	list := func(a []booking.Addable) string {
		var out []string
		for _, x := range a {
			_, from := calendar.DateOf(x.Start, shanghai)
			out = append(out, fmt.Sprint(x.Series.Code, " ", x.Date, " for ", x.Follows, " at ", from))
		}
		return strings.Join(out, "; ")
	}
	if got, want := list(booking.Addables(old, next, at("2026-10-26T09:00"), series)), "S1 2026-11-28 for 2026-11-24 at 950"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := list(booking.Addables(old, next, at("2026-11-28T15:50"), series)); got != "" {
		t.Errorf("it has begun: %q", got)
	}
	if got := list(booking.Addables(next, old, at("2026-10-26T09:00"), series)); got != "" {
		t.Errorf("taken away again: %q", got)
	}
}

// Whatever changes, a booking is touched by a closure or a lock exactly where
// Conflicts has a hard one of these kinds that it had not before, and ReachOf
// names the place and the date of whatever is touched.
func TestTouched_AgainstConflicts(t *testing.T) {
	kinds := []booking.Kind{booking.NotInService, booking.ClosedDay, booking.OutsideOpenHours, booking.ExamLock, booking.Maintenance, booking.PublicOpening}
	touched, other := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		f := randomDistrict(t)
		old, oldLocks := f.world.Copy(), f.world.Locks
		f.world.Locks = nil
		f.randomDays(t)
		f.randomLocks(t)
		next := f.world.Copy()
		if rapid.Bool().Draw(t, "only locks") {
			next.Calendar = old.Calendar
			next.Locks = append(slices.Clone(oldLocks), f.world.Locks...)
		}
		reach := booking.ReachOf(old, next, day0, day0+modelDays)
		for i := range 8 {
			p := randomPlan(t, fmt.Sprint("b", i))
			h := booking.Held{Booking: p.id, Status: booking.StatusApproved, Request: p.r, Host: f.world.Resources[p.r.Resources[0]].School}
			got := booking.Touched(old, next, clock(0)-1, []booking.Held{h})
			var want []booking.Kind
			before := booking.Conflicts(old, booking.Now{}, p.r)
			for _, c := range booking.Conflicts(next, booking.Now{}, p.r) {
				had := slices.ContainsFunc(before, func(b booking.Conflict) bool {
					return b.Kind == c.Kind && b.Subject == c.Subject && b.With == c.With
				})
				if slices.Contains(kinds, c.Kind) && !had {
					want = append(want, c.Kind)
				}
			}
			if len(want) == 0 {
				other++
				if len(got) > 0 {
					t.Fatalf("%+v is touched: %v", p.r, got[0].Why)
				}
				continue
			}
			touched++
			if len(got) != 1 || len(got[0].Conflicts) != len(want) {
				t.Fatalf("%+v is not touched by %v: %+v", p.r, want, got)
			}
			first, _ := calendar.DateOf(p.r.Start, shanghai)
			last, _ := calendar.DateOf(p.r.End-1, shanghai)
			if p.r.Vehicles != nil {
				first, _ = calendar.DateOf(min(p.r.Start, p.r.Vehicles.Start), shanghai)
				last, _ = calendar.DateOf(max(p.r.End, p.r.Vehicles.End)-1, shanghai)
			}
			place := slices.ContainsFunc(append(slices.Clone(p.r.Resources), "bus"), func(id string) bool { return slices.Contains(reach.Resources, id) })
			if !place || last < reach.First || reach.Last < first {
				t.Fatalf("%+v is touched and not within %+v", p.r, reach)
			}
		}
	})
	t.Logf("%d touched, %d not", touched, other)
	if touched == 0 || other == 0 {
		t.Error("the cases are one-sided")
	}
}

// A series at a place of the district is held by the calendar of who asks.
func TestReachOf_NamesTheDistrictsPlacesToo(t *testing.T) {
	old, next := changed(t, func(d *demo) {
		o := d.Calendar.Overrides[0]
		o.Date, o.Kind, o.Schools = "2026-11-06", "activity", []string{"S08"}
		d.Calendar.Overrides = append(d.Calendar.Overrides, o)
	})
	got := booking.ReachOf(old, next, date("2026-11-01"), date("2026-11-30"))
	for id, want := range map[string]bool{"R061": true, "R041": true, "R001": false} {
		if slices.Contains(got.Resources, id) != want {
			t.Errorf("%s is named: %v", id, !want)
		}
	}
	if got.First != date("2026-11-06") || got.Last != got.First {
		t.Errorf("%s to %s", got.First, got.Last)
	}
}

func TestCanLock(t *testing.T) {
	w := readDemo(t).world()
	as := func(user string) booking.Actor {
		a := booking.Actor{User: user}
		for _, g := range w.Grants {
			if g.User == user {
				a.Grants = append(a.Grants, g)
			}
		}
		return a
	}
	lock := func(kind string, s booking.LockScope) *booking.Lock { return &booking.Lock{Kind: kind, Scope: s} }
	for _, c := range []struct {
		name, user string
		lock       *booking.Lock
		want       bool
	}{
		{"the district everywhere", "U01", lock("exam", booking.LockScope{Types: []string{"track_field"}}), true},
		{"a school's admin at it", "U41", lock("exam", booking.LockScope{Schools: []string{"S04"}, AllIndoor: true}), true},
		{"its gym by name", "U41", lock("exam", booking.LockScope{Resources: []string{"R018"}}), true},
		{"another school's", "U41", lock("exam", booking.LockScope{Schools: []string{"S04", "S05"}}), false},
		{"another school's gym beside its own", "U41", lock("maintenance", booking.LockScope{Resources: []string{"R018", "R001"}}), false},
		{"a type everywhere", "U41", lock("maintenance", booking.LockScope{Types: []string{"gym_hall"}}), false},
		{"a manager's hall, for repairs", "U12", lock("maintenance", booking.LockScope{Resources: []string{"R001"}}), true},
		{"half of it", "U12", lock("public_opening", booking.LockScope{Resources: []string{"R002"}}), true},
		{"for an exam", "U12", lock("exam", booking.LockScope{Resources: []string{"R001"}}), false},
		{"a manager, the whole school", "U12", lock("maintenance", booking.LockScope{Schools: []string{"S01"}}), false},
		{"a room that is not there", "U12", lock("maintenance", booking.LockScope{Resources: []string{"R001", "R999"}}), false},
		{"a teacher", "U13", lock("maintenance", booking.LockScope{Resources: []string{"R001"}}), false},
		{"the auditor", "U02", lock("maintenance", booking.LockScope{Resources: []string{"R001"}}), false},
	} {
		if got := booking.CanLock(w, as(c.user), c.lock); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}
