package service_test

import (
	"bytes"
	"context"
	"os"
	"testing"
	"time"

	"xiaoxiang/calendar"
	"xiaoxiang/models"
	"xiaoxiang/models/storetest"
	"xiaoxiang/service"
)

func TestImportTimetable(t *testing.T) {
	file, err := os.ReadFile("testdata/sjtu_2018_2019_1.csv")
	if err != nil {
		t.Fatal(err)
	}
	for _, policy := range []struct {
		skip    bool
		summary string
	}{
		{false, "accepted=4377 refused=471 unit=series"},
		{true, "accepted=57893 refused=5802 unit=occurrence"},
	} {
		t.Run(policy.summary, func(t *testing.T) {
			storetest.Each(t, func(t *testing.T, store *models.Store) {
				s := service.New(store, service.NewClock(time.Now))
				began := time.Now()
				r := importTimetable(t, s, file, func(o *service.TimetableOptions) { o.SkipOccurrences = policy.skip })
				t.Logf("%v", time.Since(began))
				if r.Summary() != policy.summary {
					t.Errorf("%s, want %s", r.Summary(), policy.summary)
				}
				if r.Series != 4848 || r.Occurrences != 63695 || r.Rooms != 556 || r.NewRooms != 556 {
					t.Errorf("%d series, %d occurrences, %d rooms, %d new", r.Series, r.Occurrences, r.Rooms, r.NewRooms)
				}
				t.Log(r.Refusals[0].String())
				t.Log(r.Refusals[len(r.Refusals)-1].String())
			})
		})
	}
}

func importTimetable(t *testing.T, s *service.Service, file []byte, change func(*service.TimetableOptions)) service.TimetableReport {
	t.Helper()
	week1, err := calendar.ParseDate("2026-09-07")
	if err != nil {
		t.Fatal(err)
	}
	o := service.TimetableOptions{Reader: bytes.NewReader(file), Week1: week1}
	if change != nil {
		change(&o)
	}
	r, err := s.ImportTimetable(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
