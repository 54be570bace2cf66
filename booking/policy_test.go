package booking_test

import (
	"math"
	"strings"
	"testing"

	"xiaoxiang/booking"
)

func sound() booking.Policy {
	return booking.Policy{
		QuotaHours: map[booking.Risk]float64{booking.Standard: 6}, SupportedMultiplier: 1.5,
		SLAWorkdays: map[string]int{
			"host_manager": 1, "group_coordinator": 1, "own_school_admin": 1, "lab_technician": 2,
			"host_school_admin": 2, "group_office": 2, "base_manager": 3,
		},
		CancelFreeHours: map[booking.Risk]int{booking.Standard: 24, booking.Supervised: 24, booking.Hazardous: 72, booking.Offsite: 120},
		TravelDefault:   30, StrikeThreshold: 3, StrikeLateCancel: 0.5, StrikeNoShow: 1, StrikeWeeks: 4,
	}
}

func TestCheckPolicy(t *testing.T) {
	for _, c := range []struct {
		name  string
		spoil func(*booking.Policy)
		want  string
	}{
		{"sound", func(*booking.Policy) {}, ""},
		{"no strikes at all", func(p *booking.Policy) { p.StrikeThreshold = 0 }, ""},
		{"a negative quota", func(p *booking.Policy) { p.QuotaHours[booking.Standard] = -1 }, "quota_hours_per_week.standard out_of_range"},
		{"not a number", func(p *booking.Policy) { p.QuotaHours[booking.Standard] = math.NaN() }, "quota_hours_per_week.standard out_of_range"},
		{"a quota for nothing", func(p *booking.Policy) { p.QuotaHours["odd"] = 1 }, "quota_hours_per_week.odd unknown_risk"},
		{"a risk forgotten", func(p *booking.Policy) { delete(p.CancelFreeHours, booking.Offsite) }, "cancel_free_hours.offsite required"},
		{"an approver forgotten", func(p *booking.Policy) { delete(p.SLAWorkdays, "base_manager") }, "approval_sla_workdays.base_manager required"},
		{"an approver that is none", func(p *booking.Policy) { p.SLAWorkdays["janitor"] = 1 }, "approval_sla_workdays.janitor unknown_approver"},
		{"no time to answer", func(p *booking.Policy) { p.SLAWorkdays["host_manager"] = 0 }, "approval_sla_workdays.host_manager out_of_range"},
		{"supported schools get less", func(p *booking.Policy) { p.SupportedMultiplier = 0.5 }, "supported_multiplier out_of_range"},
		{"no time for who is displaced", func(p *booking.Policy) { p.HostBumpMinWorkdays = -1 }, "host_bump_min_workdays out_of_range"},
		{"two at once", func(p *booking.Policy) { p.StrikeWeeks = 99; p.StrikeNoShow = -1 }, "strike_no_show out_of_range;strike_weeks out_of_range"},
	} {
		p := sound()
		c.spoil(&p)
		var got []string
		for _, f := range booking.CheckPolicy(&p) {
			got = append(got, f.Field+" "+f.Key)
		}
		if strings.Join(got, ";") != c.want {
			t.Errorf("%s: %v, want %s", c.name, got, c.want)
		}
	}
}
