package booking_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
)

func TestQueueAsksSupportedSchoolsFirstThenByArrival(t *testing.T) {
	w := readDemo(t).world()
	list := []booking.Waiting{
		{ID: "d", Request: booking.Request{School: "S01"}, Since: 1},
		{ID: "c", Request: booking.Request{School: "S06"}, Since: 9}, // weak
		{ID: "b", Request: booking.Request{School: "S03"}, Since: 5}, // new
		{ID: "a", Request: booking.Request{School: "S02"}, Since: 1},
	}
	booking.Queue(w, list)
	order := ""
	for _, v := range list {
		order += v.ID
	}
	require.Equal(t, "bcad", order)
}

func TestPositionCountsThoseWhoWantSomeOfTheSame(t *testing.T) {
	w := readDemo(t).world()
	at := func(resource string, start, end int64) booking.Request {
		return booking.Request{School: "S01", Resources: []string{resource}, Start: start, End: end}
	}
	list := []booking.Waiting{
		{ID: "hall", Request: at("R001", 0, 3600)},
		{ID: "half", Request: at("R002", 1800, 5400)},
		{ID: "other half", Request: at("R003", 1800, 5400)},
		{ID: "later", Request: at("R001", 5400, 7200)},
		{ID: "A", Request: at("R019", 0, 3600)}, // five minutes to clean
		{ID: "A again", Request: at("R019", 3600+299, 7200)},
		{ID: "A later", Request: at("R019", 3600+300, 7200)},
	}
	for id, want := range map[string]int{"hall": 1, "half": 2, "other half": 2, "later": 1, "A again": 2, "A later": 2, "nobody": 0} {
		require.Equal(t, want, booking.Position(w, list, id), id)
	}
}

func TestHoldUntilADayOrTheLastMomentThatTheNoticeAllows(t *testing.T) {
	w := readDemo(t).world()
	at := func(clock string) int64 {
		v, err := time.ParseInLocation("2006-01-02 15:04", clock, w.Zone)
		require.NoError(t, err)
		return v.Unix()
	}
	for _, c := range []struct {
		now, start string
		notice     int
		want       string
	}{
		{"2026-10-26 09:00", "2026-11-05 09:30", 3, "2026-10-27 09:00"},
		{"2026-11-02 09:00", "2026-11-05 09:30", 3, "2026-11-03 00:00"},
		{"2026-11-04 18:00", "2026-11-05 09:30", 0, "2026-11-05 09:30"},
		{"2026-11-04 18:00", "2026-11-05 09:30", 1, "2026-11-05 00:00"},
	} {
		got := booking.HoldUntil(w, at(c.now), booking.Request{Start: at(c.start)}, booking.Decision{Notice: c.notice})
		require.Equal(t, at(c.want), got, "%+v", c)
	}
}

func TestBumpableFromCountsTheHostsWorkingDays(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	w.Policy.HostBumpMinWorkdays = 5
	require.Equal(t, date("2026-11-02"), booking.BumpableFrom(w, "S01", "S03", date("2026-10-26")))
	require.Equal(t, date("2026-10-13"), booking.BumpableFrom(w, "S01", "S03", date("2026-09-30")), "the holiday is no time to look for a place")
	require.Equal(t, date("2026-11-02"), booking.BumpableFrom(w, "", "S03", date("2026-10-26")))
}

func TestCanBookOnBehalf(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	today := date("2026-10-26")
	for _, c := range []struct {
		who, school string
		want        bool
	}{
		{"U01", "S14", true}, // the district
		{"U02", "S01", false},
		{"U04", "S03", true}, // the office of its group
		{"U04", "S04", false},
		{"U11", "S01", true},
		{"U11", "S02", false},
		{"U12", "S01", false},
		{"U13", "S01", false},
	} {
		require.Equal(t, c.want, booking.CanBookOnBehalf(w, d.now(w, c.who).Actor, c.school, today), "%s for %s", c.who, c.school)
	}
}
