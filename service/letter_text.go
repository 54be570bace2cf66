package service

import (
	"slices"
	"strconv"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/messages"
	"xiaoxiang/models"
)

// matter is what a letter is about, as it stands now.
type matter struct {
	world     *booking.World
	booking   *models.Booking
	resources []string // ids
}

// subject and body say a letter in a language. Nothing in it is about a pupil,
// and no phone number is in it: it may lie in a shared mailbox.
func (m *matter) subject(l *models.Letter, lang messages.Lang) string {
	return lang.Text("letter."+l.Kind+".subject", m.params(l, lang))
}

func (m *matter) body(l *models.Letter, lang messages.Lang, name string) string {
	params := m.params(l, lang)
	return strings.Join([]string{
		lang.Text("letter.greeting", map[string]any{"Name": name}),
		lang.Text("letter."+l.Kind+".body", params),
		lang.Text("letter.detail", params),
	}, "\n\n")
}

func (m *matter) params(l *models.Letter, lang messages.Lang) map[string]any {
	b, w := m.booking, m.world
	params := map[string]any{
		"Code": b.Code, "Purpose": b.Purpose, "Resource": lang.List(m.places()),
		"When": lang.When(b.StartAt, b.EndAt, w.Zone),
	}
	if n, err := strconv.Atoi(l.Params[paramCount]); err == nil && n > 1 {
		params["When"] = lang.Text("letter.series", map[string]any{"First": params["When"], "Count": n})
	}
	if school := w.Schools[b.SchoolID]; school != nil {
		params["School"] = school.Name
	}
	if host := w.Schools[models.Deref(b.HostSchoolID)]; host != nil {
		params["Host"] = host.Name
	}
	if reason := l.Params[paramReason]; reason != "" {
		params["Reason"] = reason
	}
	if by, err := strconv.ParseInt(l.Params[paramBy], 10, 64); err == nil && by > 0 {
		params["AnswerBy"] = lang.By(by, w.Zone)
	}
	if places := m.offered(l, lang); places != "" {
		params["Places"] = places
	}
	if from, to, ok := strings.Cut(l.Params[paramWas], "-"); ok {
		start, _ := strconv.ParseInt(from, 10, 64)
		end, _ := strconv.ParseInt(to, 10, 64)
		params["Was"] = lang.When(start, end, w.Zone)
	}
	if who := m.people(l.Params[paramWho]); len(who) > 0 {
		params["Approvers"] = who
	}
	return params
}

// places names what is taken, each once.
func (m *matter) places() []string {
	var names []string
	for _, id := range m.resources {
		if r := m.world.Resources[id]; r != nil && !slices.Contains(names, r.Name) {
			names = append(names, r.Name)
		}
	}
	return names
}

// maxNamed bounds how many of those who may decide are named.
const maxNamed = 3

func (m *matter) people(ids string) []string {
	var names []string
	for _, id := range strings.Split(ids, ",") {
		if u := m.world.Users[id]; u != nil && len(names) < maxNamed {
			names = append(names, u.Name)
		}
	}
	return names
}

// link is where the booking is shown; "" where the house has no address.
func (s *Service) link(bookingID string) string {
	if s.PublicURL == "" {
		return ""
	}
	return strings.TrimRight(s.PublicURL, "/") + "/bookings/" + bookingID
}
