package service

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// The kinds of letter; the catalogues have a subject and a body for each.
const (
	letterApproved          = "booking_approved"
	letterPending           = "booking_pending"
	letterRejected          = "booking_rejected"
	letterCancelled         = "booking_cancelled"
	letterBumped            = "booking_bumped"
	letterExpired           = "booking_expired"
	letterPlaceOpened       = "place_opened"
	letterPlaceMissed       = "place_missed"
	letterApprovalRequested = "approval_requested"
	letterApprovalWarning   = "approval_warning"
	letterApprovalEscalated = "approval_escalated"
	letterApprovalWithdrawn = "approval_withdrawn"
	letterApprovalExpired   = "approval_expired"
	letterHostingApproved   = "hosting_approved"
	letterHostingCancelled  = "hosting_cancelled"
	letterMoved             = "booking_moved"
	letterHostingMoved      = "hosting_moved"
	letterTomorrow          = "reminder_tomorrow"
	letterTomorrowHost      = "reminder_hosting"
	letterStart             = "reminder_start"
)

// standing says in which states of its booking a letter is still true; it is
// asked again at sending, so that nothing is announced that no longer holds.
var standing = map[string][]booking.Status{
	letterApproved:          {booking.StatusApproved, booking.StatusCompleted, booking.StatusNoShow},
	letterPending:           {booking.StatusPending},
	letterRejected:          {booking.StatusRejected},
	letterCancelled:         {booking.StatusCancelled, booking.StatusWithdrawn},
	letterBumped:            {booking.StatusBumped},
	letterExpired:           {booking.StatusExpired},
	letterPlaceOpened:       {booking.StatusPending},
	letterPlaceMissed:       {booking.StatusExpired},
	letterApprovalRequested: {booking.StatusPending},
	letterApprovalWarning:   {booking.StatusPending},
	letterApprovalEscalated: {booking.StatusPending},
	letterApprovalWithdrawn: {booking.StatusWithdrawn},
	letterApprovalExpired:   {booking.StatusExpired},
	letterHostingApproved:   {booking.StatusApproved, booking.StatusCompleted, booking.StatusNoShow},
	letterMoved:             {booking.StatusPending, booking.StatusApproved},
	letterHostingMoved:      {booking.StatusPending, booking.StatusApproved},
	letterHostingCancelled:  {booking.StatusCancelled, booking.StatusBumped},
	letterTomorrow:          {booking.StatusApproved},
	letterTomorrowHost:      {booking.StatusApproved},
	letterStart:             {booking.StatusApproved},
}

// The channels of letters.
const (
	ChannelInbox = "inbox"
	ChannelMail  = "mail"
)

// The parameters of a letter: little and impersonal, since the text is written
// at sending, in the receiver's language, from what is true then.
const (
	paramStart  = "start"  // the booking's start when the letter was written
	paramBy     = "by"     // until when an answer is due
	paramWho    = "who"    // the ids of those who decide
	paramReason = "reason" // as the one who decided wrote it
	paramCount  = "count"  // how many bookings of a series it stands for
	paramWas    = "was"    // the start and end that a moved booking had
	paramOffer  = "offer"  // the places offered to whom was displaced, as JSON
)

// maxReason bounds a reason in a letter, in characters.
const maxReason = 300

// post is one letter before it is written once for each channel.
type post struct {
	kind     string
	users    []string
	school   string // for which school the receivers are told; "": none
	stamp    int64  // tells this occasion of the same kind from another
	due      int64
	notAfter int64 // 0: never too late
	params   map[string]string
}

// lettersFor gives the letters of an occasion, one a person and channel: the
// requester and the teacher, those whose turn it is to decide, and where
// another school comes the host's office.
func (s *Service) lettersFor(o occasion, now int64) []models.Letter {
	b := o.booking
	about := map[string]string{paramStart: strconv.FormatInt(b.StartAt, 10)}
	if o.series > 1 {
		about[paramCount] = strconv.Itoa(o.series)
	}
	if reason := []rune(b.Reason); len(reason) > 0 {
		about[paramReason] = string(reason[:min(len(reason), maxReason)])
	}
	asked := map[string]string{paramBy: strconv.FormatInt(b.DecideBy, 10), paramWho: strings.Join(o.deciders, ",")}
	for name, value := range about {
		asked[name] = value
	}
	own := concerned(b)
	others := slices.DeleteFunc(slices.Clone(own), func(u string) bool { return u == o.actor })
	to := func(kind string, users []string, school string, params map[string]string) post {
		return post{kind: kind, users: users, school: school, stamp: b.Version, due: now, params: params}
	}
	if o.offer != nil && len(o.offer.Alternatives) > 0 {
		about[paramOffer], about[paramBy] = offerParam(o.offer), strconv.FormatInt(o.offer.UntilAt, 10)
	}
	var posts []post
	switch booking.Status(o.state) {
	case booking.StatusPending:
		if o.held {
			opened := to(letterPlaceOpened, own, b.SchoolID, asked)
			opened.notAfter = b.DecideBy
			posts = []post{opened}
			break
		}
		// The same stamp at each step: the requester is told once, each step's
		// people once.
		mine, theirs := to(letterPending, own, b.SchoolID, asked), to(letterApprovalRequested, o.deciders, "", asked)
		mine.stamp, theirs.stamp = 0, 0
		mine.notAfter, theirs.notAfter = b.StartAt, b.StartAt
		posts = []post{mine, theirs}
	case booking.StatusApproved:
		told, host := to(letterApproved, own, b.SchoolID, about), s.toHost(letterHostingApproved, o, about, now)
		told.notAfter, host.notAfter = b.EndAt, b.EndAt
		posts = []post{told, host}
	case booking.StatusRejected:
		posts = []post{to(letterRejected, own, b.SchoolID, about)}
	case booking.StatusWithdrawn:
		posts = []post{to(letterApprovalWithdrawn, o.deciders, "", about), to(letterCancelled, others, b.SchoolID, about)}
	case booking.StatusCancelled:
		posts = []post{to(letterCancelled, others, b.SchoolID, about), s.toHost(letterHostingCancelled, o, about, now)}
	case booking.StatusBumped:
		posts = []post{to(letterBumped, others, b.SchoolID, about), s.toHost(letterHostingCancelled, o, about, now)}
	case booking.StatusExpired:
		if o.held {
			posts = []post{to(letterPlaceMissed, own, b.SchoolID, about)}
			break
		}
		posts = []post{to(letterExpired, own, b.SchoolID, about), to(letterApprovalExpired, o.deciders, "", about)}
	}
	return s.write(b, posts...)
}

// concerned are those for whom a booking was made. What a school only records
// (a timetable) has no requester, and its teachers know it anyway.
func concerned(b *models.Booking) []string {
	requester, teacher := models.Deref(b.RequesterID), models.Deref(b.TeacherID)
	if requester == "" {
		return nil
	}
	if teacher == "" || teacher == requester {
		return []string{requester}
	}
	return []string{requester, teacher}
}

// betweenSchools reports whether somebody else's place is used; the district's
// places are everybody else's.
func betweenSchools(b *models.Booking) bool { return models.Deref(b.HostSchoolID) != b.SchoolID }

// toHost is a letter to the office of the school that another school visits.
func (s *Service) toHost(kind string, o occasion, params map[string]string, now int64) post {
	b := o.booking
	host := models.Deref(b.HostSchoolID)
	p := post{kind: kind, school: host, stamp: b.Version, due: now, params: params}
	if host == "" || !betweenSchools(b) {
		return p
	}
	place := booking.Place{Resource: &booking.Resource{School: host}, Date: s.today(o.world)}
	p.users = booking.Holders(o.world, booking.HostSchoolAdmin, place)
	p.users = slices.DeleteFunc(p.users, func(u string) bool {
		return u == o.actor || slices.Contains(concerned(b), u)
	})
	return p
}

// write makes the rows of letters about one booking.
func (s *Service) write(b *models.Booking, posts ...post) []models.Letter {
	channels := []string{ChannelInbox}
	if s.Mail {
		channels = append(channels, ChannelMail)
	}
	var out []models.Letter
	for _, p := range posts {
		for _, user := range p.users {
			for _, channel := range channels {
				out = append(out, models.Letter{
					DistrictID: b.DistrictID, SchoolID: models.Ref(p.school), UserID: user, BookingID: models.Ref(b.ID),
					Kind: p.kind, Channel: channel, IdempotencyKey: p.key(b.ID, channel, user),
					Params: p.params, DueAt: p.due, NotAfter: p.notAfter,
				})
			}
		}
	}
	return out
}

// key is the same for the same letter, however often it is written.
func (p *post) key(bookingID, channel, user string) string {
	return strings.Join([]string{p.kind, bookingID, channel, user, strconv.FormatInt(p.stamp, 10)}, ":")
}

// shorten keeps an error short enough to be stored and read.
func shorten(text string, limit int) string {
	if len(text) <= limit {
		return text
	}
	for limit > 0 && !utf8.RuneStart(text[limit]) {
		limit--
	}
	return text[:limit]
}
