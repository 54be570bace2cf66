package handlers

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// Delegation lets one person decide in the name of another for a span of
// dates, both inclusive.
type Delegation struct {
	ID        string  `json:"id"`
	From      string  `json:"from"`
	FromName  string  `json:"from_name"`
	To        string  `json:"to"`
	ToName    string  `json:"to_name"`
	School    *string `json:"school" doc:"For what is decided at this school alone; null: wherever both have a role"`
	FromDate  string  `json:"from_date"`
	ToDate    string  `json:"to_date"`
	Note      *string `json:"note"`
	Version   int64   `json:"version"`
	CreatedBy *string `json:"created_by"`
}

func (d Delegation) id() string     { return d.ID }
func (d Delegation) version() int64 { return d.Version }

func delegationBody(w *booking.World) func(*service.Delegation) Delegation {
	return func(d *service.Delegation) Delegation {
		out := Delegation{ID: d.ID, From: d.FromID, To: d.ToID, FromDate: d.FromDate.String(), ToDate: d.ToDate.String(), Note: text(d.Note), Version: d.Version}
		if u := w.Users[d.FromID]; u != nil {
			out.From, out.FromName = u.Code, u.Name
		}
		if u := w.Users[d.ToID]; u != nil {
			out.To, out.ToName = u.Code, u.Name
		}
		if d.SchoolID != nil {
			code := schoolCode(w, *d.SchoolID)
			out.School = &code
		}
		out.CreatedBy, _ = user(w, deref(d.CreatedBy))
		return out
	}
}

// ListDelegations lists the delegations that concern you and have not passed.
func (h *Handlers) ListDelegations(ctx context.Context, _ *struct{}) (*ListOut[Delegation], error) {
	rows, err := h.Service.Delegations(ctx, actor(ctx))
	return pageOf(rows, "", err, delegationBody(world(ctx)))
}

// AddDelegationIn is a delegation to be made.
type AddDelegationIn struct {
	KeyIn
	Body struct {
		From     *string `json:"from,omitempty" nullable:"true" maxLength:"100" doc:"Who is away; left out: yourself"`
		To       string  `json:"to" maxLength:"100" doc:"Who decides; id or code"`
		FromDate *string `json:"from_date,omitempty" nullable:"true" maxLength:"40" doc:"Left out: today"`
		ToDate   string  `json:"to_date" maxLength:"40" doc:"The last day"`
		Note     *string `json:"note,omitempty" nullable:"true"`
	}
}

// AddDelegation lets somebody decide in another's name.
func (h *Handlers) AddDelegation(ctx context.Context, in *AddDelegationIn) (*MadeOut[Delegation], error) {
	b := &in.Body
	row, err := h.Service.Delegate(ctx, actor(ctx), service.NewDelegation{
		From: deref(b.From), To: b.To, First: deref(b.FromDate), Last: b.ToDate, Note: deref(b.Note),
	})
	return made("delegations", row, err, delegationBody(world(ctx)))
}

// EndDelegation ends a delegation before its time.
func (h *Handlers) EndDelegation(ctx context.Context, in *MatchIn) (*struct{}, error) {
	return nil, h.Service.EndDelegation(ctx, actor(ctx), in.ID, versionOf(in.IfMatch))
}
