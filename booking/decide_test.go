package booking_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"xiaoxiang/booking"
)

// ask is one question to the demo district on the morning of 26 October 2026,
// with what is changed for it; want is "outcome rule reason steps kinds".
type ask struct {
	name, who, school, resource, from, to string
	change                                func(*booking.World, *booking.Now, *booking.Request)
	want                                  string
}

type (
	world = *booking.World
	now   = *booking.Now
	req   = *booking.Request
)

func (a ask) decide(t *testing.T, d *demo) booking.Decision {
	t.Helper()
	w := d.world()
	n := d.now(w, a.who)
	r := demoRequest{
		Resources: strings.Fields(a.resource), School: a.school, User: a.who, Start: a.from, End: a.to,
	}.request(w)
	if a.change != nil {
		a.change(w, &n, &r)
	}
	return booking.Decide(w, n, r)
}

func told(d booking.Decision) string {
	kinds, _ := kindsOf(d.Conflicts)
	return strings.Join(strings.Fields(fmt.Sprint(d.Outcome, " ", d.Rule, " ", d.Reason, " ", words(d.Steps), " ", strings.Join(kinds, " "))), " ")
}

// hours counts earlier use in the week of 2 November.
func hours(group string, risk booking.Risk, h float64) func(world, now, req) {
	return func(_ world, n now, _ req) {
		n.Usage.QuotaSeconds = map[booking.QuotaKey]int64{{Group: group, Risk: risk, Week: date("2026-11-02")}: int64(h * 3600)}
	}
}

// credential gives the requester of an ask safety training to a date.
func credential(user, to string) func(world, now, req) {
	return func(w world, _ now, _ req) {
		w.Users[user].Credentials = []booking.Credential{{Kind: "safety_training", To: date(to)}}
	}
}

var asks = []ask{
	// Quotas and strikes turn approval at once into asking the row's approvers.
	{"quota just full", "U31", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:30", hours("G1", "standard", 8), "auto_approved T1"},
	{"quota over by minutes", "U31", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:30", hours("G1", "standard", 8.1), "pending T1 host_manager"},
	{"quota of another group", "U31", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:30", hours("G2", "standard", 90), "auto_approved T1"},
	{"quota of another risk", "U31", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:30", hours("G1", "supervised", 90), "auto_approved T1"},
	{"quota without support", "U22", "S02", "R006", "2026-11-05T09:30", "2026-11-05T10:30", hours("G1", "standard", 5.1), "pending T1 host_manager"},
	{"two rooms count twice", "U22", "S02", "R006 R016", "2026-11-05T16:00", "2026-11-05T16:45", hours("G1", "standard", 4.6), "pending T1 host_manager host_manager"},
	{"own rooms are free", "U22", "S02", "R012", "2026-11-05T09:30", "2026-11-05T10:30", hours("", "standard", 90), "auto_approved S1"},
	{"strikes", "U22", "S02", "R012", "2026-11-05T09:30", "2026-11-05T10:30", func(_ world, n now, _ req) { n.Usage.Strikes = 3 }, "pending S1 host_manager"},
	{"strikes below", "U22", "S02", "R012", "2026-11-05T09:30", "2026-11-05T10:30", func(_ world, n now, _ req) { n.Usage.Strikes = 2.5 }, "auto_approved S1"},
	{"owner turned it off", "U13", "S01", "R001", "2026-11-04T09:30", "2026-11-04T10:30", func(w world, _ now, _ req) { w.Resources["R001"].AutoOwn = false }, "pending S2 host_manager"},
	{"owner turned it off for led", "U62", "S06", "R029", "2026-11-04T17:05", "2026-11-04T18:00", func(w world, _ now, _ req) { w.Resources["R029"].AutoOwn = false }, "pending L1 host_manager"},
	{"allocated", "U62", "S06", "R021", "2026-11-05T17:05", "2026-11-05T18:00", func(_ world, _ now, r req) { r.Allocated = true }, "auto_approved L2"},

	// Hazardous resources ask their technician first, whatever the row says.
	{"hazardous row that forgot", "U62", "S06", "R022", "2026-11-06T14:00", "2026-11-06T14:45", func(w world, _ now, _ req) {
		for i := range w.Rules {
			if w.Rules[i].ID == "L3" {
				w.Rules[i].Auto, w.Rules[i].Approvers = "always", []string{"host_school_admin"}
			}
		}
	}, "pending L3 lab_technician host_school_admin"},
	{"technician before the others", "U62", "S06", "R023 R022", "2026-11-06T14:00", "2026-11-06T14:45", nil, "pending L2 lab_technician host_manager host_school_admin"},

	// Gates, in order.
	{"no training", "U61", "S06", "R022", "2026-11-06T14:00", "2026-11-06T14:45", nil, "forbidden L3 missing_credential"},
	{"training ends on the day", "U61", "S06", "R022", "2026-11-06T14:00", "2026-11-06T14:45", credential("U61", "2026-11-06"), "pending L3 lab_technician host_school_admin"},
	{"training ends before", "U61", "S06", "R022", "2026-11-06T14:00", "2026-11-06T14:45", credential("U61", "2026-11-05"), "forbidden L3 missing_credential"},
	{"in the past", "U22", "S02", "R012", "2026-10-26T08:20", "2026-10-26T09:00", nil, "forbidden S1 in_the_past"},
	{"later today", "U22", "S02", "R012", "2026-10-26T09:30", "2026-10-26T10:10", nil, "auto_approved S1"},
	{"notice to the day", "U31", "S03", "R006", "2026-10-27T09:30", "2026-10-27T10:10", nil, "auto_approved T1"},
	{"notice of the resource", "U31", "S03", "R006", "2026-10-26T09:30", "2026-10-26T10:10", nil, "forbidden T1 notice_too_short"},
	{"own resource has none", "U13", "S01", "R006", "2026-10-26T09:30", "2026-10-26T10:10", nil, "auto_approved S1"},
	{"notice of the agreement", "U121", "S12", "R051", "2026-11-07T09:00", "2026-11-07T10:00", func(w world, _ now, _ req) { w.Agreements[0].NoticeDays = 13 }, "forbidden A1 notice_too_short"},
	{"uses left", "U121", "S12", "R051", "2026-11-07T09:00", "2026-11-07T10:00", func(_ world, n now, _ req) {
		n.Usage.AgreementUses = map[[2]string]int{{"AG1", "T1"}: 9, {"AG1", "T2"}: 50}
	}, "pending A1 host_school_admin"},
	{"uses spent", "U121", "S12", "R051", "2026-11-07T09:00", "2026-11-07T10:00", func(_ world, n now, _ req) {
		n.Usage.AgreementUses = map[[2]string]int{{"AG1", "T1"}: 10}
	}, "forbidden A1 agreement_used_up"},
	{"teacher's furthest day", "U22", "S02", "R012", "2026-12-25T09:30", "2026-12-25T10:10", nil, "auto_approved S1"},
	{"a day further", "U22", "S02", "R012", "2026-12-26T09:30", "2026-12-26T10:10", nil, "forbidden S1 too_far_ahead"},
	{"admin to the end of term", "U21", "S02", "R012", "2027-07-02T09:30", "2027-07-02T10:10", nil, "auto_approved S1"},
	{"admin beyond", "U21", "S02", "R012", "2027-07-03T09:30", "2027-07-03T10:10", nil, "forbidden S1 outside_term"},
	{"group office for a member", "U04", "S02", "R012", "2027-06-02T09:30", "2027-06-02T10:10", nil, "auto_approved S1"},
	{"bus without a trip", "U81", "S08", "R064", "2026-11-20T09:00", "2026-11-20T15:00", nil, "forbidden D1R only_with"},
	{"bus with a trip", "U81", "S08", "R061 R064", "2026-11-20T09:00", "2026-11-20T15:00", nil, "pending D1R own_school_admin base_manager"},

	// Relations.
	{"private to its own school", "U111", "S11", "R054", "2026-11-14T09:00", "2026-11-14T11:00", nil, "auto_approved S2"},
	{"private to others of the group", "U31", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:10", func(w world, _ now, _ req) { w.Resources["R006"].Scope = "private" }, "forbidden N1 not_visible"},
	{"agreement the wrong way", "U111", "S11", "R057", "2026-10-30T16:00", "2026-10-30T16:30", nil, "forbidden A2 not_visible"},
	{"agreement both ways", "U111", "S11", "R055", "2026-11-06T17:10", "2026-11-06T18:00", nil, "pending A1 host_school_admin"},
	{"one way only", "U111", "S11", "R055", "2026-11-06T17:10", "2026-11-06T18:00", func(w world, _ now, _ req) { w.Agreements[0].Bidirectional = false }, "forbidden A2 not_visible"},
	{"hall attached, part with it", "U101", "S10", "R042", "2026-11-05T15:50", "2026-11-05T16:50", func(w world, _ now, _ req) { w.Projects["PJ1"].Resources = []string{"R040"} }, "pending P1 group_coordinator host_manager"},
	{"not attached", "U101", "S10", "R046", "2026-11-05T15:50", "2026-11-05T16:50", nil, "forbidden P3 resource_not_attached"},
	{"project over on the day", "U101", "S10", "R042", "2026-11-05T15:50", "2026-11-05T16:50", func(w world, _ now, _ req) { w.Projects["PJ1"].End = date("2026-11-04") }, "forbidden P4 project_ended"},
	{"project on its last day", "U101", "S10", "R042", "2026-11-05T15:50", "2026-11-05T16:50", func(w world, _ now, _ req) { w.Projects["PJ1"].End = date("2026-11-05") }, "pending P1 group_coordinator host_manager"},
	{"ended project lists it, another runs", "U101", "S10", "R037", "2026-11-05T15:50", "2026-11-05T16:50", nil, "forbidden P4 project_ended"},
	{"another project named", "U101", "S10", "R037", "2026-11-05T15:50", "2026-11-05T16:50", func(_ world, _ now, r req) { r.Project = "PJ1" }, "forbidden P3 resource_not_attached"},
	{"forming group", "U141", "S14", "R046", "2026-11-05T15:50", "2026-11-05T16:50", nil, "pending X1 host_school_admin"},
	{"member no longer on the day", "U31", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:10", func(w world, _ now, _ req) {
		w.Groups["G1"].Members[2].To = date("2026-11-04")
	}, "forbidden N1 not_visible"},
	{"owner no longer on the day", "U31", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:10", func(w world, _ now, _ req) {
		w.Groups["G1"].Members[0].To = date("2026-11-04")
	}, "forbidden N1 not_visible"},
	{"best of two groups", "U31", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:10", func(w world, _ now, _ req) {
		w.Groups["G0"] = &booking.Group{ID: "G0", Kind: booking.Led, Status: "active", Charter: "drafting", Members: w.Groups["G1"].Members}
	}, "auto_approved T1"},
	{"the better row wins", "U31", "S03", "R006", "2026-11-05T19:30", "2026-11-05T20:10", func(w world, _ now, _ req) {
		w.Groups["G0"] = &booking.Group{ID: "G0", Kind: booking.Led, Status: "active", Charter: "filed", Members: w.Groups["G1"].Members}
	}, "pending T4 group_office"},
	{"no row at all", "U22", "S02", "R012", "2026-11-05T09:30", "2026-11-05T10:10", func(w world, _ now, _ req) { w.Resources["R012"].Risk = "offsite" }, "forbidden not_permitted"},

	// Share windows.
	{"window over by then", "U31", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:10", func(w world, _ now, _ req) {
		w.Resources["R006"].Windows = []booking.Window{{Weekdays: []int{4}, By: "clock", Start: 480, End: 1110, To: date("2026-11-04")}}
	}, "pending T4 group_office"},
	{"make-up Saturday stands for Wednesday", "U62", "S06", "R025", "2026-10-10T10:10", "2026-10-10T10:55", func(_ world, n now, _ req) { n.At = at("2026-10-02T09:00") }, "auto_approved L1"},
	{"a bit beyond the window", "U62", "S06", "R021", "2026-11-05T18:00", "2026-11-05T19:10", nil, "forbidden L5 outside_share_window"},

	// Who asks.
	{"of another school", "U22", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:10", nil, "forbidden not_permitted"},
	{"of another group", "U62", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:10", nil, "forbidden not_visible"},
	{"on behalf of a teacher", "U32", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:10", func(_ world, _ now, r req) { r.Requester = "U31" }, "auto_approved T1"},
	{"on behalf of a stranger", "U32", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:10", func(_ world, _ now, r req) { r.Requester = "U62" }, "forbidden not_permitted"},
	{"the district for a school", "U01", "S03", "R006", "2026-11-05T09:30", "2026-11-05T10:10", nil, "auto_approved T1"},
	{"nothing known", "U31", "S03", "R999", "2026-11-05T09:30", "2026-11-05T10:10", nil, "forbidden not_visible"},

	// Conflicts and confirmation.
	{"travel", "U43", "S04", "R027", "2026-11-02T10:00", "2026-11-02T10:30", nil, "needs_confirm S2 travel_time"},
	{"travel confirmed", "U43", "S04", "R027", "2026-11-02T10:00", "2026-11-02T10:30", func(_ world, _ now, r req) { r.Confirm = []booking.Kind{booking.TravelTime} }, "auto_approved S2 travel_time"},
	{"another warning confirmed", "U43", "S04", "R027", "2026-11-02T10:00", "2026-11-02T10:30", func(_ world, _ now, r req) { r.Confirm = []booking.Kind{booking.CalendarMismatch} }, "needs_confirm S2 travel_time"},
	{"just time to travel", "U43", "S04", "R027", "2026-11-02T10:15", "2026-11-02T10:45", nil, "auto_approved S2"},
	{"sports day next door", "U62", "S06", "R021", "2026-11-05T17:05", "2026-11-05T18:00", nil, "pending L2 host_manager"},
	{"warned and asked", "U43", "S04", "R022", "2026-11-02T10:00", "2026-11-02T10:30", credential("U43", "2027-08-31"), "needs_confirm S3 lab_technician travel_time"},
	{"moved onto its own time", "U13", "S01", "R002", "2026-11-03T16:00", "2026-11-03T17:00", func(_ world, _ now, r req) { r.Except = "B001" }, "auto_approved S2"},
	{"cancelled does not hold", "U13", "S01", "R002", "2026-11-03T16:00", "2026-11-03T16:30", func(_ world, n now, _ req) {
		for i := range n.Taken {
			n.Taken[i].Status = booking.StatusCancelled
		}
	}, "auto_approved S2"},
	{"pending holds", "U41", "S04", "R026", "2026-11-21T10:00", "2026-11-21T11:00", nil, "rejected S2 resource_overlap"},
	{"peak, not sum", "U31", "S03", "R008", "2026-11-03T10:30", "2026-11-03T12:00", func(_ world, _ now, r req) { r.Quantity = 20 }, "auto_approved T1"},
	{"one more than the peak leaves", "U31", "S03", "R008", "2026-11-03T10:30", "2026-11-03T12:00", func(_ world, _ now, r req) { r.Quantity = 21 }, "rejected T1 pool_exceeded"},
	{"no party more", "U61", "S06", "R025", "2026-10-30T10:10", "2026-10-30T10:55", func(w world, _ now, _ req) { w.Resources["R025"].MaxParties = 2 }, "rejected L1 capacity_exceeded"},
	{"the last party", "U61", "S06", "R025", "2026-10-30T10:10", "2026-10-30T10:55", nil, "auto_approved L1"},
	{"in service from the day", "U71", "S07", "R036", "2027-02-22T15:50", "2027-02-22T16:50", func(_ world, n now, _ req) { n.At = at("2027-02-15T09:00") }, "auto_approved S2"},
	{"through the night", "U22", "S02", "R012", "2026-11-05T20:00", "2026-11-06T08:00", nil, "rejected S1 outside_open_hours"},
	{"through an open night", "U22", "S02", "R012", "2026-11-05T23:00", "2026-11-06T01:00", func(w world, _ now, _ req) {
		w.Resources["R012"].Open = []booking.OpenHours{{Weekdays: []int{4}, Start: 1380, End: 1440}, {Weekdays: []int{5}, Start: 0, End: 60}}
	}, "auto_approved S1"},
	{"through a night open too late", "U22", "S02", "R012", "2026-11-05T23:00", "2026-11-06T01:00", func(w world, _ now, _ req) {
		w.Resources["R012"].Open = []booking.OpenHours{{Weekdays: []int{4}, Start: 1380, End: 1440}, {Weekdays: []int{5}, Start: 10, End: 60}}
	}, "rejected S1 outside_open_hours"},
	{"past midnight is another day", "U43", "S04", "R027", "2026-11-03T00:10", "2026-11-03T00:40", func(w world, n now, _ req) {
		w.Resources["R027"].Open = nil
		n.Taken = []booking.Taken{{Booking: "B", Resource: "R035", Teacher: "U43", Start: at("2026-11-02T23:30"), End: at("2026-11-03T00:00")}}
	}, "auto_approved S2"},
	{"parts that are not neighbours", "U41", "S04", "R019 R021", "2026-11-10T17:05", "2026-11-10T18:00", nil, "rejected S2 invalid_combination"},
	{"too many for two courts", "U41", "S04", "R019 R020", "2026-11-10T17:05", "2026-11-10T18:00", func(_ world, _ now, r req) { r.Headcount = 321 }, "rejected S2 capacity_exceeded"},
	{"just room in two courts", "U41", "S04", "R019 R020", "2026-11-10T17:05", "2026-11-10T18:00", func(_ world, _ now, r req) { r.Headcount = 320 }, "auto_approved S2"},
	{"recorded as it is", "U22", "S02", "R012", "2026-10-03T22:00", "2026-10-03T23:00", func(_ world, _ now, r req) { r.Ledger = true }, "auto_approved"},
	{"recorded twice", "U13", "S01", "R002", "2026-11-03T16:00", "2026-11-03T17:00", func(_ world, _ now, r req) { r.Ledger = true }, "rejected resource_overlap teacher_overlap"},
	{"vehicles to spare", "U81", "S08", "R061", "2026-11-06T09:00", "2026-11-06T16:00", trip(135, 0, "08:00", "17:00"), "pending D1R own_school_admin base_manager"},
	{"one vehicle short", "U91", "S09", "R060", "2026-11-06T09:00", "2026-11-06T16:00", trip(135, 1, "08:00", "17:00"), "rejected D1R pool_exceeded"},
	{"vehicles at another hour", "U91", "S09", "R060", "2026-11-07T09:00", "2026-11-07T16:00", trip(230, 1, "08:00", "17:00"), "pending D1R own_school_admin base_manager"},
}

// trip adds pupils, adults and vehicles of the same day, and leaves the trip of
// the same teacher that is there out of the way.
func trip(pupils, adults int, from, to string) func(world, now, req) {
	return func(_ world, n now, r req) {
		r.Headcount, r.Adults = pupils, adults
		day := date("2026-11-06")
		if r.Start > at("2026-11-07T00:00") {
			day++
		}
		r.Vehicles = &booking.Vehicles{Resource: "R064", Start: at(day.String() + "T" + from), End: at(day.String() + "T" + to)}
		n.Taken = slices.DeleteFunc(n.Taken, func(t booking.Taken) bool { return t.Booking == "B011" })
	}
}

func TestDecide(t *testing.T) {
	d := readDemo(t)
	for _, a := range asks {
		t.Run(a.name, func(t *testing.T) {
			if got := a.decide(t, d); told(got) != a.want {
				t.Errorf("got  %s\nwant %s\n%+v", told(got), a.want, got.Conflicts)
			}
		})
	}
}

// A step is due after its workdays, and at the latest half the notice before
// the booking begins.
func TestDeadlines(t *testing.T) {
	d := readDemo(t)
	for _, c := range []struct{ from, to, want string }{
		{"2026-11-18T14:00", "2026-11-18T14:45", "2026-10-29T00:00 2026-10-31T00:00"}, // 2 and 4 workdays
		{"2026-10-31T14:00", "2026-10-31T14:45", "2026-10-29T00:00 2026-10-29T02:00"}, // start - 2.5 days
	} {
		got := ask{"", "U62", "S06", "R022", c.from, c.to, func(w world, _ now, _ req) {
			w.Resources["R022"].Windows = []booking.Window{{Weekdays: []int{1, 2, 3, 4, 5, 6, 7}, By: "clock", End: 1440}}
		}, ""}.decide(t, d)
		var due []string
		for _, s := range got.Steps {
			due = append(due, fmt.Sprint(s.Deadline))
		}
		var want []string
		for _, s := range strings.Fields(c.want) {
			want = append(want, fmt.Sprint(at(s)))
		}
		if !slices.Equal(due, want) {
			t.Errorf("%s: due %v, want %v", c.from, due, want)
		}
	}
}

// Who is in the way is told from summary up, and never at free_busy.
func TestMasking(t *testing.T) {
	d := readDemo(t)
	for _, c := range []struct {
		a    ask
		with string
	}{
		{ask{"led sees the summary", "U72", "S07", "R022", "2026-11-04T14:00", "2026-11-04T14:45", nil, ""}, "B004"},
		{ask{"forming sees only that it is taken", "U141", "S14", "R047", "2026-11-05T15:50", "2026-11-05T16:50", func(_ world, n now, _ req) {
			n.Taken = []booking.Taken{{Booking: "B9", Code: "B9", School: "S08", Resource: "R047", Start: at("2026-11-05T16:00"), End: at("2026-11-05T17:00"), ClaimStart: at("2026-11-05T16:00"), ClaimEnd: at("2026-11-05T17:00")}}
		}, ""}, ""},
		{ask{"its own booking is told", "U141", "S14", "R047", "2026-11-05T15:50", "2026-11-05T16:50", func(_ world, n now, _ req) {
			n.Taken = []booking.Taken{{Booking: "B9", Code: "B9", School: "S14", Resource: "R047", Start: at("2026-11-05T16:00"), End: at("2026-11-05T17:00"), ClaimStart: at("2026-11-05T16:00"), ClaimEnd: at("2026-11-05T17:00")}}
		}, ""}, "B9"},
		{ask{"locks are public", "U141", "S14", "R047", "2027-01-18T15:50", "2027-01-18T16:50", func(_ world, n now, _ req) { n.At = at("2027-01-04T09:00") }, ""}, "LK2"},
	} {
		got := c.a.decide(t, d)
		if len(got.Conflicts) == 0 || got.Conflicts[0].With != c.with || got.Outcome != booking.Rejected {
			t.Errorf("%s: %s %+v", c.a.name, got.Outcome, got.Conflicts)
		}
		for _, x := range got.Conflicts {
			if c.with == "" && (x.WithCode != "" || x.WithSchool != "") {
				t.Errorf("%s: %+v", c.a.name, x)
			}
		}
	}
}

// Nobody approves their own request, on behalf or not.
func TestNobodyApprovesTheirOwn(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	for user := range maps.Keys(w.Users) {
		for _, id := range []string{"R001", "R018", "R022", "R061", "R042", "R052"} {
			for school := range w.Schools {
				n := d.now(w, user)
				n.Usage.Strikes = 9
				got := booking.Decide(w, n, booking.Request{
					Resources: []string{id}, School: school, Requester: user, Start: at("2026-11-25T14:00"), End: at("2026-11-25T14:45"),
				})
				for _, s := range got.Steps {
					if slices.Contains(s.Users, user) {
						t.Fatalf("%s decides on their own request for %s: %+v", user, id, s)
					}
				}
			}
		}
	}
}
