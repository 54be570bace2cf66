package service

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"
)

// icsFile is one published calendar (RFC 5545). It says nothing of the moment
// at which it is written, so that an unchanged calendar is the same bytes.
type icsFile struct {
	name   string
	zone   *time.Location
	events []icsEvent
}

// icsEvent is one booking. Texts are as people wrote them.
type icsEvent struct {
	uid         string
	sequence    int64
	status      string // CONFIRMED, TENTATIVE, CANCELLED
	start, end  int64  // unix seconds
	stamp       int64  // when it last changed
	summary     string
	location    string
	description string
	url         string
}

// shanghai is written out because readers need not know zones by name, and it
// has had no other offset since 1991.
const shanghai = "BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\nX-LIC-LOCATION:Asia/Shanghai\r\n" +
	"BEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\nTZNAME:CST\r\nEND:STANDARD\r\n" +
	"END:VTIMEZONE\r\n"

const (
	icsLocal = "20060102T150405"
	icsUTC   = "20060102T150405Z"
)

// bytes writes the calendar.
func (f *icsFile) bytes() []byte {
	w := &icsWriter{out: make([]byte, 0, 600+500*len(f.events))}
	w.raw("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Xiaoxiang//Xiaoxiang 1//ZH\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n")
	w.text("NAME", f.name)
	w.text("X-WR-CALNAME", f.name)
	// PT1H, not P1H: one reader refuses the whole file for the missing T.
	w.raw("REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n")
	local := f.zone.String() == "Asia/Shanghai"
	if local {
		w.raw("X-WR-TIMEZONE:Asia/Shanghai\r\n")
		w.raw(shanghai)
	}
	for i := range f.events {
		f.events[i].write(w, f.zone, local)
	}
	w.raw("END:VCALENDAR\r\n")
	return w.out
}

func (e *icsEvent) write(w *icsWriter, zone *time.Location, local bool) {
	w.raw("BEGIN:VEVENT\r\n")
	w.text("UID", e.uid)
	w.raw("SEQUENCE:" + strconv.FormatInt(max(e.sequence, 0), 10) + "\r\n")
	w.time("DTSTAMP:", e.stamp, time.UTC, icsUTC)
	w.time("LAST-MODIFIED:", e.stamp, time.UTC, icsUTC)
	if local {
		w.time("DTSTART;TZID=Asia/Shanghai:", e.start, zone, icsLocal)
		w.time("DTEND;TZID=Asia/Shanghai:", e.end, zone, icsLocal)
	} else {
		w.time("DTSTART:", e.start, time.UTC, icsUTC)
		w.time("DTEND:", e.end, time.UTC, icsUTC)
	}
	w.raw("STATUS:" + e.status + "\r\n")
	if e.status == "CANCELLED" {
		w.raw("TRANSP:TRANSPARENT\r\n")
	}
	w.text("SUMMARY", e.summary)
	w.text("LOCATION", e.location)
	w.text("DESCRIPTION", e.description)
	if e.url != "" {
		w.fold("URL:" + icsClean(e.url, ""))
	}
	w.raw("END:VEVENT\r\n")
}

type icsWriter struct{ out []byte }

func (w *icsWriter) raw(s string) { w.out = append(w.out, s...) }

func (w *icsWriter) time(name string, unix int64, zone *time.Location, layout string) {
	w.out = append(w.out, name...)
	w.out = time.Unix(unix, 0).In(zone).AppendFormat(w.out, layout)
	w.raw("\r\n")
}

// text writes a property of people's text; an empty one is left out.
func (w *icsWriter) text(name, value string) {
	if value = icsEscape(value); value != "" {
		w.fold(name + ":" + value)
	}
}

// icsLine is the most octets of one line, its end not counted.
const icsLine = 75

// fold cuts a line at 75 octets, never within a character.
func (w *icsWriter) fold(line string) {
	limit := icsLine
	for len(line) > limit {
		cut := limit
		for cut > 0 && !utf8.RuneStart(line[cut]) {
			cut--
		}
		w.raw(line[:cut])
		w.raw("\r\n ")
		line, limit = line[cut:], icsLine-1 // the space counts
	}
	w.raw(line)
	w.raw("\r\n")
}

// icsEscape makes a text one value of one property.
func icsEscape(s string) string {
	return icsEscaper.Replace(strings.TrimSpace(icsClean(s, "\n")))
}

var icsEscaper = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// icsClean takes out what could end a line or turn the text around in some
// reader: control characters, other line ends, marks of direction. A line end
// becomes what the caller says.
func icsClean(s, newline string) string {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "")
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r == '\n':
			b.WriteString(newline)
		case r == '\t':
			b.WriteByte(' ')
		case r < ' ', r >= 0x7f && r < 0xa0, r == 0x2028, r == 0x2029, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0xfeff:
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
