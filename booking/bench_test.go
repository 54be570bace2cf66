package booking_test

import (
	"testing"

	"xiaoxiang/booking"
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
