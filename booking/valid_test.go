package booking_test

import (
	"errors"
	"testing"

	"xiaoxiang/booking"
)

// What cannot be is named, field by field.
func TestValid(t *testing.T) {
	w := readDemo(t).world()
	for _, c := range []struct {
		name, want string
		change     func(*booking.Request)
	}{
		{"good", "", func(*booking.Request) {}},
		{"no resource", "resources required", func(r *booking.Request) { r.Resources = nil }},
		{"unknown resource", " not_found", func(r *booking.Request) { r.Resources = []string{"R999"} }},
		{"twice", "resources[1] duplicate", func(r *booking.Request) { r.Resources = []string{"R001", "R001"} }},
		{"unknown school", " not_found", func(r *booking.Request) { r.School = "S99" }},
		{"unknown class", " not_found", func(r *booking.Request) { r.Class = "C-S01-999" }},
		{"class of another school", "class_group class_of_other_school", func(r *booking.Request) { r.Class = "C-S03-301" }},
		{"backwards", "end end_before_start", func(r *booking.Request) { r.End = r.Start }},
		{"too long", "end too_long", func(r *booking.Request) { r.End = r.Start + 15*3600 }},
		{"quantity of a hall", "quantity not_a_pool", func(r *booking.Request) { r.Quantity = 2 }},
		{"less than nothing", "quantity negative", func(r *booking.Request) { r.Quantity = -1 }},
		{"fewer than nobody", "headcount negative", func(r *booking.Request) { r.Headcount = -1 }},
		{"fewer than no adult", "adults negative", func(r *booking.Request) { r.Adults = -1 }},
		{"a hall for a bus", "vehicles.resource not_a_pool", func(r *booking.Request) { r.Vehicles = &booking.Vehicles{Resource: "R001", Start: r.Start, End: r.End} }},
		{"bus backwards", "vehicles.end end_before_start", func(r *booking.Request) { r.Vehicles = &booking.Vehicles{Resource: "R064", Start: r.End, End: r.Start} }},
		{"unknown bus", " not_found", func(r *booking.Request) { r.Vehicles = &booking.Vehicles{Resource: "R999"} }},
	} {
		r := booking.Request{Resources: []string{"R001"}, School: "S01", Start: at("2026-11-03T16:00"), End: at("2026-11-03T17:00")}
		c.change(&r)
		got := ""
		var e *booking.Error
		if errors.As(booking.Valid(w, r), &e) {
			got = e.Field + " " + e.Key
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
