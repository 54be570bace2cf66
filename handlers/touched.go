package handlers

import (
	"context"
	"net/http"

	"xiaoxiang/booking"
	"xiaoxiang/messages"
	"xiaoxiang/service"
)

// DryIn lets a change of the calendar be tried.
type DryIn struct {
	DryRun bool `query:"dry_run" doc:"true: say what would be touched, and write nothing"`
}

// Displacing says what becomes of the bookings in the way of a change of the
// calendar. Without it, or where a choice is missing, a change that touches
// bookings is refused with their list (409 displaced_unresolved).
type Displacing struct {
	Displaced        []service.DisplacedChoice `json:"displaced,omitempty" nullable:"true" maxItems:"10000"`
	DisplacedDefault *string                   `json:"displaced_default,omitempty" nullable:"true" enum:"keep,cancel,move" doc:"For those not named, where it is one of their choices"`
	Reason           *string                   `json:"reason,omitempty" nullable:"true" maxLength:"300" doc:"Told to the displaced; left out: the name of what was changed"`
}

func (b *Displacing) on(dry bool) *service.Displacing {
	d := &service.Displacing{DryRun: dry}
	if b != nil {
		d.Choices, d.Default, d.Reason = b.Displaced, deref(b.DisplacedDefault), deref(b.Reason)
	}
	return d
}

// Touched is one booking in the way of a change of the calendar.
type Touched struct {
	ID            string        `json:"id"`
	Booking       string        `json:"booking" doc:"Its code"`
	Version       int64         `json:"version"`
	Status        string        `json:"status" enum:"pending,approved"`
	Resources     []string      `json:"resources" nullable:"false"`
	ResourceNames []string      `json:"resource_names" nullable:"false"`
	School        string        `json:"school"`
	SchoolName    string        `json:"school_name"`
	Title         *string       `json:"title"`
	Start         string        `json:"start"`
	End           string        `json:"end"`
	SeriesID      *string       `json:"series_id"`
	Why           []string      `json:"why" nullable:"false" doc:"Kinds of conflict, reasons why a series leaves a date out, bells, other_week"`
	Details       []string      `json:"details" nullable:"false" doc:"The same in sentences"`
	Choices       []string      `json:"choices" nullable:"false" doc:"Of keep, move, cancel"`
	MovesTo       *Moment       `json:"moves_to" doc:"By the new bells"`
	Blocked       []Conflict    `json:"blocked" nullable:"false" doc:"What is in the way of that"`
	Alternatives  []Alternative `json:"alternatives" nullable:"false" doc:"Offered to the displaced first, for two days"`
	Do            *string       `json:"do" doc:"What was chosen"`
}

// Moment is an interval, half-open.
type Moment struct {
	_     struct{} `nullable:"true"`
	Start string   `json:"start"`
	End   string   `json:"end"`
}

// Addable is a date that a series may be held on now and could not before; it
// is added by the call for dates that were left out.
type Addable struct {
	SeriesID string  `json:"series_id"`
	Series   string  `json:"series" doc:"Its code"`
	Title    *string `json:"title"`
	Date     string  `json:"date"`
	Follows  *string `json:"follows" doc:"The date that it stands for"`
	Start    string  `json:"start"`
	End      string  `json:"end"`
}

// Effects is what a change of the calendar does, or in a dry run would do.
type Effects struct {
	DryRun  bool      `json:"dry_run"`
	Touched []Touched `json:"touched" nullable:"false"`
	CanAdd  []Addable `json:"can_add" nullable:"false"`
}

func effects(ctx context.Context, d *service.Displacing) Effects {
	out := Effects{DryRun: d.DryRun, Touched: []Touched{}, CanAdd: []Addable{}}
	if d.World == nil {
		return out
	}
	out.Touched = TouchedBookings(d.World, CallerOf(ctx).Lang, d.Touched)
	for _, a := range d.CanAdd {
		out.CanAdd = append(out.CanAdd, Addable{
			SeriesID: a.Series.ID, Series: a.Series.Code, Title: text(a.Series.Title), Date: a.Date.String(), Follows: day(a.Follows),
			Start: instant(a.Start, d.World.Zone), End: instant(a.End, d.World.Zone),
		})
	}
	return out
}

// TouchedBookings shapes bookings in the way for whoever changes the calendar;
// they keep what the bookings are on, and so see everything of them.
func TouchedBookings(w *booking.World, lang messages.Lang, list []booking.Touch) []Touched {
	out := make([]Touched, 0, len(list))
	for i := range list {
		out = append(out, touchedBooking(w, lang, &list[i]))
	}
	return out
}

func touchedBooking(w *booking.World, lang messages.Lang, t *booking.Touch) Touched {
	r := &t.Request
	out := Touched{
		ID: t.Booking, Booking: t.Code, Version: t.Version, Status: string(t.Status), Resources: []string{}, ResourceNames: []string{},
		Title: text(r.Title), Start: instant(r.Start, w.Zone), End: instant(r.End, w.Zone), Why: t.Why, Details: []string{},
		Choices: t.Choices(), Blocked: Conflicts(w, lang, t.Blocked), Alternatives: alternativesOf(w, t.Alternatives), Do: text(t.Do),
	}
	for _, id := range r.Resources {
		if known := w.Resources[id]; known != nil {
			out.Resources, out.ResourceNames = append(out.Resources, known.Code), append(out.ResourceNames, known.Name)
		}
	}
	if s := w.Schools[r.School]; s != nil {
		out.School, out.SchoolName = s.Code, s.Name
	}
	if t.Series != nil {
		out.SeriesID = &t.Series.ID
	}
	for _, c := range t.Conflicts {
		out.Details = append(out.Details, lang.Conflict(w, c))
	}
	for _, why := range t.Why {
		if said := lang.Word("skip", why); said != why {
			out.Details = append(out.Details, said)
		}
	}
	if t.Start != 0 {
		out.MovesTo = &Moment{Start: instant(t.Start, w.Zone), End: instant(t.End, w.Zone)}
	}
	return out
}

func alternativesOf(w *booking.World, list []booking.Alternative) []Alternative {
	out := []Alternative{}
	for _, a := range list {
		if len(a.Resources) > 0 && w.Resources[a.Resources[0]] != nil {
			out = append(out, Alternative{
				Resource: w.Resources[a.Resources[0]].Code, Start: instant(a.Start, w.Zone), End: instant(a.End, w.Zone), Why: a.Why,
			})
		}
	}
	return out
}

// ChangedOut is the reply to a change of the calendar: 200 to one that was only
// tried.
type ChangedOut[T any] struct {
	Status   int
	ETag     string `header:"ETag"`
	Location string `header:"Location"`
	Body     T
}

// changed shapes what was changed, or would be; path "" is that of a change to
// what is there already.
func changed[T versioned](d *service.Displacing, path string, body T) *ChangedOut[T] {
	out := &ChangedOut[T]{Status: http.StatusOK, Body: body}
	if d.DryRun {
		return out
	}
	out.ETag = tag(body.version())
	if path != "" {
		out.Status, out.Location = http.StatusCreated, "/api/v1/"+path+"/"+body.id()
	}
	return out
}

// RemoveIn names what is to go, and what becomes of the bookings that it held
// up.
type RemoveIn struct {
	MatchIn
	DryIn
	Body *Displacing
}

// RemovedOut is the reply where something goes: 204, or 200 with what it
// touched.
type RemovedOut struct {
	Status int
	Body   Effects
}

func removed(ctx context.Context, d *service.Displacing, err error) (*RemovedOut, error) {
	if err != nil {
		return nil, err
	}
	out := &RemovedOut{Status: http.StatusNoContent, Body: effects(ctx, d)}
	if d.DryRun || len(d.Touched)+len(d.CanAdd) > 0 {
		out.Status = http.StatusOK
	}
	return out, nil
}
