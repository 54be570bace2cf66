package messages

import (
	"fmt"
	"strconv"
	"time"
)

// At says an instant (unix seconds) in a zone: 11月3日（周二）16:20, or
// Tue 3 Nov 16:20.
func (l Lang) At(unix int64, zone *time.Location) string {
	t := time.Unix(unix, 0).In(zone)
	return l.date(t) + l.gap() + t.Format("15:04")
}

// By says until when something is due; the midnight that ends a day is said
// with that day.
func (l Lang) By(unix int64, zone *time.Location) string {
	t := time.Unix(unix, 0).In(zone)
	if t.Hour() != 0 || t.Minute() != 0 {
		return l.At(unix, zone)
	}
	return l.date(t.AddDate(0, 0, -1)) + l.gap() + "24:00"
}

// When says a half-open interval (unix seconds) in a zone; the date is said
// once where both ends lie on it.
func (l Lang) When(start, end int64, zone *time.Location) string {
	from, to := time.Unix(start, 0).In(zone), time.Unix(end, 0).In(zone)
	fy, fm, fd := from.Date()
	ty, tm, td := to.Date()
	if fy == ty && fm == tm && fd == td {
		return l.At(start, zone) + "–" + to.Format("15:04")
	}
	return l.At(start, zone) + " – " + l.At(end, zone)
}

func (l Lang) date(t time.Time) string {
	weekday := int(t.Weekday())
	if weekday == 0 {
		weekday = 7
	}
	day := l.Text("weekday."+strconv.Itoa(weekday), nil)
	if l.english {
		return day + t.Format(" 2 Jan")
	}
	return fmt.Sprintf("%d月%d日（%s）", t.Month(), t.Day(), day)
}

// gap stands between date and clock: Chinese closes a bracket there.
func (l Lang) gap() string {
	if l.english {
		return " "
	}
	return ""
}
