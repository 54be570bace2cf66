package booking

import "slices"

// CheckPolicy names the settings that cannot be: out of bounds, for a risk or
// an approver that does not exist, or missing where one is needed.
func CheckPolicy(p *Policy) []FieldError {
	var faults []FieldError
	bad := func(field, key string, params map[string]any) {
		faults = append(faults, FieldError{Field: field, Key: key, Params: params})
	}
	within := func(field string, v, least, most float64) {
		if !(v >= least && v <= most) {
			bad(field, "out_of_range", map[string]any{"Min": least, "Max": most})
		}
	}
	risk := func(field, name string) {
		if !slices.Contains(risks, Risk(name)) {
			bad(field, "unknown_risk", map[string]any{"Value": name})
		}
	}
	for _, k := range sortedKeys(byName(p.QuotaHours)) {
		field := "quota_hours_per_week." + k
		risk(field, k)
		within(field, p.QuotaHours[Risk(k)], 0, 168)
	}
	for _, k := range sortedKeys(byName(p.CancelFreeHours)) {
		field := "cancel_free_hours." + k
		risk(field, k)
		within(field, float64(p.CancelFreeHours[Risk(k)]), 0, 720)
	}
	for _, r := range risks {
		if _, ok := p.CancelFreeHours[r]; !ok {
			bad("cancel_free_hours."+string(r), "required", nil)
		}
	}
	for _, word := range sortedKeys(p.SLAWorkdays) {
		if word == TechnicianIfRisky || !approverWord(word) {
			bad("approval_sla_workdays."+word, "unknown_approver", map[string]any{"Value": word})
		}
		within("approval_sla_workdays."+word, float64(p.SLAWorkdays[word]), 1, 30)
	}
	for _, word := range sortedKeys(fallbacks) {
		if _, ok := p.SLAWorkdays[word]; !ok && word != BureauAdmin {
			bad("approval_sla_workdays."+word, "required", nil)
		}
	}
	within("supported_multiplier", p.SupportedMultiplier, 1, 5)
	within("travel_default", float64(p.TravelDefault), 0, 240)
	within("adult_ratio", float64(p.AdultRatio), 0, 100)
	within("max_booking_minutes", float64(p.MaxBookingMinutes), 0, 31*1440)
	within("host_bump_min_workdays", float64(p.HostBumpMinWorkdays), 0, 60)
	within("strike_threshold", p.StrikeThreshold, 0, 20)
	within("strike_late_cancel", p.StrikeLateCancel, 0, 5)
	within("strike_no_show", p.StrikeNoShow, 0, 5)
	within("strike_weeks", float64(p.StrikeWeeks), 0, 20)
	return faults
}

// byName is a map with its keys as plain text.
func byName[K ~string, V any](m map[K]V) map[string]V {
	out := make(map[string]V, len(m))
	for k, v := range m {
		out[string(k)] = v
	}
	return out
}
