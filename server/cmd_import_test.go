package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestImportTimetable_Command(t *testing.T) {
	folder := t.TempDir()
	db, file := filepath.Join(folder, "x.db"), filepath.Join(folder, "t.csv")
	text := "section_no,course,school,students,start_week,end_week,parity,weekday,first_period,last_period,room\n" +
		"1,数学,理学院,30,1,4,odd,1,1,2,东101\n2,物理,理学院,30,1,4,all,1,2,2,东101\n3,化学,理学院,30,1,2,all,1,1,1,东102\n"
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, last string
		exit       int
		args       []string
	}{
		{"no Monday", "", exitWrongUse, []string{"--term-week1", "2026-09-08", file}},
		{"no week", "", exitWrongUse, []string{file}},
		{"no such policy", "", exitWrongUse, []string{"--term-week1", "2026-09-07", "--on-conflict", "guess", file}},
		{"no file", "", exitFailed, []string{"--term-week1", "2026-09-07", file + "x"}},
		{"dry run", "accepted=2 refused=1 unit=series", exitDone, []string{"--term-week1", "2026-09-07", "--dry-run", file}},
		{"each occurrence", "accepted=6 refused=2 unit=occurrence", exitDone, []string{"--term-week1", "2026-09-07", "--on-conflict=skip-occurrence", file}},
		{"again", "accepted=6 refused=2 unit=occurrence", exitDone, []string{"--term-week1", "2026-09-07", "--on-conflict=skip-occurrence", "--report", filepath.Join(folder, "r.txt"), file}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out, errs bytes.Buffer
			exit := run(&program{
				ctx: context.Background(), args: append([]string{"import", "timetable"}, c.args...), out: &out, errs: &errs,
				getenv: func(name string) string { return map[string]string{"XIAOXIANG_DB": db}[name] },
			})
			lines := strings.Split(strings.TrimSpace(out.String()), "\n")
			if exit != c.exit || c.last != "" && lines[len(lines)-1] != c.last {
				t.Errorf("exit %d, %q; %s", exit, out.String(), errs.String())
			}
			_, err := os.Stat(db)
			if made := err == nil; made != (c.name == "each occurrence" || c.name == "again") {
				t.Errorf("the database is there: %v", made)
			}
		})
	}
	report, err := os.ReadFile(filepath.Join(folder, "r.txt"))
	if err != nil || !strings.Contains(string(report), "物理: 东101 on 2026-09-07 08:55-09:40, resource_overlap with ") {
		t.Errorf("the report says %q, %v", report, err)
	}
}
