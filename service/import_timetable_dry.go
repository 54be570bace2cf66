package service

import (
	"context"

	"xiaoxiang/booking"
)

// held is one interval of a room in a dry run.
type held struct {
	start, end int64
	title      string
	code       string
}

// dryRun says what would happen, from what the rooms hold now.
func (im *timetableImport) dryRun(ctx context.Context, all []course) error {
	im.titles = map[string]string{}
	taken, err := im.heldNow(ctx)
	if err != nil {
		return err
	}
	there, err := im.there(ctx, all)
	if err != nil {
		return err
	}
	for i := range all {
		c := &all[i]
		if row := there[c.code]; row != nil {
			im.earlier(c, row)
			continue
		}
		var free []held
		var refused []TimetableRefusal
		for _, s := range c.slots(im.options.Week1, im.ground.zone) {
			if other := overlapping(taken[c.room], s); other != nil {
				x := im.refusal(c, s[0], s[1])
				x.Reason, x.With, x.WithTitle = string(booking.ResourceOverlap), other.code, other.title
				x.WithStart, x.WithEnd = im.local(other.start), im.local(other.end)
				x.WholeSeries = !im.options.SkipOccurrences
				refused = append(refused, x)
				continue
			}
			free = append(free, held{start: s[0], end: s[1], title: c.course})
		}
		r := im.report
		r.Refusals = append(r.Refusals, refused...)
		switch {
		case im.options.SkipOccurrences:
			r.Accepted, r.Refused = r.Accepted+len(free), r.Refused+len(refused)
		case len(refused) == 0:
			r.Accepted++
		default:
			r.Refused++
			continue
		}
		taken[c.room] = append(taken[c.room], free...)
	}
	return im.nameTitles(ctx)
}

// heldNow is what the rooms that are there hold in the weeks of the file.
func (im *timetableImport) heldNow(ctx context.Context) (map[string][]held, error) {
	taken := map[string][]held{}
	subjects := make([]string, 0, len(im.ground.rooms))
	names := make(map[string]string, len(im.ground.rooms))
	for name, id := range im.ground.rooms {
		subjects = append(subjects, "r:"+id)
		names["r:"+id] = name
	}
	q := im.service.Store.Read(ctx)
	zone := im.ground.zone
	claims, err := q.LiveClaims(subjects, im.options.Week1.At(0, zone), (im.options.Week1+maxWeek*7).At(0, zone))
	if err != nil || len(claims) == 0 {
		return taken, err
	}
	ids := make([]string, 0, len(claims))
	for _, c := range claims {
		ids = append(ids, c.BookingID)
	}
	codes, err := q.BookingCodes(ids)
	if err != nil {
		return nil, err
	}
	for _, c := range claims {
		name := names[c.Subject]
		taken[name] = append(taken[name], held{start: c.StartAt, end: c.EndAt, code: codes[c.BookingID]})
	}
	return taken, nil
}

func overlapping(taken []held, s [2]int64) *held {
	for i := range taken {
		if s[0] < taken[i].end && taken[i].start < s[1] {
			return &taken[i]
		}
	}
	return nil
}
