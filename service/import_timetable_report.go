package service

import (
	"context"
	"fmt"
	"io"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// count adds what became of one series.
func (im *timetableImport) count(c *course, out *outcome) {
	r := im.report
	switch {
	case im.options.SkipOccurrences:
		r.Accepted += out.booked
		r.Refused += len(c.weeks) - out.booked
	case len(out.refused) == 0:
		r.Accepted++
	default:
		r.Refused++
	}
	for _, o := range out.refused {
		refusal := im.refusal(c, o.StartAt, o.EndAt)
		refusal.WholeSeries = !im.options.SkipOccurrences
		for _, x := range o.Conflicts {
			if x.Severity != booking.Hard {
				continue
			}
			refusal.Reason, refusal.With = string(x.Kind), x.WithCode
			refusal.WithStart, refusal.WithEnd = im.local(x.Start), im.local(x.End)
			break
		}
		r.Refusals = append(r.Refusals, refusal)
	}
}

// earlier counts a series that an earlier run booked.
func (im *timetableImport) earlier(c *course, row *models.Series) {
	r := im.report
	if !im.options.SkipOccurrences {
		r.Accepted++
		r.Existing++
	} else {
		r.Accepted += len(c.weeks) - len(row.LeftOut)
		r.Existing += len(c.weeks) - len(row.LeftOut)
		r.Refused += len(row.LeftOut)
	}
	for _, l := range row.LeftOut {
		refusal := im.refusal(c, l.Start, l.End)
		refusal.Reason, refusal.Earlier = l.Reason, true
		if len(l.With) > 0 {
			refusal.With = l.With[0]
		}
		r.Refusals = append(r.Refusals, refusal)
	}
}

func (im *timetableImport) refusal(c *course, start, end int64) TimetableRefusal {
	return TimetableRefusal{TimetableRow: c.row(), Start: im.local(start), End: im.local(end)}
}

func (im *timetableImport) local(unix int64) time.Time {
	if unix == 0 {
		return time.Time{}
	}
	return time.Unix(unix, 0).In(im.ground.zone)
}

// nameTitles gives the refusals the titles of what was in the way.
func (im *timetableImport) nameTitles(ctx context.Context) error {
	var codes []string
	for _, x := range im.report.Refusals {
		if _, ok := im.titles[x.With]; !ok && x.With != "" {
			im.titles[x.With] = ""
			codes = append(codes, x.With)
		}
	}
	rows, err := models.ByIDs[models.Booking](im.service.Store.Read(ctx), "code", codes)
	if err != nil {
		return err
	}
	for _, b := range rows {
		if b.DistrictID == im.ground.district {
			im.titles[b.Code] = b.Title
		}
	}
	for i := range im.report.Refusals {
		x := &im.report.Refusals[i]
		if x.WithTitle == "" {
			x.WithTitle = im.titles[x.With]
		}
	}
	return nil
}

// String is the refusal as one line: which course wanted which room when, and
// what was there.
func (x TimetableRefusal) String() string {
	line := fmt.Sprintf("line %d, section %s, %s: %s on %s, %s", x.Line, x.Section, x.Course, x.Room,
		x.Start.Format("2006-01-02 15:04")+x.End.Format("-15:04"), x.Reason)
	if x.With != "" {
		line += " with " + x.With
	}
	if x.WithTitle != "" {
		line += " (" + x.WithTitle + ")"
	}
	if !x.WithStart.IsZero() {
		line += " " + x.WithStart.Format("15:04") + x.WithEnd.Format("-15:04")
	}
	return line
}

// Write writes the whole report as text, one line a refused occurrence.
func (r *TimetableReport) Write(w io.Writer) error {
	_, err := fmt.Fprintf(w, "series=%d occurrences=%d rooms=%d new_rooms=%d rows_without_room=%d already_there=%d\n",
		r.Series, r.Occurrences, r.Rooms, r.NewRooms, r.LeftRows, r.Existing)
	if err != nil {
		return err
	}
	for _, e := range r.Empty {
		if _, err := fmt.Fprintf(w, "line %d, section %s, %s: no week of %d to %d has the parity that it wants\n",
			e.Line, e.Section, e.Course, e.FromWeek, e.ToWeek); err != nil {
			return err
		}
	}
	for _, x := range r.Refusals {
		kind := "refused"
		if x.WholeSeries {
			kind = "refused with its series"
		}
		if _, err := fmt.Fprintf(w, "%s: %s\n", kind, x); err != nil {
			return err
		}
	}
	_, err = fmt.Fprintln(w, r.Summary())
	return err
}

// Summary is the last line of an import.
func (r *TimetableReport) Summary() string {
	return fmt.Sprintf("accepted=%d refused=%d unit=%s", r.Accepted, r.Refused, r.Unit)
}
