package service

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"xiaoxiang/booking"
)

// The columns of a timetable, in the order in which rows are compared.
const (
	colSection = iota
	colCourse
	colSchool
	colStudents
	colStartWeek
	colEndWeek
	colWeekday
	colFirstPeriod
	colLastPeriod
	colRoom
	colParity
)

var timetableColumns = []string{
	"section_no", "course", "school", "students", "start_week", "end_week",
	"weekday", "first_period", "last_period", "room", "parity",
}

// noRoom matches what stands in the room column where there is none that two
// courses could fight for.
var noRoom = regexp.MustCompile(`不安排|未定|待定|网络|线上|^\s*$|^-$|操场|体育|运动场|球场|游泳|医院|企业|公司`)

// maxFaults bounds how many bad cells one report names.
const maxFaults = 100

// lesson is one row of a timetable.
type lesson struct {
	line             int
	section          string
	course, faculty  string
	room             string
	students         int
	fromWeek, toWeek int
	weekday          int
	first, last      int // periods
	odd, even        bool
	key              string // the row without its parity
}

// readTimetable reads every row; with one bad cell nothing is read, and the
// error names all of them by line and column. left counts the rows whose room
// is none.
func readTimetable(r io.Reader) (lessons []lesson, left int, err error) {
	text, err := decodeText(r)
	if err != nil {
		return nil, 0, err
	}
	reader := csv.NewReader(bytes.NewReader(text))
	reader.FieldsPerRecord = -1
	reader.ReuseRecord = true
	header, err := reader.Read()
	if err != nil {
		return nil, 0, booking.BadField("file", "file_empty", nil)
	}
	at, err := timetableHeader(header)
	if err != nil {
		return nil, 0, err
	}
	width := len(header)
	var faults faultList
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			var bad *csv.ParseError
			if !errors.As(err, &bad) {
				return nil, 0, err
			}
			faults.add(bad.Line, "", "not_csv", nil)
			break
		}
		line, _ := reader.FieldPos(0)
		if len(record) != width {
			faults.add(line, "", "wrong_number_of_columns", map[string]any{"Want": width, "Got": len(record)})
			continue
		}
		row, ok := readLesson(line, record, at, &faults)
		switch {
		case !ok:
		case noRoom.MatchString(row.room):
			left++
		default:
			lessons = append(lessons, row)
		}
	}
	if err := faults.err(); err != nil {
		return nil, 0, err
	}
	return lessons, left, nil
}

// decodeText takes UTF-8, with or without a byte order mark, and GB18030, which
// spreadsheets in China still write.
func decodeText(r io.Reader) ([]byte, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("cannot read the file: %w", err)
	}
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	if utf8.Valid(text) {
		return text, nil
	}
	decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(text)
	if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
		return nil, booking.BadField("file", "encoding_unknown", nil)
	}
	return decoded, nil
}

// timetableHeader finds each column by its name, in any order; columns that it
// does not know are passed over.
func timetableHeader(header []string) ([]int, error) {
	at := make([]int, len(timetableColumns))
	var faults faultList
	for i, name := range timetableColumns {
		is := func(cell string) bool { return strings.EqualFold(strings.TrimSpace(cell), name) }
		at[i] = slices.IndexFunc(header, is)
		if at[i] < 0 {
			faults.add(1, name, "column_missing", nil)
		} else if slices.ContainsFunc(header[at[i]+1:], is) {
			faults.add(1, name, "column_twice", nil)
		}
	}
	return at, faults.err()
}

func readLesson(line int, record []string, at []int, faults *faultList) (lesson, bool) {
	before := faults.total
	cell := func(col int) string { return strings.TrimSpace(record[at[col]]) }
	number := func(col, least, most int) int {
		n, err := strconv.Atoi(cell(col))
		if err != nil || n < least || n > most {
			faults.add(line, timetableColumns[col], "number_out_of_range",
				map[string]any{"Value": cell(col), "Min": least, "Max": most})
		}
		return n
	}
	row := lesson{
		line: line, section: cell(colSection), course: cell(colCourse), faculty: cell(colSchool), room: cell(colRoom),
		fromWeek: number(colStartWeek, 1, maxWeek), toWeek: number(colEndWeek, 1, maxWeek),
		weekday: number(colWeekday, 1, 7),
		first:   number(colFirstPeriod, 1, len(periodStarts)), last: number(colLastPeriod, 1, len(periodStarts)),
	}
	if cell(colStudents) != "" {
		row.students = number(colStudents, 0, 100_000)
	}
	if row.course == "" {
		faults.add(line, "course", "required", nil)
	}
	switch strings.ToLower(cell(colParity)) {
	case "odd":
		row.odd = true
	case "even":
		row.even = true
	case "all", "":
		row.odd, row.even = true, true
	default:
		faults.add(line, "parity", "unknown_value", map[string]any{"Value": cell(colParity), "Allowed": "odd, even, all"})
	}
	if faults.total > before {
		return lesson{}, false
	}
	if row.fromWeek > row.toWeek {
		faults.add(line, "end_week", "ends_before_it_starts", nil)
	}
	if row.first > row.last {
		faults.add(line, "last_period", "ends_before_it_starts", nil)
	}
	var key []string
	for col := range colParity {
		key = append(key, cell(col))
	}
	row.key = strings.Join(key, "\x1f")
	return row, faults.total == before
}

// faultList gathers what is wrong with a file.
type faultList struct {
	fields []booking.FieldError
	total  int
}

func (f *faultList) add(line int, column, key string, params map[string]any) {
	f.total++
	if len(f.fields) >= maxFaults {
		return
	}
	if params == nil {
		params = map[string]any{}
	}
	params["Line"], params["Column"] = line, column
	name := fmt.Sprintf("line %d", line)
	if column != "" {
		name += ", " + column
	}
	f.fields = append(f.fields, booking.FieldError{Field: name, Key: key, Params: params})
}

// err is nil where nothing is wrong.
func (f *faultList) err() error {
	if f.total == 0 {
		return nil
	}
	var message strings.Builder
	for i, field := range f.fields {
		if i > 0 {
			message.WriteString("; ")
		}
		message.WriteString(field.Field + ": " + strings.ReplaceAll(field.Key, "_", " "))
		if v, ok := field.Params["Value"]; ok {
			fmt.Fprintf(&message, " (%q)", v)
		}
	}
	if more := f.total - len(f.fields); more > 0 {
		fmt.Fprintf(&message, "; and %d more", more)
	}
	return &booking.Error{
		Code: booking.Invalid, Key: "file_faults", Field: "file", Message: message.String(),
		Params: map[string]any{"Count": f.total}, Fields: f.fields,
	}
}
