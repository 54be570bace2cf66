package service

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/simplifiedchinese"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
	"xiaoxiang/models/storetest"
)

// The whole file takes long on two engines under the race detector: make test
// books all of it once, the rest of the matrix on a tenth, and make soak all
// of it everywhere.
func TestImportTimetable(t *testing.T) {
	whole := realFile(t)
	for _, skip := range []bool{false, true} {
		storetest.Each(t, func(t *testing.T, store *models.Store) {
			file := whole
			if os.Getenv("XIAOXIANG_TEST_SOAK") == "" && (skip || strings.HasSuffix(t.Name(), "postgres")) {
				file = firstLines(whole, 1100)
			}
			s := New(store, NewClock(time.Now))
			r := importFile(t, s, file, func(o *TimetableOptions) { o.SkipOccurrences = skip })
			if want := expected(t, file, skip); r.Summary() != want {
				t.Errorf("%s, want %s", r.Summary(), want)
			}
			if len(file) == len(whole) && (r.Series != 4848 || r.Occurrences != 63695 || r.NewRooms != 556) {
				t.Errorf("%d series, %d occurrences, %d new rooms", r.Series, r.Occurrences, r.NewRooms)
			}
			for _, x := range r.Refusals {
				if x.With == "" || x.WithTitle == "" || x.Reason != "resource_overlap" || x.Start.IsZero() || x.WithEnd.IsZero() {
					t.Fatalf("a refusal does not say what it ran into: %+v", x)
				}
			}
			noOverlap(t, s)
		})
	}
}

func TestImportTimetable_AgainAfterAStop(t *testing.T) {
	file := firstLines(realFile(t), 1100)
	for _, skip := range []bool{false, true} {
		want := expected(t, file, skip)
		policy := func(o *TimetableOptions) { o.SkipOccurrences = skip }
		storetest.Each(t, func(t *testing.T, store *models.Store) {
			s := New(store, NewClock(time.Now))
			dryRun := func(o *TimetableOptions) { o.SkipOccurrences, o.DryRun = skip, true }
			if dry := importFile(t, s, file, dryRun); dry.Summary() != want || dry.Existing != 0 {
				t.Errorf("dry run: %s, %d there, want %s", dry.Summary(), dry.Existing, want)
			}
			ctx, stop := context.WithCancel(context.Background())
			_, err := s.ImportTimetable(ctx, options(t, file, func(o *TimetableOptions) {
				policy(o)
				o.Progress = func(int, int) { stop() }
			}))
			if err == nil {
				t.Fatal("the import went on after it was stopped")
			}
			if dry := importFile(t, s, file, dryRun); dry.Summary() != want || dry.Existing == 0 {
				t.Errorf("dry run after the stop: %s, %d there, want %s", dry.Summary(), dry.Existing, want)
			}
			first := importFile(t, s, file, policy)
			if first.Summary() != want || first.Existing == 0 || first.NewRooms != 0 {
				t.Errorf("after the stop: %s, %d there, %d new rooms, want %s", first.Summary(), first.Existing, first.NewRooms, want)
			}
			again := importFile(t, s, file, policy)
			if again.Summary() != want || again.Existing != again.Accepted {
				t.Errorf("again: %s, %d there, want %s and all there", again.Summary(), again.Existing, want)
			}
		})
	}
}

const timetableHead = "section_no,course,school,students,start_week,end_week,parity,weekday,first_period,last_period,room\n"

func TestImportTimetable_FileForms(t *testing.T) {
	rows := "1,数学,理学院,30,1,3,odd,1,1,2,东101\n1,数学,理学院,30,1,3,even,1,1,2,东101\n2,体育,体育系,30,1,3,odd,1,1,2,操场\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(timetableHead + rows)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"plain":         timetableHead + rows,
		"mark":          "\xef\xbb\xbf" + timetableHead + rows,
		"crlf":          strings.ReplaceAll(timetableHead+rows, "\n", "\r\n"),
		"gb18030":       gb,
		"another order": "room,parity,section_no,course,school,students,start_week,end_week,weekday,first_period,last_period,extra\n东101,all,1,数学,理学院,30,1,3,1,1,2,x\n操场,all,2,体育,,,1,3,1,1,2,\n",
	} {
		t.Run(name, func(t *testing.T) {
			lessons, left, err := readTimetable(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			all, _ := courses(lessons)
			if len(all) != 1 || left != 1 || all[0].course != "数学" || len(all[0].weeks) != 3 {
				t.Errorf("read %+v, %d left", all, left)
			}
		})
	}
}

func TestImportTimetable_BadFileImportsNothing(t *testing.T) {
	good := "1,数学,理学院,30,1,3,odd,1,1,2,东101\n"
	s := New(storetest.SQLite(t), NewClock(time.Now))
	for _, c := range []struct{ name, text, field, key string }{
		{"empty", "", "file", "file_empty"},
		{"no column", strings.Replace(timetableHead, ",room", "", 1) + good, "line 1, room", "column_missing"},
		{"a column twice", strings.Replace(timetableHead, "school", "room", 1) + good, "line 1, school", "column_missing"},
		{"weekday", timetableHead + good + "1,数学,理学院,30,1,3,odd,8,1,2,东101\n", "line 3, weekday", "number_out_of_range"},
		{"text for a number", timetableHead + "1,数学,理学院,many,1,3,odd,1,1,2,东101\n", "line 2, students", "number_out_of_range"},
		{"period", timetableHead + "1,数学,理学院,30,1,3,odd,1,3,2,东101\n", "line 2, last_period", "ends_before_it_starts"},
		{"week", timetableHead + "1,数学,理学院,30,4,3,odd,1,1,2,东101\n", "line 2, end_week", "ends_before_it_starts"},
		{"parity", timetableHead + "1,数学,理学院,30,1,3,both,1,1,2,东101\n", "line 2, parity", "unknown_value"},
		{"columns", timetableHead + "1,数学\n", "line 2", "wrong_number_of_columns"},
		{"quote", timetableHead + good + "1,\"数学,理学院\n", "line 3", "not_csv"},
		{"bytes", timetableHead + "1,\xff\xff\xff\xff,理学院,30,1,3,odd,1,1,2,东101\n", "file", "encoding_unknown"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := s.ImportTimetable(context.Background(), options(t, []byte(c.text), nil))
			var e *booking.Error
			if !errors.As(err, &e) || len(e.Fields) == 0 || e.Fields[0].Field != c.field || e.Fields[0].Key != c.key {
				t.Errorf("got %+v, want %s at %s", err, c.key, c.field)
			}
		})
	}
	if districts, err := s.Store.Read(context.Background()).Districts(); err != nil || len(districts) != 0 {
		t.Errorf("%d districts were made by files that were refused (%v)", len(districts), err)
	}
}

// expected is what the brute force makes of the file.
func expected(t *testing.T, file []byte, skip bool) string {
	t.Helper()
	lessons, _, err := readTimetable(bytes.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	all, _ := courses(lessons)
	accepted, refused := bruteForce(all, week1(t), time.FixedZone("CST", 8*3600), skip)
	return fmt.Sprintf("accepted=%d refused=%d unit=%s", accepted, refused, map[bool]string{false: "series", true: "occurrence"}[skip])
}

func importFile(t *testing.T, s *Service, file []byte, change func(*TimetableOptions)) TimetableReport {
	t.Helper()
	r, err := s.ImportTimetable(context.Background(), options(t, file, change))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func options(t *testing.T, file []byte, change func(*TimetableOptions)) TimetableOptions {
	t.Helper()
	o := TimetableOptions{Reader: bytes.NewReader(file), Week1: week1(t)}
	if change != nil {
		change(&o)
	}
	return o
}

func week1(t *testing.T) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate("2026-09-07")
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func realFile(t *testing.T) []byte {
	t.Helper()
	file, err := os.ReadFile("testdata/sjtu_2018_2019_1.csv")
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func firstLines(file []byte, n int) []byte {
	return bytes.Join(bytes.SplitAfter(file, []byte("\n"))[:n], nil)
}

// noOverlap holds the claims of the database to the one invariant.
func noOverlap(t *testing.T, s *Service) {
	t.Helper()
	q := s.Store.Read(context.Background())
	districts, err := q.Districts()
	if err != nil {
		t.Fatal(err)
	}
	claims, err := models.All[models.Claim](q, districts[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	bySubject := map[string][]models.Claim{}
	for _, c := range claims {
		bySubject[c.Subject] = append(bySubject[c.Subject], c)
	}
	for subject, list := range bySubject {
		for i, a := range list {
			for _, b := range list[:i] {
				if a.StartAt < b.EndAt && b.StartAt < a.EndAt {
					t.Fatalf("two claims on %s overlap: %+v, %+v", subject, a, b)
				}
			}
		}
	}
	if len(claims) == 0 {
		t.Error("there are no claims")
	}
}
