package service

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"slices"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/messages"
	"xiaoxiang/models"
)

// FeedRow is one secret calendar address as it is stored.
type FeedRow = models.Feed

// The kinds of feed.
const (
	FeedResource = "resource" // what takes one resource
	FeedSchool   = "school"   // a school's places, and its bookings elsewhere
	FeedMine     = "mine"     // the owner's own bookings
)

// What a feed shows, in days: past, future, and how long a booking that was
// given up is still listed so that readers take it out.
const (
	feedBack    = 90
	feedAhead   = 400
	feedGivenUp = 60
)

// CreateFeed makes a secret address for a calendar and gives its token, which
// is not kept: the address cannot be shown again. ref is the id or code of the
// resource or school; it is not looked at for one's own bookings.
func (s *Service) CreateFeed(ctx context.Context, actor booking.Actor, kind, ref string) (*models.Feed, string, error) {
	secret := make([]byte, 24)
	rand.Read(secret) // never fails (crypto/rand)
	token := base64.RawURLEncoding.EncodeToString(secret)
	feed := &models.Feed{ID: models.NewID(), DistrictID: actor.District, UserID: actor.User, Kind: kind, TokenHash: feedHash(token)}
	err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		w, err := tx.World(actor.District)
		if err != nil {
			return err
		}
		if feed.TargetID, err = s.feedTarget(w, actor, kind, ref); err != nil {
			return err
		}
		school := ""
		if kind == FeedSchool {
			school = feed.TargetID
		}
		feed.SchoolID, feed.CreatedAt = models.Ref(school), tx.Now
		if err := models.Insert(tx, *feed); err != nil {
			return err
		}
		return record(tx, actor, "feed.create", "feed", feed.ID, school, nil, feedAudit(feed))
	})
	if err != nil {
		return nil, "", err
	}
	return feed, token, nil
}

// feedTarget is the id of what a feed shows, if the actor may have it.
func (s *Service) feedTarget(w *booking.World, actor booking.Actor, kind, ref string) (string, error) {
	switch kind {
	case FeedMine:
		return actor.User, nil
	case FeedResource:
		r := w.Resource(ref)
		if r == nil || booking.Visibility(w, actor, r, s.today(w)) == booking.SeeNone {
			return "", booking.Missing("resource", ref)
		}
		return r.ID, nil
	case FeedSchool:
		school := w.School(ref)
		if school == nil {
			return "", booking.Missing("school", ref)
		}
		if !ownSchool(actor, school.ID) {
			return "", booking.Fail(booking.Forbidden, "forbidden")
		}
		return school.ID, nil
	}
	return "", booking.BadField("kind", "unknown_choice", map[string]any{"Value": kind})
}

func ownSchool(actor booking.Actor, school string) bool {
	return booking.CanReadAudit(actor) || slices.Contains(schoolsOf(actor), school)
}

// Feeds lists the actor's own feeds.
func (s *Service) Feeds(ctx context.Context, actor booking.Actor) ([]models.Feed, error) {
	return s.Store.Read(ctx).FeedsOf(actor.User)
}

// RevokeFeed ends one of the actor's own feeds at once.
func (s *Service) RevokeFeed(ctx context.Context, actor booking.Actor, id string) error {
	return s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		feed, err := models.Get[models.Feed](tx.Query, id)
		if isMissing(err) || err == nil && (feed.UserID != actor.User || feed.RevokedAt != 0) {
			return booking.Missing("feed", id)
		}
		if err != nil {
			return err
		}
		if err := tx.RevokeFeed(id); err != nil {
			return err
		}
		return record(tx, actor, "feed.revoke", "feed", id, models.Deref(feed.SchoolID), feedAudit(feed), nil)
	})
}

// feedAudit is what the audit may keep of a feed: nothing that opens it.
func feedAudit(f *models.Feed) map[string]string {
	return map[string]string{"kind": f.Kind, "target": f.TargetID, "user": f.UserID}
}

func feedHash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// FeedFile writes the calendar of a token as iCalendar, with its ETag. What
// the owner may see is asked anew each time: an account that was closed or a
// right that has ended is NotFound, as is a token that never was.
func (s *Service) FeedFile(ctx context.Context, token string) (body []byte, etag string, err error) {
	q := s.Store.Read(ctx)
	feed, err := q.FeedByHash(feedHash(token))
	if err != nil {
		return nil, "", noFeed(err)
	}
	user, err := models.Get[models.User](q, feed.UserID)
	if err != nil {
		return nil, "", noFeed(err)
	}
	if !user.Active || user.DeletedAt != 0 {
		return nil, "", booking.Missing("feed", "")
	}
	person, err := s.person(ctx, user)
	if err != nil {
		return nil, "", err
	}
	reader := &feedReader{
		service: s, feed: feed, person: person, today: s.today(person.World),
		lang: messages.For(user.Locale), sees: map[[2]string]string{}, words: map[[2]string]feedWords{},
	}
	file, err := reader.file(q)
	if err != nil {
		return nil, "", err
	}
	body = file.bytes()
	sum := sha256.Sum256(body)
	return body, `"` + hex.EncodeToString(sum[:16]) + `"`, nil
}

// noFeed is NotFound without a word about the token, which must not reach a log.
func noFeed(err error) error {
	if isMissing(err) {
		return booking.Missing("feed", "")
	}
	return err
}

// feedReader puts one feed together as its owner may see it now.
type feedReader struct {
	service *Service
	feed    *models.Feed
	person  *Person
	today   calendar.Date
	lang    messages.Lang
	sees    map[[2]string]string // by resource and booking school
	words   map[[2]string]feedWords
}

func (r *feedReader) file(q models.Query) (*icsFile, error) {
	w := r.person.World
	question := models.FeedQuery{
		District: w.District,
		From:     (r.today - feedBack).At(0, w.Zone), To: (r.today + feedAhead).At(0, w.Zone),
		GivenUp: (r.today - feedGivenUp).At(0, w.Zone),
	}
	target, err := r.service.feedTarget(w, r.person.Actor, r.feed.Kind, r.feed.TargetID)
	if err != nil {
		return nil, booking.Missing("feed", "")
	}
	name := r.person.User.Name
	switch r.feed.Kind {
	case FeedResource:
		res := w.Resources[target]
		name, question.Resources = res.Name, append([]string{res.ID}, res.Parts...)
		if res.Parent != "" {
			question.Resources = append(question.Resources, res.Parent) // who has the hall has its halves
		}
	case FeedSchool:
		name, question.School = w.Schools[target].Name, target
		for id, res := range w.Resources {
			if res.School == target {
				question.Resources = append(question.Resources, id)
			}
		}
	default:
		question.User = target
	}
	rows, err := q.FeedRows(question)
	if err != nil {
		return nil, err
	}
	return &icsFile{
		name: r.lang.Text("feed."+r.feed.Kind, map[string]any{"Name": name}), zone: w.Zone, events: r.events(rows),
	}, nil
}

// events makes one event a booking, whatever number of resources it takes.
func (r *feedReader) events(rows []models.FeedRow) []icsEvent {
	slices.SortFunc(rows, func(a, b models.FeedRow) int {
		return cmp.Or(cmp.Compare(a.StartAt, b.StartAt), cmp.Compare(a.ID, b.ID), cmp.Compare(a.ResourceID, b.ResourceID))
	})
	events := make([]icsEvent, 0, len(rows))
	place := map[string]int{}
	for i := range rows {
		row := &rows[i]
		res := r.person.World.Resources[row.ResourceID]
		see := r.see(row)
		if res == nil || see == booking.SeeNone {
			continue
		}
		if at, ok := place[row.ID]; ok {
			e := &events[at]
			if !slices.Contains(strings.Split(e.location, r.lang.List([]string{"", ""})), res.Name) {
				e.location = r.lang.List([]string{e.location, res.Name})
			}
			e.start, e.end = min(e.start, row.StartAt), max(e.end, row.EndAt)
			continue
		}
		place[row.ID] = len(events)
		events = append(events, r.event(row, res, see))
	}
	return events
}

func (r *feedReader) event(row *models.FeedRow, res *booking.Resource, see string) icsEvent {
	e := icsEvent{
		uid: row.ID + "@xiaoxiang", sequence: row.Version - 1, start: row.StartAt, end: row.EndAt,
		stamp: row.UpdatedAt, location: res.Name, status: "CANCELLED",
	}
	switch status := booking.Status(row.Status); {
	case status == booking.StatusPending:
		e.status = "TENTATIVE"
	case status.Live():
		e.status = "CONFIRMED"
	}
	if see == booking.SeeFreeBusy {
		e.summary = r.lang.Text("feed.busy", nil)
		return e
	}
	said := r.said(row)
	e.summary = said.summary
	if see == booking.SeeFull && row.Title != "" {
		e.summary = row.Title
	}
	if e.status == "TENTATIVE" {
		e.summary += said.pending
	}
	e.description = said.detail + row.Code
	e.url = r.service.link(row.ID)
	return e
}

// feedWords are the sentences about the bookings of one school for one purpose.
type feedWords struct{ summary, detail, pending string }

// said says them once for all: a year of a busy hall is ten thousand events.
func (r *feedReader) said(row *models.FeedRow) feedWords {
	key := [2]string{row.SchoolID, row.Purpose}
	words, known := r.words[key]
	if !known {
		params := map[string]any{"School": "", "Purpose": row.Purpose}
		if school := r.person.World.Schools[row.SchoolID]; school != nil {
			params["School"] = school.Name
		}
		words = feedWords{r.lang.Text("feed.untitled", params), r.lang.Text("feed.detail", params), r.lang.Text("feed.pending", nil)}
		r.words[key] = words
	}
	return words
}

// see is what the owner sees of a row. Rights are the same for all bookings of
// one school on one resource, so they are asked once.
func (r *feedReader) see(row *models.FeedRow) string {
	if user := r.feed.UserID; row.RequesterID == user || row.TeacherID == user {
		return booking.SeeFull
	}
	key := [2]string{row.ResourceID, row.SchoolID}
	see, known := r.sees[key]
	if !known {
		t := booking.Taken{Resource: row.ResourceID, School: row.SchoolID}
		see = booking.SeeBooking(r.person.World, r.person.Actor, &t, r.today)
		r.sees[key] = see
	}
	return see
}
