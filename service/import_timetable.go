package service

import (
	"context"
	"errors"
	"io"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// TimetableOptions says what a timetable is and what to do where it clashes.
type TimetableOptions struct {
	Reader io.Reader
	Week1  calendar.Date // the Monday of week 1
	// SkipOccurrences books the occurrences of a series that are free; without
	// it a series with one clash is refused whole.
	SkipOccurrences bool
	DryRun          bool   // say what would happen and write nothing
	School          string // code or id; "" is the school IMPORT, made where it is missing
	District        string // name of the district that is made where there is none
	Progress        func(done, total int)
}

// TimetableReport says what an import did. Accepted and Refused count series,
// or occurrences with SkipOccurrences.
type TimetableReport struct {
	Unit              string // series, occurrence
	Accepted, Refused int
	Existing          int // of the accepted: booked by an earlier run
	Series            int
	Occurrences       int
	Rooms, NewRooms   int
	LeftRows          int            // rows without a room that can be booked
	Empty             []TimetableRow // series whose weeks hold none of the parity they want
	Refusals          []TimetableRefusal
}

// TimetableRow is one series as the file has it.
type TimetableRow struct {
	Line                  int
	Section, Course, Room string
	Weekday               int
	FromWeek, ToWeek      int
}

// TimetableRefusal is one occurrence that was refused, or that made its whole
// series refused, and what it ran into.
type TimetableRefusal struct {
	TimetableRow
	Start, End           time.Time
	Reason               string // a kind of conflict
	With, WithTitle      string // code and title of the booking in the way
	WithStart, WithEnd   time.Time
	WholeSeries, Earlier bool // the series was refused whole; an earlier run refused it
}

// importBatch is how many series share one transaction, each in a savepoint of
// its own: syncing the disk for each would take most of the time.
const importBatch = 128

// ImportTimetable books a timetable of the form of testdata/README.md, each
// series through the one write path. With one bad cell in the file nothing is
// imported. A second run finds the rooms by their names and the series by
// their codes and books nothing twice, so an import that was cut short is
// simply run again.
func (s *Service) ImportTimetable(ctx context.Context, o TimetableOptions) (TimetableReport, error) {
	report := TimetableReport{Unit: "series"}
	if o.SkipOccurrences {
		report.Unit = "occurrence"
	}
	if o.Week1.Weekday() != 1 {
		return report, booking.BadField("term_week1", "not_a_monday", map[string]any{"Value": o.Week1.String()})
	}
	lessons, left, err := readTimetable(o.Reader)
	if err != nil {
		return report, err
	}
	all, empty := courses(lessons)
	report.LeftRows, report.Series = left, len(all)
	for i := range empty {
		report.Empty = append(report.Empty, empty[i].row())
	}
	for i := range all {
		report.Occurrences += len(all[i].weeks)
	}
	if len(all) == 0 {
		return report, nil
	}
	ground, err := s.timetableGround(ctx, o, all)
	if err != nil {
		return report, err
	}
	report.Rooms, report.NewRooms = len(ground.rooms)+ground.missing, ground.made+ground.missing
	im := &timetableImport{service: s, options: o, ground: ground, report: &report}
	if o.DryRun {
		return report, im.dryRun(ctx, all)
	}
	return report, im.run(ctx, all)
}

func (l *lesson) row() TimetableRow {
	return TimetableRow{
		Line: l.line, Section: l.section, Course: l.course, Room: l.room,
		Weekday: l.weekday, FromWeek: l.fromWeek, ToWeek: l.toWeek,
	}
}

// timetableImport is one run.
type timetableImport struct {
	service *Service
	options TimetableOptions
	ground  *timetableGround
	report  *TimetableReport
	titles  map[string]string // of bookings, by code
}

// run books the series in the order of the file.
func (im *timetableImport) run(ctx context.Context, all []course) error {
	im.titles = map[string]string{}
	there, err := im.there(ctx, all)
	if err != nil {
		return err
	}
	for first := 0; first < len(all); first += importBatch {
		batch := all[first:min(first+importBatch, len(all))]
		outcomes := make([]outcome, len(batch))
		number := first/importBatch + 1
		err := im.service.Store.Change(ctx, im.service.Clock.Now(), func(tx *models.Tx) error {
			for i := range batch {
				outcomes[i] = outcome{}
				if there[batch[i].code] != nil {
					continue
				}
				if err := im.book(tx, &batch[i], &outcomes[i]); err != nil {
					return err
				}
			}
			if number&(number-1) == 0 { // each time the tables have doubled
				return tx.Analyze()
			}
			return nil
		})
		if err != nil {
			return err
		}
		for i := range batch {
			if row := there[batch[i].code]; row != nil {
				im.earlier(&batch[i], row)
			} else {
				im.count(&batch[i], &outcomes[i])
			}
		}
		if im.options.Progress != nil {
			im.options.Progress(first+len(batch), len(all))
		}
	}
	return im.nameTitles(ctx)
}

// there finds the series that an earlier run booked, by code.
func (im *timetableImport) there(ctx context.Context, all []course) (map[string]*models.Series, error) {
	codes := make([]string, len(all))
	for i := range all {
		codes[i] = all[i].code
	}
	rows, err := im.service.Store.Read(ctx).SeriesOf(im.ground.district, codes)
	if err != nil {
		return nil, err
	}
	there := make(map[string]*models.Series, len(rows))
	for i := range rows {
		there[rows[i].Code] = &rows[i]
	}
	return there, nil
}

// outcome is what became of one series.
type outcome struct {
	booked  int
	refused []booking.OccurrenceOutcome
}

// book books one series in its savepoint; a clash is an outcome, not an error.
func (im *timetableImport) book(tx *models.Tx, c *course, out *outcome) error {
	draft := im.draft(c)
	for attempt := 0; ; attempt++ {
		var booked *Booked
		err := tx.Within(func(tx *models.Tx) error {
			var err error
			booked, err = im.service.book(tx, im.ground.actor(), draft)
			return err
		})
		var refusal *booking.Error
		switch {
		case err == nil:
			out.booked = len(booked.Bookings)
			out.refused = clashes(booked.Decision.Occurrences)
			return nil
		case errors.As(err, &refusal) && refusal.Code == booking.Conflicted && refusal.Decision != nil:
			out.refused = clashes(refusal.Decision.Occurrences)
			return nil
		case errors.As(err, &refusal) && refusal.Key == "duplicate" && attempt < 3:
			continue // two random codes met
		}
		return err
	}
}

func (im *timetableImport) draft(c *course) Draft {
	none := ""
	note := c.faculty
	if c.section != "" {
		note = "教学班 " + c.section + " · " + c.faculty
	}
	return Draft{
		Resources: []string{im.ground.rooms[c.room]}, School: im.ground.school, Title: clip(c.course, maxTitle),
		Note: clip(note, maxNote), Purpose: "lesson", Headcount: c.students, Teacher: &none, Code: c.code,
		Ledger: true, Slots: c.slots(im.options.Week1, im.ground.zone), SkipConflicts: im.options.SkipOccurrences,
	}
}

func clip(text string, limit int) string {
	if runes := []rune(text); len(runes) > limit {
		return string(runes[:limit-1]) + "…"
	}
	return text
}

func clashes(occ []booking.OccurrenceOutcome) []booking.OccurrenceOutcome {
	var out []booking.OccurrenceOutcome
	for _, o := range occ {
		if o.Outcome != booking.OccCreate {
			out = append(out, o)
		}
	}
	return out
}
