package handlers

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// CalendarIn chooses what a calendar shows.
type CalendarIn struct {
	School   []string `query:"school,explode" maxItems:"50" doc:"Ids or codes: their resources"`
	Resource []string `query:"resource,explode" maxItems:"200" doc:"Ids or codes"`
	From     string   `query:"from" required:"true" maxLength:"40"`
	To       string   `query:"to" required:"true" maxLength:"40" doc:"Exclusive; at most 62 days after from"`
}

// CalendarItem is one entry. How much it says depends on the sharing rules:
// only the times (free_busy), the school and the purpose too (summary), or all.
type CalendarItem struct {
	BookingID      string `json:"booking_id,omitempty"`
	Code           string `json:"code,omitempty"`
	Resource       string `json:"resource"`
	Start          string `json:"start"`
	End            string `json:"end"`
	Status         string `json:"status"`
	Kind           string `json:"kind" enum:"booking,lock,closed"`
	Mine           bool   `json:"mine"`
	Title          string `json:"title,omitempty"`
	School         string `json:"school,omitempty"`
	SchoolName     string `json:"school_name,omitempty"`
	RequesterName  string `json:"requester_name,omitempty"`
	ClassGroupName string `json:"class_group_name,omitempty"`
	Headcount      *int   `json:"headcount,omitempty"`
	Quantity       *int   `json:"quantity,omitempty"`
	Purpose        string `json:"purpose,omitempty"`
	LockKind       string `json:"lock_kind,omitempty"`
	Name           string `json:"name,omitempty"`
}

// GetCalendar shows what stands on resources, masked as the sharing rules say.
func (h *Handlers) GetCalendar(ctx context.Context, in *CalendarIn) (*ListOut[CalendarItem], error) {
	from, err := instantOf("from", in.From, zone(ctx))
	if err != nil {
		return nil, err
	}
	to, err := instantOf("to", in.To, zone(ctx))
	if err != nil {
		return nil, err
	}
	items, err := h.Service.Calendar(ctx, actor(ctx), service.CalendarFilter{Schools: in.School, Resources: in.Resource, From: from, To: to})
	w := CallerOf(ctx).Person.World
	return pageOf(items, "", err, func(i *service.CalendarItem) CalendarItem { return calendarItem(w, i) })
}

func calendarItem(w *booking.World, i *service.CalendarItem) CalendarItem {
	out := CalendarItem{
		Resource: i.Resource.Code, Start: instant(i.Start, w.Zone), End: instant(i.End, w.Zone), Kind: i.Kind, Mine: i.Mine, Name: i.Name,
	}
	if i.Lock != nil {
		out.LockKind, out.Code, out.Status, out.Title = i.Lock.Kind, i.Lock.Code, "locked", i.Name
	}
	b := i.Booking
	if b == nil {
		if out.Status == "" {
			out.Status = "closed"
		}
		return out
	}
	out.Status = string(b.Status)
	if i.See != booking.SeeSummary && i.See != booking.SeeFull {
		return out
	}
	out.BookingID, out.Code, out.Purpose = b.ID, b.Code, b.Purpose
	if s := w.Schools[b.SchoolID]; s != nil {
		out.School, out.SchoolName = s.Code, s.Name
	}
	if i.See != booking.SeeFull {
		return out
	}
	out.Title, out.Headcount, out.Quantity = b.Title, &b.Headcount, &i.Quantity
	if u := w.Users[deref(b.RequesterID)]; u != nil {
		out.RequesterName = u.Name
	}
	if c := w.Classes[deref(b.ClassGroupID)]; c != nil {
		out.ClassGroupName = c.Name
	}
	return out
}
