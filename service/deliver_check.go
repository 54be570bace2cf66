package service

import (
	"slices"
	"strconv"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
	"xiaoxiang/notify"
)

// Why a letter is not sent, as kept beside it.
const (
	droppedStale    = "too late to be of use"
	droppedNobody   = "the receiver is no longer active"
	droppedRights   = "the receiver no longer has a role there"
	droppedChanged  = "the booking has changed since"
	droppedNoMail   = "the receiver has no mail address"
	droppedNoMatter = "what it is about is gone"
)

// check asks at the moment of sending whether a letter still holds and whether
// its receiver may still have it; why is empty where both are so.
func (on *desk) check(l *models.Letter, now int64) (m *matter, why string) {
	user := on.users[l.UserID]
	b := on.bookings[models.Deref(l.BookingID)]
	w := on.worlds[l.DistrictID]
	switch {
	case l.NotAfter > 0 && now >= l.NotAfter:
		return nil, droppedStale
	case user == nil || !user.Active || user.DeletedAt != 0:
		return nil, droppedNobody
	case b == nil || standing[l.Kind] == nil:
		return nil, droppedNoMatter
	case !slices.Contains(standing[l.Kind], b.Status) && !on.series[l.ID]:
		return nil, droppedChanged
	case l.Kind == letterTomorrow || l.Kind == letterTomorrowHost || l.Kind == letterStart:
		if l.Params[paramStart] != strconv.FormatInt(b.StartAt, 10) {
			return nil, droppedChanged
		}
	}
	today, _ := calendar.DateOf(now, w.Zone)
	if !mayBeTold(w, l.UserID, models.Deref(l.SchoolID), today) {
		return nil, droppedRights
	}
	return &matter{world: w, booking: b, resources: on.places[b.ID]}, ""
}

// mayBeTold reports whether a person has a role today at a school, over it, or
// where no school is named anywhere.
func mayBeTold(w *booking.World, user, school string, today calendar.Date) bool {
	return slices.ContainsFunc(w.Grants, func(g booking.Grant) bool {
		if g.User != user || g.From != 0 && today < g.From || g.To != 0 && today > g.To {
			return false
		}
		// A group's office and the district act for schools that they are not at.
		return school == "" || g.School == school || g.School == ""
	})
}

// mail writes a letter as a mail, or says why it is not sent.
func (on *desk) mail(l *models.Letter, now int64) (notify.Message, string) {
	m, why := on.check(l, now)
	if why != "" {
		return notify.Message{}, why
	}
	user := on.users[l.UserID]
	if user.Email == "" {
		return notify.Message{}, droppedNoMail
	}
	lang := languageOf(user)
	text, link := m.body(l, lang, user.Name), on.service.link(m.booking.ID)
	footer := lang.Text("letter.footer", nil)
	plain := text
	if link != "" {
		plain += "\n\n" + lang.Text("letter.link", nil) + link
	}
	return notify.Message{
		ID: l.IdempotencyKey, To: user.Email, Lang: lang.Tag(), Subject: m.subject(l, lang),
		Text: plain + "\n\n-- \n" + footer + "\n",
		HTML: notify.HTML(lang.Tag(), text, link, lang.Text("letter.open", nil), footer),
		Date: time.Unix(now, 0).In(m.world.Zone),
	}, ""
}
