package handlers

import (
	"context"

	"xiaoxiang/service"
)

// WaitlistEntry is a request that waits for a place to open.
type WaitlistEntry struct {
	ID        string   `json:"id"`
	Status    string   `json:"status" enum:"waiting,held,confirmed,missed,left,closed"`
	Position  *int     `json:"position" doc:"From 1, among those who want some of the same; null: a place is held"`
	Resources []string `json:"resources" nullable:"false"`
	School    string   `json:"school"`
	Requester *string  `json:"requester"`
	Start     string   `json:"start"`
	End       string   `json:"end"`
	Title     *string  `json:"title"`
	Headcount int      `json:"headcount"`
	Booking   *string  `json:"booking" doc:"Code of the booking that holds a place"`
	ConfirmBy *string  `json:"confirm_by" doc:"Until when it is held"`
	Can       []string `json:"can" nullable:"false"`
	Version   int64    `json:"version"`
	CreatedAt string   `json:"created_at"`
}

func waitBody(w *service.Wait) WaitlistEntry {
	e, zone := &w.Entry, w.World.Zone
	out := WaitlistEntry{
		ID: e.ID, Status: e.Status, Position: number(w.Position), Resources: []string{}, Start: instant(e.Request.Start, zone),
		End: instant(e.Request.End, zone), Title: text(e.Request.Title), Headcount: e.Request.Headcount, Can: some(w.Can),
		Version: e.Version, CreatedAt: instant(e.CreatedAt, zone),
	}
	for _, id := range e.Request.Resources {
		if r := w.World.Resources[id]; r != nil {
			out.Resources = append(out.Resources, r.Code)
		}
	}
	if s := w.World.Schools[e.SchoolID]; s != nil {
		out.School = s.Code
	}
	out.Requester, _ = user(w.World, e.RequesterID)
	if b := w.Booking; w.Held() {
		out.Booking, out.ConfirmBy = &b.Code, stamp(b.DecideBy, zone)
	}
	return out
}

// JoinWaitlist puts a request that others are in the way of onto the waitlist.
func (h *Handlers) JoinWaitlist(ctx context.Context, in *BookIn) (*MadeOut[WaitlistEntry], error) {
	w, err := h.Service.Join(ctx, actor(ctx), in.Body.draft())
	if err != nil {
		return nil, err
	}
	out := waitBody(w)
	return &MadeOut[WaitlistEntry]{ETag: tag(out.Version), Location: "/api/v1/waitlist/" + out.ID, Body: out}, nil
}

// WaitlistIn chooses entries of the waitlist.
type WaitlistIn struct {
	PageIn
	Mine     bool   `query:"mine" doc:"Those that you wait for"`
	Resource string `query:"resource" maxLength:"100" doc:"Id or code"`
}

// ListWaitlist lists the entries that you may see, oldest first.
func (h *Handlers) ListWaitlist(ctx context.Context, in *WaitlistIn) (*ListOut[WaitlistEntry], error) {
	waits, next, err := h.Service.Waits(ctx, actor(ctx), service.WaitFilter{Mine: in.Mine, Resource: in.Resource, Page: in.page()})
	return pageOf(waits, next, err, waitBody)
}

// LeaveWaitlist takes an entry off the waitlist.
func (h *Handlers) LeaveWaitlist(ctx context.Context, in *MatchIn) (*struct{}, error) {
	return nil, h.Service.Leave(ctx, actor(ctx), in.ID, versionOf(in.IfMatch))
}
