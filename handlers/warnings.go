package handlers

import (
	"strconv"

	"xiaoxiang/booking"
	"xiaoxiang/messages"
)

// Warnings say what may change yet; nothing is held up by them.
type Warnings struct {
	Warnings       []string `json:"warnings" nullable:"false" doc:"year_provisional:2027 or year_unknown:2027: the notice of that year is not out, and the dates are checked again when it is"`
	WarningDetails []string `json:"warning_details" nullable:"false" doc:"The same in sentences"`
}

func warnings(w *booking.World, lang messages.Lang, unsure []int) Warnings {
	out := Warnings{[]string{}, []string{}}
	for _, year := range unsure {
		key := "year_" + w.Calendar.YearStatus(year)
		out.Warnings = append(out.Warnings, key+":"+strconv.Itoa(year))
		out.WarningDetails = append(out.WarningDetails, lang.Text(key, map[string]any{"Year": strconv.Itoa(year)}))
	}
	return out
}
