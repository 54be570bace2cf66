package service

import (
	"testing"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
)

func TestOnlyWhoHasARoleThereIsTold(t *testing.T) {
	w := &booking.World{Grants: []booking.Grant{
		{User: "teacher", School: "s1", Role: booking.Teacher},
		{User: "left", School: "s1", Role: booking.Teacher, To: 99},
		{User: "later", School: "s1", Role: booking.Teacher, From: 101},
		{User: "office", Group: "g1", Role: booking.GroupAdmin},
		{User: "bureau", District: "d", Role: booking.DistrictAdmin},
	}}
	for _, c := range []struct {
		user, school string
		want         bool
	}{
		{"teacher", "s1", true},
		{"teacher", "s2", false},
		{"teacher", "", true},
		{"left", "s1", false},
		{"left", "", false},
		{"later", "s1", false},
		{"office", "s1", true},
		{"bureau", "s2", true},
		{"nobody", "", false},
	} {
		require.Equal(t, c.want, mayBeTold(w, c.user, c.school, 100), "%s at %q", c.user, c.school)
	}
}
