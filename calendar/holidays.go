package calendar

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync"
)

//go:embed holidays
var holidayFiles embed.FS

// NationalHolidays gives the official days off and worked instead whose dates
// lie in a year, in order. It is false where the year's notice is not among
// those built in. A notice is filed under its own year and may name the last
// days of the December before, so two files are read.
func NationalHolidays(year int) ([]Holiday, bool) {
	notices := builtinNotices()
	var days []Holiday
	for _, notice := range [][]Holiday{notices[year], notices[year+1]} {
		for _, h := range notice {
			if y, _, _ := h.Date.Civil(); y == year {
				days = append(days, h)
			}
		}
	}
	return days, len(notices[year]) > 0
}

// builtinNotices are the notices built in, by year. A file that does not parse
// is a fault of the build, caught by the tests; one without days stands for a
// notice that was not out yet.
var builtinNotices = sync.OnceValue(func() map[int][]Holiday {
	notices := make(map[int][]Holiday)
	names, err := fs.Glob(holidayFiles, "holidays/2*.json")
	for _, name := range names {
		var text []byte
		if text, err = holidayFiles.ReadFile(name); err != nil {
			break
		}
		year, days, fault := ParseHolidays(text)
		var e *Error
		if errors.As(fault, &e) && e.Key == EmptyHolidays {
			continue
		}
		if err = fault; err != nil {
			break
		}
		notices[year] = days
	}
	if err != nil {
		panic(fmt.Sprintf("the holidays built in: %v", err))
	}
	return notices
})
