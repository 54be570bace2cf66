package booking_test

import (
	"testing"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// One decision on the demo district with its seed bookings.
func BenchmarkDecide(b *testing.B) {
	d := readDemo(b)
	w := d.world()
	for _, id := range []string{"SC01", "SC08", "SC22", "SC25"} {
		for _, s := range d.Scenarios {
			if s.ID != id {
				continue
			}
			r := s.Request.request(w)
			now := d.now(w, r.Requester)
			b.Run(id, func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					booking.Decide(w, now, r)
				}
			})
		}
	}
}

// Twenty Tuesdays of a hall that is taken on one of them.
func BenchmarkDecideSeries(b *testing.B) {
	d := readDemo(b)
	w := d.world()
	n := d.now(w, "U11")
	occ, err := w.Calendar.Expand("S01", calendar.Recurrence{Term: "T1", Weekday: 2, Periods: []string{"AS1"}, From: date("2026-10-27")})
	if err != nil {
		b.Fatal(err)
	}
	r := booking.Request{Resources: []string{"R001"}, School: "S01", Requester: "U11"}
	b.ReportAllocs()
	for b.Loop() {
		booking.DecideSeries(w, n, r, occ, nil)
	}
}
