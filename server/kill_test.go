package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/models"
	"xiaoxiang/models/pgtest"
)

// TestKill_LosesNothingAcknowledged ends the server without warning under a
// load of bookings, again and again: what was acknowledged is there, nothing
// overlaps, and it is ready again soon.
func TestKill_LosesNothingAcknowledged(t *testing.T) {
	t.Run("sqlite", func(t *testing.T) { killUnderLoad(t, filepath.Join(t.TempDir(), "x.db")) })
	t.Run("postgres", func(t *testing.T) { killUnderLoad(t, pgtest.URL(t, pgtest.Durable)) })
}

func killUnderLoad(t *testing.T, db string) {
	s := &serving{t: t, db: db, addr: freeAddress(t)}
	s.start()
	kills := 2
	if os.Getenv("XIAOXIANG_TEST_SOAK") != "" {
		kills = 20
	}
	var acked []string
	for round := range kills {
		stop := make(chan struct{})
		got := s.load(stop)
		time.Sleep(time.Duration(400+rand.IntN(500)) * time.Millisecond)
		s.kill()
		close(stop)
		acked = append(acked, <-got...)
		began := time.Now()
		s.start()
		if took := time.Since(began); took > 2*time.Second {
			t.Errorf("ready after %v, want under 2 s", took)
		}
		s.check(acked)
		t.Logf("kill %d: %d bookings acknowledged so far", round+1, len(acked))
	}
	if len(acked) < kills {
		t.Fatalf("only %d bookings were acknowledged: no load to speak of", len(acked))
	}
	s.kill()
}

// serving is one server process on a database that outlives it.
type serving struct {
	t        *testing.T
	db, addr string
	cmd      *exec.Cmd
	token    string
}

func freeAddress(t *testing.T) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().String()
}

func (s *serving) start() {
	s.t.Helper()
	s.cmd = exec.Command("../bin/xiaoxiang", "serve", "--demo", "--bare")
	s.cmd.Env = append(os.Environ(), "XIAOXIANG_ADDR="+s.addr, "XIAOXIANG_DB="+s.db, "XIAOXIANG_SECRET="+strings.Repeat("k", 32))
	var said bytes.Buffer
	s.cmd.Stderr = &said
	if err := s.cmd.Start(); err != nil {
		s.t.Fatalf("%v: make build comes first", err)
	}
	cmd := s.cmd
	s.t.Cleanup(func() { _ = cmd.Process.Kill() })
	for range 400 {
		if resp, err := http.Get("http://" + s.addr + "/readyz"); err == nil {
			resp.Body.Close()
			if resp.StatusCode == http.StatusOK {
				return
			}
		}
		time.Sleep(25 * time.Millisecond)
	}
	s.kill()
	s.t.Fatalf("the server does not get ready: %s", said.String())
}

func (s *serving) kill() {
	_ = s.cmd.Process.Kill() // SIGKILL
	_ = s.cmd.Wait()
}

// load books from eight callers until the server is gone and gives what was
// acknowledged.
func (s *serving) load(stop chan struct{}) chan []string {
	if s.token == "" {
		var reply struct {
			AccessToken string `json:"access_token"`
		}
		s.post("/api/v1/auth/login", map[string]any{"username": "u31", "password": defaultConfig.DemoPassword}, &reply)
		s.token = reply.AccessToken
	}
	out := make(chan []string, 1)
	var all sync.WaitGroup
	var mu sync.Mutex
	var acked []string
	for caller := range 8 {
		all.Go(func() {
			random := rand.New(rand.NewPCG(uint64(caller), uint64(time.Now().UnixNano())))
			for {
				select {
				case <-stop:
					return
				default:
				}
				start := time.Date(2026, 10, 28+random.IntN(50), 7, 5*random.IntN(160), 0, 0, time.UTC)
				var reply struct {
					Code string `json:"code"`
				}
				status := s.post("/api/v1/bookings", map[string]any{
					"resources": []string{[]string{"R016", "R017"}[random.IntN(2)]}, "school": "S03", "title": "负载", "teacher": nil,
					"start": start.Format("2006-01-02T15:04"), "end": start.Add(5 * time.Minute).Format("2006-01-02T15:04"),
				}, &reply)
				if status == http.StatusCreated {
					mu.Lock()
					acked = append(acked, reply.Code)
					mu.Unlock()
				}
			}
		})
	}
	go func() { all.Wait(); out <- acked }()
	return out
}

// post sends a request; 0 where no whole answer came.
func (s *serving) post(path string, body, reply any) int {
	text, _ := json.Marshal(body)
	req, _ := http.NewRequest(http.MethodPost, "http://"+s.addr+path, bytes.NewReader(text))
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Authorization", "Bearer "+s.token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return 0
	}
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	if err != nil || json.Unmarshal(answer, reply) != nil {
		return 0
	}
	return resp.StatusCode
}

// check reads the database itself.
func (s *serving) check(acked []string) {
	s.t.Helper()
	ctx := context.Background()
	store, err := models.Open(ctx, s.db)
	if err != nil {
		s.t.Fatal(err)
	}
	defer store.Close()
	q := store.Read(ctx)
	districts, err := q.Districts()
	if err != nil {
		s.t.Fatal(err)
	}
	rows, err := q.Bookings(models.BookingQuery{District: districts[0].ID})
	if err != nil {
		s.t.Fatal(err)
	}
	there := map[string]booking.Status{}
	for _, b := range rows {
		there[b.Code] = b.Status
	}
	for _, code := range acked {
		if there[code] != booking.StatusApproved {
			s.t.Fatalf("booking %s was acknowledged and is %q now", code, there[code])
		}
	}
	claims, err := models.All[models.Claim](q, districts[0].ID)
	if err != nil {
		s.t.Fatal(err)
	}
	if fault := overlapping(claims); fault != "" {
		s.t.Fatal(fault)
	}
}

func overlapping(claims []models.Claim) string {
	slices.SortFunc(claims, func(a, b models.Claim) int {
		if c := strings.Compare(a.Subject, b.Subject); c != 0 {
			return c
		}
		return int(a.StartAt - b.StartAt)
	})
	for i := 1; i < len(claims); i++ {
		a, b := claims[i-1], claims[i]
		if a.Subject == b.Subject && b.StartAt < a.EndAt {
			return fmt.Sprintf("two bookings hold %s: %s and %s", a.Subject, a.BookingID, b.BookingID)
		}
	}
	return ""
}
