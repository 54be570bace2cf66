package service

import (
	"context"
	"slices"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// maxCalendarDays is the longest span that one calendar shows.
const maxCalendarDays = 62

// Calendar lists what stands on the resources asked for: bookings as the
// actor may see them, locks and closed days. Resources that the actor may not
// see are NotFound where they are named and left out where their school is.
func (s *Service) Calendar(ctx context.Context, actor booking.Actor, f CalendarFilter) ([]CalendarItem, error) {
	q := s.Store.Read(ctx)
	w, err := q.World(actor.District)
	if err != nil {
		return nil, err
	}
	switch {
	case f.To <= f.From:
		return nil, booking.BadField("to", "end_before_start", nil)
	case f.To-f.From > maxCalendarDays*86400:
		return nil, booking.BadField("to", "span_too_long", map[string]any{"Days": maxCalendarDays})
	}
	ids, err := s.shown(w, actor, f)
	if err != nil {
		return nil, err
	}
	slots, err := q.Slots(ids, f.From, f.To)
	if err != nil {
		return nil, err
	}
	today := s.today(w)
	items := make([]CalendarItem, 0, len(slots))
	for i := range slots {
		items = append(items, slotItem(w, actor, &slots[i], today))
	}
	for _, id := range ids {
		items = append(items, lockItems(w, w.Resources[id], f)...)
	}
	return items, nil
}

// shown lists the resources of a filter that the actor may see.
func (s *Service) shown(w *booking.World, actor booking.Actor, f CalendarFilter) ([]string, error) {
	today := s.today(w)
	var ids []string
	for _, ref := range f.Resources {
		r := w.Resource(ref)
		if r == nil || booking.Visibility(w, actor, r, today) == booking.SeeNone {
			return nil, booking.Missing("resource", ref)
		}
		ids = append(ids, r.ID)
	}
	for _, ref := range f.Schools {
		school := w.School(ref)
		if school == nil {
			return nil, booking.Missing("school", ref)
		}
		for id, r := range w.Resources {
			if r.Active && r.School == school.ID && booking.Visibility(w, actor, r, today) != booking.SeeNone {
				ids = append(ids, id)
			}
		}
	}
	if len(f.Resources) == 0 && len(f.Schools) == 0 {
		return nil, booking.BadField("school", "required", nil)
	}
	slices.Sort(ids)
	return slices.Compact(ids), nil
}

func slotItem(w *booking.World, actor booking.Actor, slot *models.Slot, today calendar.Date) CalendarItem {
	b := &slot.Booking
	taken := booking.Taken{
		Booking: b.ID, Resource: slot.ResourceID, School: b.SchoolID,
		Requester: models.Deref(b.RequesterID), Teacher: models.Deref(b.TeacherID),
	}
	return CalendarItem{
		Kind: "booking", Resource: w.Resources[slot.ResourceID], Start: slot.SlotStart, End: slot.SlotEnd,
		See: booking.SeeBooking(w, actor, &taken, today), Mine: actor.User != "" && taken.Requester == actor.User,
		Booking: b, Quantity: slot.Units,
	}
}

// lockItems lists the locks on a resource that meet the span, one item for
// each day that a daily lock takes.
func lockItems(w *booking.World, r *booking.Resource, f CalendarFilter) []CalendarItem {
	var out []CalendarItem
	for _, l := range w.Locks {
		if !w.Locked(l, r) {
			continue
		}
		for _, span := range l.Spans(w.Zone, f.From, f.To) {
			out = append(out, CalendarItem{Kind: "lock", Resource: r, Start: span[0], End: span[1], See: booking.SeeFull, Lock: l, Name: l.Name})
		}
	}
	return out
}
