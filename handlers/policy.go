package handlers

import (
	"context"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// Policy is the settings for the rules.
type Policy struct {
	QuotaHours          map[string]float64 `json:"quota_hours_per_week" nullable:"false" doc:"Of other schools' resources, by risk"`
	SupportedMultiplier float64            `json:"supported_multiplier" doc:"Of the quota of new and weak schools"`
	SLAWorkdays         map[string]int     `json:"approval_sla_workdays" nullable:"false"`
	CancelFreeHours     map[string]int     `json:"cancel_free_hours" nullable:"false"`
	TravelDefault       int                `json:"travel_default"`
	AdultRatio          int                `json:"adult_ratio"`
	MaxBookingMinutes   int                `json:"max_booking_minutes"`
	HostBumpMinWorkdays int                `json:"host_bump_min_workdays"`
	StrikeThreshold     float64            `json:"strike_threshold"`
	StrikeLateCancel    float64            `json:"strike_late_cancel"`
	StrikeNoShow        float64            `json:"strike_no_show"`
	StrikeWeeks         int                `json:"strike_weeks"`
	Version             int64              `json:"version"`
}

func (p Policy) id() string     { return "" }
func (p Policy) version() int64 { return p.Version }

func byText[K ~string, V any](m map[K]V) map[string]V {
	out := make(map[string]V, len(m))
	for k, v := range m {
		out[string(k)] = v
	}
	return out
}

func policyBody(p *service.Policy) Policy {
	return Policy{
		QuotaHours: byText[booking.Risk](p.QuotaHours), SupportedMultiplier: p.SupportedMultiplier, SLAWorkdays: byText(p.SLAWorkdays),
		CancelFreeHours: byText[booking.Risk](p.CancelFreeHours), TravelDefault: p.TravelDefault, AdultRatio: p.AdultRatio,
		MaxBookingMinutes: p.MaxBookingMinutes, HostBumpMinWorkdays: p.HostBumpMinWorkdays, StrikeThreshold: p.StrikeThreshold, StrikeLateCancel: p.StrikeLateCancel,
		StrikeNoShow: p.StrikeNoShow, StrikeWeeks: p.StrikeWeeks, Version: p.Version,
	}
}

// GetPolicy shows the settings for the rules.
func (h *Handlers) GetPolicy(ctx context.Context, _ *struct{}) (*OneOut[Policy], error) {
	p, err := h.Service.Policy(ctx, actor(ctx))
	return shown(p, err, policyBody)
}

// ChangePolicyIn is a change to the settings.
type ChangePolicyIn struct {
	IfMatch string `header:"If-Match" maxLength:"200" doc:"ETag that the change is made on"`
	Body    service.PolicyChange
}

// ChangePolicy changes settings for the rules.
func (h *Handlers) ChangePolicy(ctx context.Context, in *ChangePolicyIn) (*OneOut[Policy], error) {
	p, err := h.Service.ChangePolicy(ctx, actor(ctx), versionOf(in.IfMatch), in.Body)
	return shown(p, err, policyBody)
}
