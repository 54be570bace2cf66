package service

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// Displacing is what a change of the calendar does with the bookings in its
// way: what was chosen before, and afterwards what came of it.
type Displacing struct {
	DryRun  bool // find out, and write nothing
	Choices []DisplacedChoice
	Default string // for those that no choice names, where they offer it; "" none
	Reason  string // told to the displaced; "" the name of what was changed

	World   *booking.World // as it is after the change
	Touched []booking.Touch
	CanAdd  []booking.Addable

	about string
}

// DisplacedChoice is what becomes of one booking, named by its id or code.
type DisplacedChoice struct {
	Booking string `json:"booking" maxLength:"100" doc:"Id or code"`
	Do      string `json:"do" enum:"keep,cancel,move"`
}

// errDryRun undoes what was only tried.
var errDryRun = errors.New("a dry run writes nothing")

// changeCalendar gives changeWorld for what the calendar, or a lock, says. The
// change is made, the world before compared with the one after, and with the
// choices what stands in the way is kept, moved or displaced, all in one
// transaction; where a choice is missing nothing is changed at all. A dry run
// does the same and is undone.
func (s *Service) changeCalendar(c *Displacing) changer {
	return func(ctx context.Context, actor booking.Actor, fn func(*models.Tx, *booking.World) error) error {
		err := s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
			c.Touched, c.CanAdd = nil, nil
			if err := tx.HoldWorld(actor.District); err != nil {
				return err
			}
			old, err := tx.World(actor.District)
			if err != nil {
				return err
			}
			if err := fn(tx, old); err != nil {
				return err
			}
			if err := tx.Touch(actor.District); err != nil {
				return err
			}
			if c.World, err = tx.World(actor.District); err != nil {
				return err
			}
			return s.settle(tx, actor, old, c)
		})
		if errors.Is(err, errDryRun) {
			return nil
		}
		return err
	}
}

// settle finds what the change touches and does what was chosen.
func (s *Service) settle(tx *models.Tx, actor booking.Actor, old *booking.World, c *Displacing) error {
	found, err := s.findTouched(tx, actor, old, c.World)
	if err != nil {
		return err
	}
	c.Touched, c.CanAdd = found.touched, found.addables
	missing, err := c.choose()
	if err != nil {
		return err
	}
	if c.DryRun {
		if err := s.suggest(tx, found); err != nil {
			return err
		}
		return errDryRun
	}
	if missing > 0 {
		if err := s.suggest(tx, found); err != nil {
			return err
		}
		return &booking.Error{
			Code: booking.Conflicted, Key: "displaced_unresolved", Params: map[string]any{"Count": missing}, Touched: c.Touched,
		}
	}
	return s.carryOut(tx, actor, found, c)
}

// choose gives each touched booking its choice and counts those without one.
func (c *Displacing) choose() (missing int, err error) {
	var f faults
	if c.Default != "" && !slices.Contains([]string{booking.TouchKeep, booking.TouchCancel, booking.TouchMove}, c.Default) {
		f.add("displaced_default", "unknown_value", nil)
	}
	if utf8.RuneCountInString(c.Reason) > maxReason {
		f.add("reason", "too_long", map[string]any{"Limit": maxReason})
	}
	if personalNumber(c.Reason) {
		f.add("reason", "personal_data", nil)
	}
	for i, choice := range c.Choices {
		field := "displaced[" + strconv.Itoa(i) + "]"
		at := slices.IndexFunc(c.Touched, func(t booking.Touch) bool { return t.Booking == choice.Booking || t.Code == choice.Booking })
		switch {
		case at < 0:
			f.add(field+".booking", "not_touched", map[string]any{"Ref": choice.Booking})
		case c.Touched[at].Do != "":
			f.add(field+".booking", "named_twice", map[string]any{"Ref": choice.Booking})
		case !slices.Contains(c.Touched[at].Choices(), choice.Do):
			f.add(field+".do", "choice_not_offered", map[string]any{"Ref": choice.Booking})
		default:
			c.Touched[at].Do = choice.Do
		}
	}
	for i := range c.Touched {
		t := &c.Touched[i]
		if t.Do == "" && slices.Contains(t.Choices(), c.Default) {
			t.Do = c.Default
		}
		if t.Do == "" {
			missing++
		}
	}
	return missing, f.err()
}

// reason is what the displaced are told.
func (c *Displacing) reason() string {
	if told := strings.TrimSpace(c.Reason); told != "" {
		return told
	}
	return c.about
}

// located is what a change of the calendar touches, with what is needed to act
// on it.
type located struct {
	touched  []booking.Touch
	addables []booking.Addable
	views    map[string]*View // by booking
	series   map[string]*models.Series
}

// findTouched compares two worlds, reading only the bookings where they differ.
func (s *Service) findTouched(tx *models.Tx, actor booking.Actor, old, next *booking.World) (*located, error) {
	out := &located{views: map[string]*View{}, series: map[string]*models.Series{}}
	last, err := tx.LastStart(actor.District)
	if err != nil {
		return nil, err
	}
	today := s.today(next)
	horizon, _ := calendar.DateOf(last, next.Zone)
	for _, t := range slices.Concat(old.Terms, next.Terms) {
		horizon = max(horizon, t.Last)
	}
	reach := booking.ReachOf(old, next, today, horizon)
	if len(reach.Resources) == 0 {
		return out, nil
	}
	rows, err := tx.Standing(reach.Resources, tx.Now, reach.First.At(0, next.Zone), (reach.Last+1).At(0, next.Zone))
	if err != nil {
		return nil, err
	}
	views, err := s.views(tx.Query, next, actor, tx.Now, rows)
	if err != nil {
		return nil, err
	}
	series, err := out.readSeries(tx, actor.District)
	if err != nil {
		return nil, err
	}
	held := make([]booking.Held, 0, len(views))
	for i := range views {
		out.views[views[i].Booking.ID] = &views[i]
		held = append(held, heldOf(&views[i], series))
	}
	out.touched = booking.Touched(old, next, tx.Now, held)
	if err := out.block(tx, next); err != nil {
		return nil, err
	}
	return out, out.findAddables(tx, old, next, series)
}

func heldOf(v *View, series map[string]*booking.HeldSeries) booking.Held {
	b := &v.Booking
	return booking.Held{
		Booking: b.ID, Code: b.Code, Version: b.Version, Status: b.Status, Host: models.Deref(b.HostSchoolID),
		Series: series[models.Deref(b.SeriesID)], Request: requestOf(v),
	}
}
