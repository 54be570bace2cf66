package booking

import "strconv"

// Valid names what a request says that cannot be: unknown resources or
// classes, an empty or overlong interval, a quantity of something that is not
// counted. It says nothing about whether the request may be granted. The error
// is an *Error: Invalid with its fields, or NotFound.
func Valid(w *World, r Request) error {
	var fields []FieldError
	bad := func(field, key string, params map[string]any) {
		fields = append(fields, FieldError{Field: field, Key: key, Params: params})
	}
	if len(r.Resources) == 0 {
		bad("resources", "required", nil)
	}
	pool, seen := false, map[string]bool{}
	for i, id := range r.Resources {
		res := w.Resources[id]
		if res == nil {
			return Missing("resource", id)
		}
		if seen[id] {
			bad("resources["+strconv.Itoa(i)+"]", "duplicate", map[string]any{"Ref": res.Code})
		}
		seen[id] = true
		pool = pool || res.Alloc == Pool
	}
	if w.Schools[r.School] == nil {
		return Missing("school", r.School)
	}
	if c := w.Classes[r.Class]; r.Class != "" && c == nil {
		return Missing("class_group", r.Class)
	} else if c != nil && c.School != r.School {
		bad("class_group", "class_of_other_school", map[string]any{"Ref": c.Code})
	}
	interval(w, bad, "end", r.Start, r.End)
	if v := r.Vehicles; v != nil {
		switch res := w.Resources[v.Resource]; {
		case res == nil:
			return Missing("resource", v.Resource)
		case res.Alloc != Pool:
			bad("vehicles.resource", "not_a_pool", map[string]any{"Ref": res.Code})
		}
		interval(w, bad, "vehicles.end", v.Start, v.End)
	}
	switch {
	case r.Quantity < 0:
		bad("quantity", "negative", nil)
	case r.Quantity > 1 && !pool:
		bad("quantity", "not_a_pool", nil)
	}
	if r.Headcount < 0 {
		bad("headcount", "negative", nil)
	}
	if r.Adults < 0 {
		bad("adults", "negative", nil)
	}
	if len(fields) == 0 {
		return nil
	}
	e := BadField(fields[0].Field, fields[0].Key, fields[0].Params)
	e.Fields = fields
	return e
}

// interval names an interval that is empty, backwards or longer than allowed.
func interval(w *World, bad func(field, key string, params map[string]any), field string, start, end int64) {
	longest := int64(w.Policy.MaxBookingMinutes) * 60
	switch {
	case end <= start:
		bad(field, "end_before_start", nil)
	case longest > 0 && end-start > longest:
		bad(field, "too_long", map[string]any{"Max": w.Policy.MaxBookingMinutes})
	}
}
