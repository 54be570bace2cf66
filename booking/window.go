package booking

import (
	"slices"

	"xiaoxiang/calendar"
)

// OpenOn gives the minutes of a date at which a resource is open, merged;
// holidays and locks are not taken out. A resource without opening hours is
// open all day.
func (w *World) OpenOn(r *Resource, d calendar.Date) [][2]int {
	if len(r.Open) == 0 {
		return [][2]int{{0, 1440}}
	}
	var spans [][2]int
	for _, o := range r.Open {
		if slices.Contains(o.Weekdays, d.Weekday()) {
			spans = append(spans, [2]int{o.Start, o.End})
		}
	}
	return merge(spans)
}

// opened reports whether the resource is open throughout [from, to) of a date.
func (w *World) opened(r *Resource, p piece) bool {
	for _, o := range r.Open { // the usual case, without allocating
		if o.Start <= p.from && p.to <= o.End && slices.Contains(o.Weekdays, p.date.Weekday()) {
			return true
		}
	}
	return covered(w.OpenOn(r, p.date), p.from, p.to)
}

// SharedOn gives the minutes of a date at which the owner lets others ask for
// a resource, merged. Windows by period follow the host's bells of that day,
// all its stages; a make-up day counts as the weekday it stands for (domain
// 2.4, Stage).
func (w *World) SharedOn(r *Resource, d calendar.Date) [][2]int {
	weekday := w.taughtWeekday(r.School, d)
	var spans [][2]int
	for i := range r.Windows {
		win := &r.Windows[i]
		if !within(d, win.From, win.To) || !slices.Contains(win.Weekdays, weekday) {
			continue
		}
		if win.By != "period" {
			spans = append(spans, [2]int{win.Start, win.End})
			continue
		}
		if r.School == "" {
			continue // the district has no bells
		}
		for _, t := range w.Calendar.BellsOf(r.School, d) {
			spans = append(spans, calendar.Windows(t.Periods, win.Periods)...)
		}
	}
	return merge(spans)
}

// taughtWeekday is the weekday whose timetable is taught, or the date's own
// where nothing is taught.
func (w *World) taughtWeekday(school string, d calendar.Date) int {
	if school == "" {
		return d.Weekday()
	}
	if day := w.Calendar.Day(school, d); day.InSession() {
		return day.Stands.Weekday()
	}
	return d.Weekday()
}

// inWindow reports whether the whole of [start, end) is published.
func (w *World) inWindow(r *Resource, start, end int64) bool {
	if len(r.Windows) == 0 {
		return false
	}
	var buf [2]piece
	for _, p := range pieces(w.Zone, start, end, buf[:0]) {
		if !covered(w.SharedOn(r, p.date), p.from, p.to) {
			return false
		}
	}
	return true
}
