package service

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"xiaoxiang/calendar"
)

// maxWeek is the last teaching week that a timetable may name.
const maxWeek = 60

// periodStarts are the minutes of the day at which the periods of a timetable
// begin; each lasts periodLength.
var periodStarts = []int{480, 535, 600, 655, 720, 775, 840, 895, 960, 1015, 1080, 1135, 1190, 1245}

const periodLength = 45

// course is one weekly series of a timetable: rows alike in everything but
// their parity.
type course struct {
	lesson
	code  string // stable: the same row gives the same code in every run
	weeks []int
}

// courses joins rows to series, in the order of first appearance; one whose
// weeks hold neither an odd nor an even week that it wants is none, and is
// given apart.
func courses(lessons []lesson) (all []course, empty []lesson) {
	at := make(map[string]int, len(lessons))
	var joined []lesson
	for _, l := range lessons {
		i, ok := at[l.key]
		if !ok {
			at[l.key] = len(joined)
			joined = append(joined, l)
			continue
		}
		joined[i].odd = joined[i].odd || l.odd
		joined[i].even = joined[i].even || l.even
	}
	for _, l := range joined {
		c := course{lesson: l, code: timetableCode(l.key)}
		for week := l.fromWeek; week <= l.toWeek; week++ {
			if week%2 == 1 && l.odd || week%2 == 0 && l.even {
				c.weeks = append(c.weeks, week)
			}
		}
		if len(c.weeks) == 0 {
			empty = append(empty, l)
			continue
		}
		all = append(all, c)
	}
	return all, empty
}

// timetableCode is by what a later run knows a series again.
func timetableCode(key string) string {
	sum := sha256.Sum256([]byte(key))
	return "TT-" + hex.EncodeToString(sum[:8])
}

// slots are the instants of a series, unix seconds, half-open; holidays are not
// applied.
func (c *course) slots(week1 calendar.Date, zone *time.Location) [][2]int64 {
	slots := make([][2]int64, 0, len(c.weeks))
	for _, week := range c.weeks {
		d := week1 + calendar.Date((week-1)*7+c.weekday-1)
		slots = append(slots, [2]int64{
			d.At(periodStarts[c.first-1], zone),
			d.At(periodStarts[c.last-1]+periodLength, zone),
		})
	}
	return slots
}
