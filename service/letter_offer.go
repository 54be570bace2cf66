package service

import (
	"encoding/json"
	"strings"

	"xiaoxiang/messages"
	"xiaoxiang/models"
)

// offerParam writes the places of an offer for a letter.
func offerParam(o *models.Offer) string {
	bare := make([]models.OfferedPlace, len(o.Alternatives))
	for i, p := range o.Alternatives {
		bare[i] = models.OfferedPlace{Resources: p.Resources, Start: p.Start, End: p.End}
	}
	text, _ := json.Marshal(bare) // texts and numbers alone
	return string(text)
}

// offered says the places of an offer in a language, one a line.
func (m *matter) offered(l *models.Letter, lang messages.Lang) string {
	var places []models.OfferedPlace
	if json.Unmarshal([]byte(l.Params[paramOffer]), &places) != nil {
		return ""
	}
	var lines []string
	for _, p := range places {
		at := matter{world: m.world, resources: p.Resources}
		lines = append(lines, "- "+lang.List(at.places())+" "+lang.When(p.Start, p.End, m.world.Zone))
	}
	return strings.Join(lines, "\n")
}
