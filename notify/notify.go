// Package notify carries letters out of the house, one file a channel. It
// knows nothing of bookings: it is handed a text and says whether it arrived.
package notify

import (
	"context"
	"errors"
	"fmt"
	"html"
	"strings"
	"time"
)

// Message is one letter to one person.
type Message struct {
	ID      string // the same for every attempt, so that a reader sees one letter
	To      string // one address
	Lang    string // BCP 47
	Subject string
	Text    string
	HTML    string // empty: text alone
	Date    time.Time
}

// Sender is one channel.
type Sender interface {
	// Send delivers the message or says why not: an error that is Temporary
	// may be tried again, one that is ErrPermanent not.
	Send(ctx context.Context, m Message) error
}

// The classes of failure, to be asked for with errors.Is.
var (
	// ErrTemporary failures may pass.
	ErrTemporary = errors.New("temporary failure")
	// ErrPermanent failures are about this letter and will not pass.
	ErrPermanent = errors.New("permanent failure")
	// ErrUnreachable is a temporary failure of the channel, not of this letter:
	// the next one would fare no better now.
	ErrUnreachable = fmt.Errorf("channel unreachable: %w", ErrTemporary)
)

// failure is an error of a class; its text is the cause's alone.
type failure struct{ class, cause error }

func (f *failure) Error() string   { return f.cause.Error() }
func (f *failure) Unwrap() []error { return []error{f.class, f.cause} }

func fail(class, cause error) error { return &failure{class, cause} }

// HTML makes the plainest page of a text: everything in it is escaped, blank
// lines part paragraphs; a link to the web, where given, stands below, and a
// footer in small print last.
func HTML(lang, text, link, label, footer string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!doctype html>\n<html lang=\"%s\"><meta charset=\"utf-8\"><body style=\"font:16px/1.6 sans-serif;color:#1c2430\">\n", html.EscapeString(lang))
	for _, p := range strings.Split(strings.TrimSpace(text), "\n\n") {
		b.WriteString("<p>" + strings.ReplaceAll(html.EscapeString(p), "\n", "<br>\n") + "</p>\n")
	}
	if strings.HasPrefix(link, "https://") || strings.HasPrefix(link, "http://") {
		fmt.Fprintf(&b, "<p><a href=\"%s\">%s</a></p>\n", html.EscapeString(link), html.EscapeString(label))
	}
	if footer != "" {
		b.WriteString("<p style=\"font-size:13px;color:#5b6675\">" + html.EscapeString(footer) + "</p>\n")
	}
	b.WriteString("</body></html>\n")
	return b.String()
}

// line makes one line of a text: what could end a header becomes a space.
func line(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, "")))
}
