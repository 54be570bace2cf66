package main

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/models/pgtest"
)

// TestTheRealCallAgreesWithTheCheck asks and then books at random: the real
// call does what the check said, whatever that is.
func TestTheRealCallAgreesWithTheCheck(t *testing.T) {
	rounds := 800
	if os.Getenv("XIAOXIANG_TEST_SOAK") != "" {
		rounds = 10000
	}
	run := func(t *testing.T, db string) {
		h := newHouse(t, db)
		m := &asker{random: rand.New(rand.NewPCG(7, 7)), house: h}
		m.learn(t)
		seen := map[string]int{}
		for i := range rounds {
			as, body := m.request()
			d := h.check(t, as, body)
			seen[d.Decision]++
			text, _ := json.Marshal(body)
			got := h.do(t, call{as: as, path: "/bookings", body: string(text)})
			if got.status != d.WouldBe {
				t.Fatalf("round %d: check said %s (%d), the real call gave %d\n%s as %s\n%s", i, d.Decision, d.WouldBe, got.status, text, as, got.body)
			}
			if got.status == 201 && m.random.IntN(3) == 0 {
				m.cancel(t, as, got)
			}
		}
		t.Logf("%v", seen)
		for _, decision := range []string{"auto_approved", "pending", "needs_confirm", "rejected", "forbidden"} {
			if seen[decision] == 0 {
				t.Errorf("no request was %s: %v", decision, seen)
			}
		}
	}
	t.Run("sqlite", func(t *testing.T) { run(t, filepath.Join(t.TempDir(), "x.db")) })
	t.Run("postgres", func(t *testing.T) { run(t, pgtest.URL(t)) })
}

// asker makes random requests of the demo district's people.
type asker struct {
	random    *rand.Rand
	house     *house
	people    [][2]string // user name, school
	resources []string
	near      map[string][]string // what a school owns, or a school of one of its groups
	classes   map[string][]string // by school
}

func (m *asker) learn(t *testing.T) {
	t.Helper()
	w, err := m.house.svc.World(t.Context(), theDistrict(t, m.house))
	if err != nil {
		t.Fatal(err)
	}
	m.classes = map[string][]string{}
	for _, c := range w.Classes {
		school := w.Schools[c.School].Code
		m.classes[school] = append(m.classes[school], c.Code)
	}
	for _, g := range w.Grants {
		if g.School != "" {
			m.people = append(m.people, [2]string{strings.ToLower(w.Users[g.User].Code), w.Schools[g.School].Code})
		}
	}
	for n := 1; n <= len(w.Resources); n++ {
		m.resources = append(m.resources, fmt.Sprintf("R%03d", n))
	}
	m.near = map[string][]string{}
	for _, school := range w.Schools {
		for _, code := range m.resources {
			owner := w.Resource(code).School
			together := owner == school.ID
			for _, g := range w.Groups {
				has := func(id string) bool {
					return slices.ContainsFunc(g.Members, func(x booking.Membership) bool { return x.School == id })
				}
				together = together || has(owner) && has(school.ID)
			}
			if together {
				m.near[school.Code] = append(m.near[school.Code], code)
			}
		}
	}
}

func theDistrict(t *testing.T, h *house) string {
	t.Helper()
	districts, err := h.svc.Store.Read(t.Context()).Districts()
	if err != nil {
		t.Fatal(err)
	}
	return districts[0].ID
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// request draws one: mostly a neighbour's or one's own place, on a school day.
func (m *asker) request() (string, map[string]any) {
	r := m.random
	who := pick(r, m.people)
	if r.IntN(3) == 0 { // one who teaches at two schools has to travel
		who = [2]string{"u43", pick(r, []string{"S04", "S06"})}
	}
	day := time.Date(2026, 10, 27+r.IntN(9), 0, 0, 0, 0, time.UTC)
	place := func() string {
		if near := m.near[who[1]]; len(near) > 0 && r.IntN(8) > 0 {
			return pick(r, near)
		}
		return pick(r, m.resources)
	}
	start := day.Add(time.Duration(7*60+5*r.IntN(150)) * time.Minute)
	end := start.Add(time.Duration(20+5*r.IntN(30)) * time.Minute)
	body := map[string]any{
		"resources": []string{place()}, "school": who[1], "title": "随机",
		"start": start.Format("2006-01-02T15:04"), "end": end.Format("2006-01-02T15:04"),
	}
	if r.IntN(4) == 0 {
		body["resources"] = []string{place(), place()}
		if list := body["resources"].([]string); list[0] == list[1] {
			body["resources"] = list[:1]
		}
	}
	if r.IntN(2) == 0 {
		body["headcount"] = r.IntN(200)
	}
	if classes := m.classes[who[1]]; len(classes) > 0 && r.IntN(3) == 0 {
		body["class_group"] = pick(r, classes)
	}
	if r.IntN(3) == 0 {
		body["purpose"] = pick(r, []string{"lesson", "joint_research", "joint_teaching", "meeting", "after_school"})
	}
	if r.IntN(4) == 0 {
		body["confirm"] = []string{"travel_time", "calendar_mismatch"}
	}
	if r.IntN(5) == 0 {
		body["teacher"] = nil
	}
	return who[0], body
}

func (m *asker) cancel(t *testing.T, as string, made *reply) {
	t.Helper()
	id := made.json(t)["id"].(string)
	if got := m.house.do(t, call{as: as, method: "POST", path: "/bookings/" + id + "/cancel", body: `{"reason":"随机"}`}); got.status != 200 {
		t.Fatalf("cancelling: %d %s", got.status, got.body)
	}
}
