package main

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"xiaoxiang/models/pgtest"
)

// demoScenarios is what the demo's file expects of the rules.
type demoScenarios struct {
	Scenarios []struct {
		ID, Title string
		Request   map[string]any
		Expect    struct {
			Decision  string
			Rule      string
			Reason    string
			Approvers []string
			Conflicts []string
			With      []string
			Available *int
		}
	}
	Series []struct {
		ID, Title, As, School, Stage, Resource, Period, Term, Parity string
		Weekday                                                      int
		Expect                                                       struct {
			Created  int
			First    string
			Makeup   []string
			Skipped  []string
			Rejected []struct{ Date, Kind, Lock string }
		}
	} `yaml:"series_scenarios"`
}

func readScenarios(t *testing.T) demoScenarios {
	t.Helper()
	text, err := os.ReadFile("../service/demo/demo.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var d demoScenarios
	if err := yaml.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	return d
}

// decision is the reply of a check as far as scenarios look at it.
type decision struct {
	Decision, Rule, Reason string
	Approvers              []string
	Conflicts              []struct {
		Kind, Subject string
		With          *string
		Available     *int
	}
	Occurrences []struct {
		Date, Start, End, Outcome string
		Follows                   *string
		Conflicts                 []struct {
			Kind string
			With *string
		}
	}
	WouldBe int `json:"would_be"`
}

func (h *house) check(t *testing.T, as string, body any) decision {
	t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	got := h.do(t, call{as: as, path: "/bookings/check", body: string(text)})
	if got.status != 200 {
		t.Fatalf("status %d: %s", got.status, got.body)
	}
	var d decision
	if err := json.Unmarshal([]byte(got.body), &d); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestScenarios(t *testing.T) {
	scenarios := readScenarios(t).Scenarios
	if len(scenarios) < 20 {
		t.Fatalf("only %d scenarios were read", len(scenarios))
	}
	onEngines(t, func(t *testing.T, h *house) {
		for _, s := range scenarios {
			t.Run(s.ID+" "+s.Title, func(t *testing.T) {
				body := maps.Clone(s.Request)
				as := strings.ToLower(body["user"].(string))
				delete(body, "user")
				d, want := h.check(t, as, body), s.Expect
				kinds, with := map[string]bool{}, map[string]bool{}
				var available []int
				for _, c := range d.Conflicts {
					kinds[c.Kind] = true
					if c.With != nil {
						with[*c.With] = true
					}
					if c.Available != nil {
						available = append(available, *c.Available)
					}
				}
				same(t, "decision", d.Decision, want.Decision)
				if want.Rule != "" {
					same(t, "rule", d.Rule, want.Rule)
				}
				same(t, "reason", d.Reason, want.Reason)
				if want.Approvers != nil {
					same(t, "approvers", strings.Join(d.Approvers, " "), strings.Join(want.Approvers, " "))
				}
				if want.Decision != "forbidden" {
					same(t, "conflicts", sorted(kinds), strings.Join(slices.Sorted(slices.Values(want.Conflicts)), " "))
				}
				if want.With != nil {
					same(t, "with", sorted(with), strings.Join(slices.Sorted(slices.Values(want.With)), " "))
				}
				if want.Available != nil && !slices.Contains(available, *want.Available) {
					t.Errorf("available %v, want %d", available, *want.Available)
				}
			})
		}
	})
}

func TestSeriesScenarios(t *testing.T) {
	run := func(t *testing.T, db string) {
		h := newBareHouse(t, db, time.Date(2026, 8, 24, 9, 0, 0, 0, time.FixedZone("", 8*3600)))
		for _, s := range readScenarios(t).Series {
			t.Run(s.ID+" "+s.Title, func(t *testing.T) {
				d := h.check(t, strings.ToLower(s.As), map[string]any{
					"resources": []string{s.Resource}, "school": s.School, "stage": s.Stage,
					"recurrence": map[string]any{"term": s.Term, "weekday": s.Weekday, "periods": []string{s.Period}, "parity": s.Parity},
				})
				var created, makeup, skipped, rejected []string
				for _, o := range d.Occurrences {
					slot := o.Date
					if o.Start != "" {
						slot += " " + o.Start[11:16] + "-" + o.End[11:16]
					}
					switch o.Outcome {
					case "create":
						created = append(created, slot)
						if o.Follows != nil {
							makeup = append(makeup, slot+" follows "+*o.Follows)
						}
					case "skip":
						skipped = append(skipped, o.Date)
					case "conflict":
						for _, c := range o.Conflicts {
							rejected = append(rejected, o.Date+" "+c.Kind+" "+*c.With)
						}
					}
				}
				var want []string
				for _, r := range s.Expect.Rejected {
					want = append(want, r.Date+" "+r.Kind+" "+r.Lock)
				}
				if len(created) != s.Expect.Created {
					t.Errorf("%d created, want %d", len(created), s.Expect.Created)
				}
				same(t, "first", created[0], s.Expect.First)
				same(t, "make-up", strings.Join(makeup, ", "), strings.Join(s.Expect.Makeup, ", "))
				same(t, "skipped", strings.Join(skipped, ", "), strings.Join(s.Expect.Skipped, ", "))
				same(t, "rejected", strings.Join(rejected, ", "), strings.Join(want, ", "))
			})
		}
	}
	t.Run("sqlite", func(t *testing.T) { run(t, filepath.Join(t.TempDir(), "x.db")) })
	t.Run("postgres", func(t *testing.T) { run(t, pgtest.URL(t)) })
}

func same(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s %q, want %q", what, got, want)
	}
}

func sorted(set map[string]bool) string {
	return strings.Join(slices.Sorted(maps.Keys(set)), " ")
}
