package handlers

import (
	"context"

	"xiaoxiang/service"
)

// Strike is a mark against whoever asked for a booking.
type Strike struct {
	ID         string  `json:"id"`
	Kind       string  `json:"kind" enum:"late_cancel,no_show"`
	Points     float64 `json:"points"`
	User       string  `json:"user"`
	School     string  `json:"school"`
	Booking    string  `json:"booking" doc:"Its code"`
	At         string  `json:"at"`
	VoidedAt   *string `json:"voided_at"`
	VoidedBy   *string `json:"voided_by"`
	VoidReason *string `json:"void_reason"`
}

// StrikeStanding is what strikes come to at one school.
type StrikeStanding struct {
	School    string  `json:"school"`
	Points    float64 `json:"points" doc:"Of this term, towards the next loss"`
	Threshold float64 `json:"threshold"`
	LostUntil *string `json:"lost_until" doc:"The last day without approval at once"`
}

// Strikes is what one reader may see of a person's strikes.
type Strikes struct {
	User       string           `json:"user"`
	Standing   []StrikeStanding `json:"standing" nullable:"false"`
	Items      []Strike         `json:"items" nullable:"false" doc:"Newest first, at most 200"`
	NextCursor *string          `json:"next_cursor"`
}

// StrikesIn says whose.
type StrikesIn struct {
	User string `query:"user" maxLength:"100" doc:"Id or code; left out: yourself"`
}

// ListStrikes shows strikes: your own, or those of a person of your school.
func (h *Handlers) ListStrikes(ctx context.Context, in *StrikesIn) (*BodyOut[Strikes], error) {
	return strikesOut(ctx)(h.Service.Strikes(ctx, actor(ctx), in.User))
}

// VoidStrikeIn takes a strike back.
type VoidStrikeIn struct {
	ID   string `path:"id" maxLength:"100"`
	Body struct {
		Reason string `json:"reason"`
	}
}

// VoidStrike takes a strike back on appeal.
func (h *Handlers) VoidStrike(ctx context.Context, in *VoidStrikeIn) (*BodyOut[Strikes], error) {
	return strikesOut(ctx)(h.Service.VoidStrike(ctx, actor(ctx), in.ID, in.Body.Reason))
}

func strikesOut(ctx context.Context) func(*service.Strikes, error) (*BodyOut[Strikes], error) {
	return func(s *service.Strikes, err error) (*BodyOut[Strikes], error) {
		if err != nil {
			return nil, err
		}
		w := world(ctx)
		code := func(id string) string {
			if u := w.Users[id]; u != nil {
				return u.Code
			}
			return id
		}
		out := Strikes{User: code(s.User), Standing: []StrikeStanding{}, Items: []Strike{}}
		for _, at := range s.Standing {
			out.Standing = append(out.Standing, StrikeStanding{
				School: schoolCode(w, at.School), Points: at.Points, Threshold: at.Threshold, LostUntil: day(at.Until),
			})
		}
		for i := range s.Items {
			x := &s.Items[i]
			item := Strike{
				ID: x.ID, Kind: x.Kind, Points: x.Points, User: code(x.UserID), School: schoolCode(w, x.SchoolID), Booking: s.Codes[x.BookingID],
				At: instant(x.At, w.Zone), VoidedAt: stamp(x.VoidedAt, w.Zone), VoidReason: text(x.VoidReason),
			}
			item.VoidedBy, _ = user(w, deref(x.VoidedBy))
			out.Items = append(out.Items, item)
		}
		return &BodyOut[Strikes]{out}, nil
	}
}

// CheckInBooking says that a booking is being used.
func (h *Handlers) CheckInBooking(ctx context.Context, in *ActIn) (*OneOut[Booking], error) {
	return h.oneBooking(ctx)(h.Service.CheckIn(ctx, actor(ctx), in.ID, versionOf(in.IfMatch)))
}

// NoShowBooking says that nobody came.
func (h *Handlers) NoShowBooking(ctx context.Context, in *ActIn) (*OneOut[Booking], error) {
	reason, _ := in.said()
	return h.oneBooking(ctx)(h.Service.NoShow(ctx, actor(ctx), in.ID, reason, versionOf(in.IfMatch)))
}
