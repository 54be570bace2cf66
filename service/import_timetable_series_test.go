package service

import (
	"os"
	"testing"
	"time"

	"xiaoxiang/calendar"
)

// The numbers of testdata/README.md, by comparing each occurrence with every
// earlier one of its room: no database and no claims.
func TestTimetable_NumbersByBruteForce(t *testing.T) {
	all := readReal(t)
	zone := time.FixedZone("CST", 8*3600)
	week1, _ := calendar.ParseDate("2026-09-07")
	occurrences := 0
	for _, c := range all {
		occurrences += len(c.slots(week1, zone))
	}
	if len(all) != 4848 || occurrences != 63695 {
		t.Fatalf("found %d series, %d occurrences, want 4848 and 63695", len(all), occurrences)
	}
	series, refused := bruteForce(all, week1, zone, false)
	if series != 4377 || refused != 471 {
		t.Errorf("refuse-series: accepted=%d refused=%d, want 4377 and 471", series, refused)
	}
	accepted, refused := bruteForce(all, week1, zone, true)
	if accepted != 57893 || refused != 5802 {
		t.Errorf("skip-occurrence: accepted=%d refused=%d, want 57893 and 5802", accepted, refused)
	}
}

func bruteForce(all []course, week1 calendar.Date, zone *time.Location, each bool) (accepted, refused int) {
	taken := map[string][][2]int64{}
	for i := range all {
		var free [][2]int64
		slots := all[i].slots(week1, zone)
		for _, s := range slots {
			if !overlapsAny(taken[all[i].room], s) {
				free = append(free, s)
			}
		}
		switch {
		case each:
			accepted, refused = accepted+len(free), refused+len(slots)-len(free)
		case len(free) == len(slots):
			accepted++
		default:
			free, refused = nil, refused+1
		}
		taken[all[i].room] = append(taken[all[i].room], free...)
	}
	return accepted, refused
}

func overlapsAny(taken [][2]int64, s [2]int64) bool {
	for _, other := range taken {
		if s[0] < other[1] && other[0] < s[1] {
			return true
		}
	}
	return false
}

func readReal(t *testing.T) []course {
	t.Helper()
	file, err := os.Open("testdata/sjtu_2018_2019_1.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lessons, left, err := readTimetable(file)
	if err != nil {
		t.Fatal(err)
	}
	all, empty := courses(lessons)
	if len(empty) != 2 || left == 0 {
		t.Errorf("%d series without a date and %d rows without a room, want 2 and some", len(empty), left)
	}
	return all
}
