package service

import (
	"context"
	"strconv"
	"strings"
	"unicode/utf8"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// RuleTable is one version of the rule table, and how it came about.
type RuleTable struct {
	Version int64
	Rules   []booking.Rule
	At      int64              // when it began to count; 0: from the first
	By      string             // id of who wrote it
	Note    string             // why
	Diff    []booking.RuleDiff // against the version before
	Current bool
}

// Rules shows the rule table that counts now; everybody may read how it is
// decided.
func (s *Service) Rules(ctx context.Context, actor booking.Actor) (*RuleTable, error) {
	return rulesNow(s.Store.Read(ctx), actor.District)
}

func rulesNow(q models.Query, district string) (*RuleTable, error) {
	rows, version, err := q.Rules(district)
	out := &RuleTable{Version: version, Current: true}
	for i := range rows {
		out.Rules = append(out.Rules, rows[i].Body)
	}
	return out, err
}

// maxRules bounds a rule table.
const maxRules = 200

// CheckRules says what is wrong with a table, and what would become of the
// rows of the one that counts now. It writes nothing.
func (s *Service) CheckRules(ctx context.Context, actor booking.Actor, rules []booking.Rule) ([]booking.RuleFault, []booking.RuleDiff, error) {
	now, err := s.Rules(ctx, actor)
	if err != nil {
		return nil, nil, err
	}
	return booking.CheckRules(rules), booking.DiffRules(now.Rules, rules), nil
}

// ReplaceRules puts another rule table in the place of the one that counts,
// made on the version that the caller saw. One that leaves a case open or
// contradicts itself is refused with its rows and fields. What has been
// decided stays decided.
func (s *Service) ReplaceRules(ctx context.Context, actor booking.Actor, version *int64, rules []booking.Rule, note string) (*RuleTable, error) {
	var out *RuleTable
	err := s.changeWorld(ctx, actor, func(tx *models.Tx, _ *booking.World) error {
		if !booking.CanManageDistrict(actor) {
			return booking.Fail(booking.Forbidden, "not_permitted")
		}
		if err := tx.Lock([]string{"rules:" + actor.District}); err != nil {
			return err
		}
		before, err := rulesNow(tx.Query, actor.District)
		if err != nil {
			return err
		}
		note = strings.TrimSpace(note)
		if err := sayable(version, before.Version, note, rules); err != nil {
			return err
		}
		out = before
		if len(booking.DiffRules(before.Rules, rules)) == 0 {
			return nil
		}
		old := models.RuleVersion{
			DistrictID: actor.District, Number: before.Version, Rules: before.Rules, Note: note, ReplacedBy: models.Ref(actor.User),
		}
		if err := tx.ReplaceRules(old, sharingRules(actor.District, rules, tx.Now)); err != nil {
			return err
		}
		out = &RuleTable{Version: before.Version + 1, Rules: rules, Current: true}
		return record(tx, actor, "update", "rules", actor.District, "", before.Rules, rules)
	})
	return out, err
}

// sayable checks what comes with a new table, and the table.
func sayable(version *int64, current int64, note string, rules []booking.Rule) error {
	var f faults
	switch {
	case version == nil:
		return booking.BadField("If-Match", "required", nil)
	case *version != current:
		return booking.Fail(booking.Stale, "stale")
	case len(rules) == 0 || len(rules) > maxRules:
		return booking.BadField("rules", "list_length", nil)
	}
	if utf8.RuneCountInString(note) > maxReason {
		f.add("note", "too_long", map[string]any{"Limit": maxReason})
	}
	for _, fault := range booking.CheckRules(rules) {
		f.add(RuleField(fault), fault.Key, fault.Params)
	}
	return f.err()
}

// RuleField names the field of a fault: rules[3].approvers[0].
func RuleField(f booking.RuleFault) string {
	if f.Row < 0 {
		return "rules"
	}
	return strings.TrimSuffix("rules["+strconv.Itoa(f.Row)+"]."+f.Field, ".")
}

// RuleVersions lists the versions of the rule table, the one that counts
// first, and the cursor of the next page.
func (s *Service) RuleVersions(ctx context.Context, actor booking.Actor, page Page) ([]RuleTable, string, error) {
	var after int64
	if page.After != "" {
		n, err := strconv.ParseInt(page.After, 10, 64)
		if err != nil || n < 1 {
			return nil, "", booking.BadField("cursor", "bad_cursor", nil)
		}
		after = n
	}
	tables, err := s.ruleVersions(ctx, actor, after, page.Limit)
	if err != nil || len(tables) <= page.Limit {
		return tables, "", err
	}
	tables = tables[:page.Limit]
	return tables, strconv.FormatInt(tables[len(tables)-1].Version, 10), nil
}

// ruleVersions gives one more than limit, where there are more, older than a
// version (0: from the newest).
func (s *Service) ruleVersions(ctx context.Context, actor booking.Actor, before int64, limit int) ([]RuleTable, error) {
	q := s.Store.Read(ctx)
	var out []RuleTable
	if before == 0 {
		now, err := rulesNow(q, actor.District)
		if err != nil {
			return nil, err
		}
		out = append(out, *now)
	}
	rows, err := q.RuleVersions(actor.District, before, limit+2)
	if err != nil {
		return nil, err
	}
	for i := range rows {
		if n := len(out); n > 0 { // how the one after it came about
			last := &out[n-1]
			last.At, last.By, last.Note = rows[i].ReplacedAt, models.Deref(rows[i].ReplacedBy), rows[i].Note
			last.Diff = booking.DiffRules(rows[i].Rules, last.Rules)
		}
		out = append(out, RuleTable{Version: rows[i].Number, Rules: rows[i].Rules})
	}
	return out[:min(len(out), limit+1)], nil
}

// RuleVersion shows one version of the rule table.
func (s *Service) RuleVersion(ctx context.Context, actor booking.Actor, ref string) (*RuleTable, error) {
	n, err := strconv.ParseInt(ref, 10, 64)
	if err != nil || n < 1 {
		return nil, booking.Missing("rules", ref)
	}
	now, err := s.Rules(ctx, actor)
	if err != nil {
		return nil, err
	}
	before := n + 1
	if n >= now.Version {
		before = 0
	}
	tables, err := s.ruleVersions(ctx, actor, before, 1)
	if err != nil {
		return nil, err
	}
	if len(tables) == 0 || tables[0].Version != n {
		return nil, booking.Missing("rules", ref)
	}
	return &tables[0], nil
}
