package service

import (
	"cmp"
	"context"
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// Check answers a booking request without writing anything. Faults of form
// are errors; what the rules say is in the decision.
func (s *Service) Check(ctx context.Context, actor booking.Actor, d Draft) (*Checked, error) {
	q := s.Store.Read(ctx)
	w, err := q.World(actor.District)
	if err != nil {
		return nil, err
	}
	now := s.Clock.Now()
	a, err := resolve(w, actor, d, now)
	if err != nil {
		return nil, err
	}
	decision, err := decide(q, w, actor, now, a)
	if err != nil {
		return nil, err
	}
	if decision.Outcome == booking.Rejected && !a.series {
		if decision.Alternatives, err = alternatives(q, w, actor, now, a); err != nil {
			return nil, err
		}
	}
	return &Checked{World: w, Request: a.request, Decision: decision}, nil
}

// World gives what the rules know of a district.
func (s *Service) World(ctx context.Context, district string) (*booking.World, error) {
	return s.Store.Read(ctx).World(district)
}

// decide asks the rules, with what is taken read from the database.
func decide(q models.Query, w *booking.World, actor booking.Actor, now int64, a *asked) (booking.Decision, error) {
	wanted := booking.Needs(w, a.request)
	if a.series {
		wanted = booking.NeedsSeries(w, a.request, a.occurrences, a.plan)
	}
	taken, err := takenBy(q, w, wanted, now, a.offer)
	if err != nil {
		return booking.Decision{}, err
	}
	usage, err := usageOf(q, w, a, now)
	if err != nil {
		return booking.Decision{}, err
	}
	moment := booking.Now{At: now, Actor: actor, Taken: taken, Usage: usage}
	if a.series {
		return booking.DecideSeries(w, moment, a.request, a.occurrences, a.plan), nil
	}
	return booking.Decide(w, moment, a.request), nil
}

// takenBy lists what live bookings take, and what hosts offered to others whom
// they displaced.
func takenBy(q models.Query, w *booking.World, wanted booking.Wanted, now int64, offer string) ([]booking.Taken, error) {
	taken, err := q.Taken(wanted)
	if err != nil {
		return nil, err
	}
	offers, err := q.OpenOffers(w.District, now, wanted.From, wanted.To)
	for i := range offers {
		if o := &offers[i]; o.ID != offer {
			taken = append(taken, offered(o, wanted)...)
		}
	}
	return taken, err
}

// offered is what an open offer keeps free of what is wanted.
func offered(o *models.Offer, wanted booking.Wanted) (taken []booking.Taken) {
	for _, place := range o.Alternatives {
		for _, u := range place.Uses {
			if slices.Contains(wanted.Resources, u.Resource) && u.ClaimStart < wanted.To && wanted.From < u.ClaimEnd {
				taken = append(taken, booking.Taken{
					Booking: o.BookingID, Resource: u.Resource, School: o.SchoolID, Start: u.Start, End: u.End,
					ClaimStart: u.ClaimStart, ClaimEnd: u.ClaimEnd, Quantity: u.Quantity, Headcount: u.Headcount, Status: booking.StatusPending,
				})
			}
		}
	}
	return taken
}

// maxCandidates bounds how many other resources are looked at for
// alternatives.
const maxCandidates = 40

// similar lists other resources of a type, the nearest to a school first.
func similar(w *booking.World, school string, first *booking.Resource) []string {
	var out []string
	for id, r := range w.Resources {
		if r.Type == first.Type && r.Active && id != first.ID {
			out = append(out, id)
		}
	}
	home := &booking.Resource{School: school}
	slices.SortFunc(out, func(a, b string) int {
		x, y := w.Resources[a], w.Resources[b]
		return cmp.Or(w.TravelBetween(home, x)-w.TravelBetween(home, y), cmp.Compare(x.Code, y.Code))
	})
	return out[:min(len(out), maxCandidates)]
}

func alternatives(q models.Query, w *booking.World, actor booking.Actor, now int64, a *asked) ([]booking.Alternative, error) {
	candidates := similar(w, a.request.School, w.Resources[a.request.Resources[0]])
	taken, err := takenBy(q, w, booking.NeedsNear(w, a.request, candidates), now, a.offer)
	if err != nil {
		return nil, err
	}
	moment := booking.Now{At: now, Actor: actor, Taken: booking.Displaced(taken, a.displaced)}
	return booking.Alternatives(w, moment, a.request, candidates), nil
}

// usageOf counts what the requesting school has had of other schools: by week
// for the quota, by term for agreements. Own resources count nothing there; the
// requester's strikes count everywhere.
func usageOf(q models.Query, w *booking.World, a *asked, now int64) (booking.Usage, error) {
	usage := booking.Usage{QuotaSeconds: map[booking.QuotaKey]int64{}, AgreementUses: map[[2]string]int{}}
	r := a.request
	if r.Ledger {
		return usage, nil
	}
	var err error
	if usage.Strikes, err = strikesAgainst(q, w, r.Requester, r.School, now); err != nil || a.host == r.School {
		return usage, err
	}
	from, to := weeksOf(w, r.Start, r.End)
	if n := len(a.occurrences); n > 0 {
		from, to = weeksOf(w, a.occurrences[0].Date.At(0, w.Zone), a.occurrences[n-1].Date.At(1440, w.Zone))
	}
	from, to = widenToTerms(w, r.School, from, to)
	rows, err := q.UsedBy(r.School, r.Except, from, to)
	if err != nil {
		return usage, err
	}
	counted := map[[2]string]bool{}
	for _, row := range rows {
		res := w.Resources[row.ResourceID]
		if res == nil || res.School == r.School {
			continue
		}
		day, _ := calendar.DateOf(row.StartAt, w.Zone)
		countAgreements(w, &usage, r.School, res, row, day)
		if row.BasisGroupID == "" || counted[[2]string{row.BookingID, string(res.Risk)}] {
			continue
		}
		counted[[2]string{row.BookingID, string(res.Risk)}] = true
		key := booking.QuotaKey{Group: row.BasisGroupID, Risk: res.Risk, Week: monday(day)}
		usage.QuotaSeconds[key] += row.EndAt - row.StartAt
	}
	return usage, nil
}

func monday(d calendar.Date) calendar.Date { return d - calendar.Date(d.Weekday()-1) }

func weeksOf(w *booking.World, start, end int64) (int64, int64) {
	first, _ := calendar.DateOf(start, w.Zone)
	last, _ := calendar.DateOf(end, w.Zone)
	return monday(first).At(0, w.Zone), (monday(last) + 7).At(0, w.Zone)
}

// widenToTerms widens a span to the whole terms it meets where the school has
// an agreement that counts uses a term.
func widenToTerms(w *booking.World, school string, from, to int64) (int64, int64) {
	for _, g := range w.Agreements {
		if g.MaxUses == 0 || g.Partner != school && g.Provider != school {
			continue
		}
		for _, t := range w.Terms {
			start, end := t.First.At(0, w.Zone), t.Last.At(1440, w.Zone)
			if start < to && end > from {
				from, to = min(from, start), max(to, end)
			}
		}
		break
	}
	return from, to
}

func countAgreements(w *booking.World, usage *booking.Usage, school string, res *booking.Resource, row models.UsedHours, day calendar.Date) {
	for _, g := range w.Agreements {
		parties := g.Partner == school && g.Provider == res.School ||
			g.Bidirectional && g.Provider == school && g.Partner == res.School
		if !parties || !g.Lists(res) {
			continue
		}
		for _, t := range w.Terms {
			if day >= t.First && day <= t.Last {
				usage.AgreementUses[[2]string{g.ID, t.ID}]++
			}
		}
	}
}
