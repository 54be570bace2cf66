package main

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"xiaoxiang/calendar"
	"xiaoxiang/service"
)

type importCmd struct {
	Timetable importTimetableCmd `cmd:"" help:"Book a term's timetable from a CSV file."`
}

type importTimetableCmd struct {
	File       string `arg:"" help:"CSV with the columns section_no, course, school, students, start_week, end_week, parity, weekday, first_period, last_period, room; UTF-8 or GB18030."`
	TermWeek1  string `name:"term-week1" required:"" placeholder:"2026-09-07" help:"The Monday of week 1."`
	OnConflict string `enum:"refuse-series,skip-occurrence" default:"refuse-series" help:"Refuse a series that clashes whole, or leave out the occurrences that clash: ${enum}."`
	DryRun     bool   `help:"Say what would happen and write nothing."`
	Report     string `placeholder:"FILE" help:"Write every refusal to a file."`
	School     string `placeholder:"CODE" help:"The school whose timetable it is; without it the school IMPORT, made when missing."`
	District   string `placeholder:"NAME" help:"Name of the district that is made in an empty database."`
}

// shownRefusals is how many refusals are shown where no report is asked for.
const shownRefusals = 10

// Run imports the file. The last line on standard output counts what was
// accepted and refused.
func (c importTimetableCmd) Run(p *program) error {
	week1, err := calendar.ParseDate(c.TermWeek1)
	if err != nil || week1.Weekday() != 1 {
		return wrongUse{fmt.Errorf("--term-week1 %s is not a Monday of the form 2026-09-07", c.TermWeek1)}
	}
	file, err := os.Open(c.File)
	if err != nil {
		return fmt.Errorf("cannot read the timetable: %w", err)
	}
	defer file.Close()
	var report service.TimetableReport
	err = c.withService(p, func(svc *service.Service) error {
		report, err = svc.ImportTimetable(p.ctx, service.TimetableOptions{
			Reader: file, Week1: week1, SkipOccurrences: c.OnConflict == "skip-occurrence", DryRun: c.DryRun,
			School: c.School, District: c.District, Progress: p.progress("importing"),
		})
		return err
	})
	if err != nil {
		return err
	}
	if err := c.tell(p, &report); err != nil {
		return err
	}
	fmt.Fprintln(p.out, report.Summary())
	return nil
}

// withService opens the configured database. A dry run makes none where there
// is none yet: it looks at an empty one that is thrown away.
func (c importTimetableCmd) withService(p *program, use func(*service.Service) error) error {
	if c.DryRun {
		cfg, err := loadConfig(p.getenv)
		if err != nil {
			return err
		}
		if _, err := os.Stat(cfg.DB); os.IsNotExist(err) && !strings.Contains(cfg.DB, "://") {
			folder, err := os.MkdirTemp("", "xiaoxiang-dry-run-")
			if err != nil {
				return err
			}
			defer os.RemoveAll(folder)
			getenv := p.getenv
			empty := *p
			empty.getenv = func(name string) string {
				if name == "XIAOXIANG_DB" {
					return filepath.Join(folder, "empty.db")
				}
				return getenv(name)
			}
			p = &empty
		}
	}
	svc, _, err := p.openService(false)
	if err != nil {
		return err
	}
	return closing(svc.Store, use(svc))
}

// tell writes the refusals to the report, or the first of them to standard
// error.
func (c importTimetableCmd) tell(p *program, r *service.TimetableReport) error {
	if c.Report != "" {
		file, err := os.Create(c.Report)
		if err != nil {
			return fmt.Errorf("cannot write the report: %w", err)
		}
		w := bufio.NewWriter(file)
		if err := r.Write(w); err != nil {
			return closingFile(file, err)
		}
		return closingFile(file, w.Flush())
	}
	fmt.Fprintf(p.errs, "%d series with %d occurrences in %d rooms (%d new); %d rows without a room left out; %d already there\n",
		r.Series, r.Occurrences, r.Rooms, r.NewRooms, r.LeftRows, r.Existing)
	for i, x := range r.Refusals {
		if i == shownRefusals {
			fmt.Fprintf(p.errs, "… and %d more; --report FILE writes them all\n", len(r.Refusals)-i)
			break
		}
		fmt.Fprintln(p.errs, "refused:", x)
	}
	return nil
}

func closingFile(file io.Closer, err error) error {
	if closed := file.Close(); err == nil {
		return closed
	}
	return err
}

// progress draws a bar on a terminal and writes a line every tenth elsewhere.
func (p *program) progress(doing string) func(done, total int) {
	bar, told := isTerminal(p.errs), 0
	return func(done, total int) {
		percent := done * 100 / max(total, 1)
		switch {
		case bar:
			fmt.Fprintf(p.errs, "\r%s [%-30s] %3d %% %d/%d", doing, strings.Repeat("#", percent*30/100), percent, done, total)
			if done == total {
				fmt.Fprintln(p.errs)
			}
		case percent/10 > told:
			told = percent / 10
			fmt.Fprintf(p.errs, "%s: %d %% (%d of %d)\n", doing, told*10, done, total)
		}
	}
}

func isTerminal(w io.Writer) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
