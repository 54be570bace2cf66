package booking

import "fmt"

// Code is the class of a failure; a door turns it into a status.
type Code string

// The classes of failure.
const (
	Invalid      Code = "invalid"      // understood but not acceptable
	Unauthorized Code = "unauthorized" // not signed in
	Forbidden    Code = "forbidden"    // seen but not permitted
	NotFound     Code = "not_found"    // not there, or not visible to the actor
	Conflicted   Code = "conflict"     // clashes with what is there
	Stale        Code = "stale"        // the caller's version is not the current one
	Gone         Code = "gone"
	TooMany      Code = "too_many"
	Unavailable  Code = "unavailable" // try again
	Internal     Code = "internal"
)

// Error is the one error type of the house. Key is stable and is what the
// message catalogues translate, with Params; Message is for logs alone.
type Error struct {
	Code      Code
	Key       string
	Message   string
	Field     string
	Params    map[string]any
	Fields    []FieldError
	Conflicts []Conflict
	Decision  *Decision
	Touched   []Touch // bookings in the way of a change of the calendar
	Err       error
}

// FieldError names one field that is wrong.
type FieldError struct {
	Field  string
	Key    string
	Params map[string]any
}

func (e *Error) Error() string {
	s := string(e.Code) + " " + e.Key
	if e.Field != "" {
		s += " (" + e.Field + ")"
	}
	if e.Message != "" {
		s += ": " + e.Message
	}
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.Err }

// Fail makes an error of a class with a key, for the whole request.
func Fail(code Code, key string) *Error { return &Error{Code: code, Key: key} }

// BadField makes an Invalid error that names one field.
func BadField(field, key string, params map[string]any) *Error {
	return &Error{
		Code: Invalid, Key: key, Field: field, Params: params,
		Fields: []FieldError{{Field: field, Key: key, Params: params}},
	}
}

// Missing makes a NotFound error that names what was looked for.
func Missing(kind, ref string) *Error {
	return &Error{
		Code: NotFound, Key: "not_found", Params: map[string]any{"Kind": kind, "Ref": ref},
		Message: fmt.Sprintf("%s %q", kind, ref),
	}
}
