package handlers

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"math"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/service"
)

// UtilisationIn asks for the utilisation report.
type UtilisationIn struct {
	From   string `query:"from" required:"true" format:"date"`
	To     string `query:"to" required:"true" format:"date" doc:"Exclusive"`
	By     string `query:"by" default:"resource" enum:"resource,school,group,type,purpose,weekday_period"`
	School string `query:"school" maxLength:"100" doc:"Id or code"`
	Format string `query:"format" default:"json" enum:"json,csv"`
}

// UtilisationRow is one row, in minutes.
type UtilisationRow struct {
	Key           string  `json:"key"`
	Name          string  `json:"name"`
	OpenMinutes   float64 `json:"open_minutes"`
	BookedMinutes float64 `json:"booked_minutes"`
	UsedMinutes   float64 `json:"used_minutes"`
	OwnMinutes    float64 `json:"own_minutes"`
	LentMinutes   float64 `json:"lent_minutes"`
	Bookings      int     `json:"bookings"`
	Utilisation   float64 `json:"utilisation" doc:"Booked over open minutes"`
}

// GetUtilisation reports how much of the open time is booked.
func (h *Handlers) GetUtilisation(ctx context.Context, in *UtilisationIn) (*huma.StreamResponse, error) {
	from, err := dateOf("from", in.From)
	if err != nil {
		return nil, err
	}
	to, err := dateOf("to", in.To)
	if err != nil {
		return nil, err
	}
	rows, err := h.Service.Utilisation(ctx, actor(ctx), service.UtilisationFilter{From: from, To: to, By: in.By, School: in.School})
	list, err := pageOf(rows, "", err, utilisationRow)
	if err != nil {
		return nil, err
	}
	kind, body := "application/json", []byte(nil)
	if in.Format == "csv" {
		kind, body = "text/csv; charset=utf-8", utilisationCSV(list.Body.Items)
	} else if body, err = json.Marshal(list.Body); err != nil {
		return nil, err
	}
	return &huma.StreamResponse{Body: func(c huma.Context) {
		c.SetHeader("Content-Type", kind)
		if in.Format == "csv" {
			c.SetHeader("Content-Disposition", `attachment; filename="utilisation.csv"`)
		}
		_, _ = c.BodyWriter().Write(body)
	}}, nil
}

// UtilisationReplies describes the two forms of the report.
func UtilisationReplies(r huma.Registry) map[string]*huma.Response {
	return map[string]*huma.Response{"200": {
		Description: "The report",
		Content: map[string]*huma.MediaType{
			"application/json": {Schema: r.Schema(reflect.TypeFor[List[UtilisationRow]](), true, "")},
			"text/csv":         {Schema: &huma.Schema{Type: huma.TypeString}},
		},
	}}
}

func utilisationRow(r *service.UtilisationRow) UtilisationRow {
	return UtilisationRow{
		Key: r.Key, Name: r.Name, OpenMinutes: round(r.OpenMinutes, 2), BookedMinutes: round(r.BookedMinutes, 2),
		UsedMinutes: round(r.UsedMinutes, 2), OwnMinutes: round(r.OwnMinutes, 2), LentMinutes: round(r.LentMinutes, 2),
		Bookings: r.Bookings, Utilisation: round(r.Utilisation, 6),
	}
}

func round(x float64, places int) float64 {
	scale := math.Pow10(places)
	return math.Round(x*scale) / scale
}

// utilisationCSV writes what a spreadsheet opens: a byte order mark, and no
// cell that it would take for a formula.
func utilisationCSV(rows []UtilisationRow) []byte {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	w := csv.NewWriter(&b)
	_ = w.Write([]string{
		"key", "name", "open_minutes", "booked_minutes", "used_minutes", "own_minutes", "lent_minutes", "bookings", "utilisation",
	})
	number := func(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
	for _, r := range rows {
		_ = w.Write([]string{
			cell(r.Key), cell(r.Name), number(r.OpenMinutes), number(r.BookedMinutes), number(r.UsedMinutes),
			number(r.OwnMinutes), number(r.LentMinutes), strconv.Itoa(r.Bookings), number(r.Utilisation),
		})
	}
	w.Flush()
	return b.Bytes()
}

// cell keeps a spreadsheet from taking a text for a formula.
func cell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(s)[0]) {
		return "'" + s
	}
	return s
}
