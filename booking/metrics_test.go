package booking_test

import (
	"math/rand/v2"
	"testing"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

// Open minutes are those of a plain count of every minute.
func TestOpenMinutes(t *testing.T) {
	d := readDemo(t)
	w := d.world()
	rng := rand.New(rand.NewPCG(1, 2))
	from := date("2026-12-25")
	for i := range 6 { // locks that overlap one another and cross midnight
		start := from.At(rng.IntN(20*1440), shanghai)
		w.Locks = append(w.Locks, &booking.Lock{
			ID: "X", Kind: "maintenance", Start: start, End: start + int64(60*rng.IntN(3*1440)),
			Scope: booking.LockScope{Resources: []string{[]string{"R002", "R018", "R061"}[i%3]}},
		})
	}
	for _, id := range []string{"R001", "R002", "R003", "R018", "R036", "R009", "R061", "R029"} {
		r := w.Resources[id]
		last := from + 70
		want := 0
		for x := from; x <= last; x++ {
			for m := range 1440 {
				if x >= r.AvailableFrom && openAt(w, r, x, m) {
					want++
				}
			}
		}
		if got := booking.OpenMinutes(w, r, from, last); got != want {
			t.Errorf("%s: %d minutes, want %d", id, got, want)
		}
	}
	closedForGood := *w.Resources["R001"]
	closedForGood.Active = false
	if got := booking.OpenMinutes(w, &closedForGood, from, from+9); got != 0 {
		t.Errorf("%d minutes of a resource out of use", got)
	}
}

func openAt(w *booking.World, r *booking.Resource, d calendar.Date, m int) bool {
	if w.Calendar.Day(r.School, d).Off || m < r.Open[0].Start || m >= r.Open[0].End {
		return false
	}
	f := fake{world: w}
	for _, l := range w.Locks {
		unix := d.At(m, shanghai)
		if f.lockedAt(l, r, minutes(unix)) {
			return false
		}
	}
	return true
}
