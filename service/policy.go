package service

import (
	"context"
	"maps"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// Policy is the settings for the rules, with their version.
type Policy struct {
	booking.Policy
	Version int64
}

// PolicyChange is what is sent of the settings; what is left out stays, a list
// by risk or approver that is sent replaces the whole of it.
type PolicyChange struct {
	QuotaHours          *map[booking.Risk]float64 `json:"quota_hours_per_week,omitempty" doc:"By risk; a risk that is left out has no quota"`
	SupportedMultiplier *float64                  `json:"supported_multiplier,omitempty" doc:"1 to 5"`
	SLAWorkdays         *map[string]int           `json:"approval_sla_workdays,omitempty" doc:"By approver: working days to answer in"`
	CancelFreeHours     *map[booking.Risk]int     `json:"cancel_free_hours,omitempty" doc:"By risk"`
	TravelDefault       *int                      `json:"travel_default,omitempty" doc:"Minutes between two sites of which nothing else is known"`
	AdultRatio          *int                      `json:"adult_ratio,omitempty"`
	MaxBookingMinutes   *int                      `json:"max_booking_minutes,omitempty" doc:"0: no limit"`
	HostBumpMinWorkdays *int                      `json:"host_bump_min_workdays,omitempty" doc:"Least notice for who is displaced"`
	StrikeThreshold     *float64                  `json:"strike_threshold,omitempty" doc:"Points in a term that cost approval at once; 0: none do"`
	StrikeLateCancel    *float64                  `json:"strike_late_cancel,omitempty"`
	StrikeNoShow        *float64                  `json:"strike_no_show,omitempty"`
	StrikeWeeks         *int                      `json:"strike_weeks,omitempty" doc:"Teaching weeks without approval at once"`
}

func (c *PolicyChange) apply(p *booking.Policy) {
	put(&p.QuotaHours, c.QuotaHours)
	put(&p.SupportedMultiplier, c.SupportedMultiplier)
	put(&p.SLAWorkdays, c.SLAWorkdays)
	put(&p.CancelFreeHours, c.CancelFreeHours)
	put(&p.TravelDefault, c.TravelDefault)
	put(&p.AdultRatio, c.AdultRatio)
	put(&p.MaxBookingMinutes, c.MaxBookingMinutes)
	put(&p.HostBumpMinWorkdays, c.HostBumpMinWorkdays)
	put(&p.StrikeThreshold, c.StrikeThreshold)
	put(&p.StrikeLateCancel, c.StrikeLateCancel)
	put(&p.StrikeNoShow, c.StrikeNoShow)
	put(&p.StrikeWeeks, c.StrikeWeeks)
}

func put[T any](into, sent *T) {
	if sent != nil {
		*into = *sent
	}
}

// Policy shows the settings; everybody may know how it is decided.
func (s *Service) Policy(ctx context.Context, actor booking.Actor) (*Policy, error) {
	d, err := models.Get[models.District](s.Store.Read(ctx), actor.District)
	if err != nil {
		return nil, err
	}
	return &Policy{Policy: d.Policy, Version: d.Version}, nil
}

// ChangePolicy changes settings. What stands or waits already stays as it was
// decided.
func (s *Service) ChangePolicy(ctx context.Context, actor booking.Actor, version *int64, c PolicyChange) (*Policy, error) {
	var out *Policy
	err := s.changeWorld(ctx, actor, func(tx *models.Tx, _ *booking.World) error {
		if !booking.CanManageDistrict(actor) {
			return booking.Fail(booking.Forbidden, "not_permitted")
		}
		d, err := models.Get[models.District](tx.Query, actor.District)
		if err != nil {
			return err
		}
		if version != nil && *version != d.Version {
			return booking.Fail(booking.Stale, "stale")
		}
		before := d.Policy
		before.QuotaHours, before.SLAWorkdays = maps.Clone(before.QuotaHours), maps.Clone(before.SLAWorkdays)
		before.CancelFreeHours = maps.Clone(before.CancelFreeHours)
		c.apply(&d.Policy)
		if err := faults(booking.CheckPolicy(&d.Policy)).err(); err != nil {
			return err
		}
		if err := tx.SetPolicy(d, d.Version); err != nil {
			return err
		}
		out = &Policy{Policy: d.Policy, Version: d.Version}
		return record(tx, actor, "update", "policy", d.ID, "", before, d.Policy)
	})
	return out, err
}
