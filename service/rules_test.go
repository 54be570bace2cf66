package service_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

func (t *town) rules() *service.RuleTable {
	t.Helper()
	table, err := t.Rules(context.Background(), t.as("U01"))
	require.NoError(t, err)
	return table
}

func TestRulesAreReplacedAsAWhole(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		next := recording("2026-11-05T09:30", "2026-11-05T10:10")
		before := t.rules()
		require.Equal(t, int64(1), before.Version)
		checked, err := t.Check(ctx, t.as("U31"), next)
		require.NoError(t, err)
		require.Equal(t, booking.AutoApproved, checked.Decision.Outcome)

		rules := slices.Clone(before.Rules)
		for i := range rules {
			if rules[i].ID == checked.Decision.Rule {
				rules[i].Auto, rules[i].Approvers = booking.AutoNever, []string{"host_manager"}
			}
		}
		faults, diff, err := t.CheckRules(ctx, t.as("U01"), rules)
		require.NoError(t, err)
		require.Empty(t, faults)
		require.Len(t, diff, 1)
		require.Equal(t, int64(1), t.rules().Version, "a check writes nothing")

		v := before.Version
		after, err := t.ReplaceRules(ctx, t.as("U01"), &v, rules, "试行")
		require.NoError(t, err)
		require.Equal(t, int64(2), after.Version)
		checked, err = t.Check(ctx, t.as("U31"), next)
		require.NoError(t, err)
		require.Equal(t, booking.Pending, checked.Decision.Outcome, "it counts at once")
		_, err = t.ReplaceRules(ctx, t.as("U01"), &v, before.Rules, "")
		t.refused("stale", err)
		v = 2
		same, err := t.ReplaceRules(ctx, t.as("U01"), &v, rules, "")
		require.NoError(t, err)
		require.Equal(t, int64(2), same.Version, "what changes nothing is no version")

		tables, next2, err := t.RuleVersions(ctx, t.as("U13"), service.Page{Limit: 1})
		require.NoError(t, err)
		require.Len(t, tables, 1)
		require.Equal(t, "2", next2)
		require.True(t, tables[0].Current)
		require.Equal(t, "试行", tables[0].Note)
		require.Equal(t, "U01", t.code(tables[0].By))
		require.Equal(t, diff, tables[0].Diff)
		tables, next2, err = t.RuleVersions(ctx, t.as("U13"), service.Page{Limit: 1, After: next2})
		require.NoError(t, err)
		require.Empty(t, next2)
		require.Len(t, tables, 1)
		require.Empty(t, booking.DiffRules(before.Rules, tables[0].Rules), "the first is kept as it was")
		one, err := t.RuleVersion(ctx, t.as("U13"), "1")
		require.NoError(t, err)
		require.Empty(t, booking.DiffRules(before.Rules, one.Rules))
		for _, ref := range []string{"3", "0", "x"} {
			_, err = t.RuleVersion(ctx, t.as("U13"), ref)
			t.refused("not_found", err)
		}
		entries, err := t.Store.Read(ctx).Audit(t.district)
		require.NoError(t, err)
		require.True(t, len(entries) == 1 && entries[0].Entity == "rules")
	})
}

func TestRulesThatLeaveACaseOpenAreRefused(t *testing.T) {
	quick(t, func(t *town) {
		ctx := context.Background()
		v := int64(1)
		rules := t.rules().Rules
		for _, c := range []struct {
			name, key, field string
			alter            func([]booking.Rule) []booking.Rule
		}{
			{"a row less", "undecided", "rules", func(rs []booking.Rule) []booking.Rule { return rs[1:] }},
			{"none", "list_length", "rules", func([]booking.Rule) []booking.Rule { return nil }},
			{"an approver that is none", "unknown_approver", "rules[1].approvers[0]", func(rs []booking.Rule) []booking.Rule {
				rs[1].Approvers = []string{"janitor"}
				return rs
			}},
			{"one in the shade", "never_reached", "rules[25]", func(rs []booking.Rule) []booking.Rule {
				row := rs[0]
				row.ID = "S0"
				return append(rs, row)
			}},
		} {
			_, err := t.ReplaceRules(ctx, t.as("U01"), &v, c.alter(slices.Clone(rules)), "")
			require.Equal(t, c.field, t.refused(c.key, err).Field, c.name)
		}
		_, err := t.ReplaceRules(ctx, t.as("U01"), nil, rules, "")
		t.refused("required", err)
		for _, as := range []string{"U11", "U05", "U02"} {
			_, err = t.ReplaceRules(ctx, t.as(as), &v, rules, "")
			t.refused("not_permitted", err)
		}
		require.Equal(t, int64(1), t.rules().Version)
	})
}

func TestWhoMayHaveARequestExplained(t *testing.T) {
	quick(t, func(t *town) {
		ctx := context.Background()
		t.stopped("2026-10-26 09:00")
		d := visit()
		for _, c := range []struct{ as, user, key string }{
			{"U62", "", ""},
			{"U62", "U62", ""},
			{"U61", "U62", ""},
			{"U01", "U62", ""},
			{"U62", "U61", "not_permitted"},
			{"U41", "U62", "not_permitted"},
			{"U61", "U13", "not_permitted"},
			{"U61", "U999", "unknown_user"},
		} {
			got, err := t.Explain(ctx, t.as(c.as), c.user, d)
			if c.key != "" {
				t.refused(c.key, err)
				continue
			}
			require.NoError(t, err, c)
			require.Equal(t, booking.Pending, got.Decision.Outcome)
			i := slices.IndexFunc(got.Rows, func(v booking.RowVerdict) bool { return v.Decides })
			require.Equal(t, got.Decision.Rule, got.Rows[i].Rule)
		}
		d.School = "S12"
		_, err := t.Explain(ctx, t.as("U111"), "", d)
		t.refused("not_found", err)
	})
}

func TestPolicyIsChangedWithinBounds(t *testing.T) {
	inTown(t, func(t *town) {
		ctx := context.Background()
		before, err := t.Policy(ctx, t.as("U13"))
		require.NoError(t, err)
		require.Equal(t, 4, before.StrikeWeeks)
		weeks, none, bad := 2, 0.0, -1.0
		stale := before.Version - 1
		_, err = t.ChangePolicy(ctx, t.as("U01"), &stale, service.PolicyChange{StrikeWeeks: &weeks})
		t.refused("stale", err)
		_, err = t.ChangePolicy(ctx, t.as("U11"), nil, service.PolicyChange{StrikeWeeks: &weeks})
		t.refused("not_permitted", err)
		_, err = t.ChangePolicy(ctx, t.as("U01"), nil, service.PolicyChange{StrikeNoShow: &bad})
		require.Equal(t, "strike_no_show", t.refused("out_of_range", err).Field)
		world := t.world().Version
		after, err := t.ChangePolicy(ctx, t.as("U01"), &before.Version, service.PolicyChange{StrikeWeeks: &weeks, StrikeThreshold: &none})
		require.NoError(t, err)
		require.Equal(t, 2, after.StrikeWeeks)
		require.Equal(t, before.QuotaHours, after.QuotaHours)
		require.Equal(t, 2, t.world().Policy.StrikeWeeks, "the rules know it at once")
		require.Greater(t, t.world().Version, world)
	})
}
