package models_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"xiaoxiang/models"
	"xiaoxiang/models/storetest"
)

// rowStructs is every row struct; a new table adds its own here.
var rowStructs = []any{
	&models.District{}, &models.LegalEntity{}, &models.School{}, &models.TravelTime{}, &models.Group{}, &models.Membership{},
	&models.Project{}, &models.Agreement{}, &models.Term{}, &models.Break{}, &models.PeriodTable{}, &models.Holiday{},
	&models.DayOverride{}, &models.Lock{}, &models.ShareProfile{}, &models.Resource{}, &models.ClassGroup{}, &models.User{},
	&models.Grant{}, &models.SharingRule{}, &models.Program{}, &models.Series{}, &models.Booking{}, &models.BookingResource{},
	&models.Claim{}, &models.Approval{}, &models.ApprovalDecider{}, &models.Letter{}, &models.AuditEntry{}, &models.Session{},
	&models.RuleVersion{}, &models.Strike{}, &models.Delegation{},
	&models.Feed{}, &models.IdempotencyKey{}, &models.JobRun{}, &models.WaitlistEntry{}, &models.Offer{},
}

func TestRowStructsMatchTheTables(t *testing.T) {
	storetest.Each(t, func(t *testing.T, store *models.Store) {
		for _, row := range rowStructs {
			table, fields, err := models.Fields(store, row)
			require.NoError(t, err)
			columns, err := models.Columns(context.Background(), store, table)
			require.NoError(t, err)
			require.ElementsMatch(t, columns, fields, table)
		}
	})
}

func TestBothEnginesHaveTheSameMigrations(t *testing.T) {
	names := func(folder string) []string {
		entries, err := os.ReadDir(filepath.Join("migrations", folder))
		require.NoError(t, err)
		var out []string
		for _, e := range entries {
			out = append(out, e.Name())
		}
		return out
	}
	require.Equal(t, names("sqlite"), names("postgres"))
}
