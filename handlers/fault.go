package handlers

import (
	"errors"

	"xiaoxiang/booking"
)

func is(err error, code booking.Code) bool {
	var e *booking.Error
	return errors.As(err, &e) && e.Code == code
}

func keyOf(err error) string {
	var e *booking.Error
	if errors.As(err, &e) {
		return e.Key
	}
	return ""
}
