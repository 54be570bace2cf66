package main

import (
	"context"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"xiaoxiang/models"
)

// keyOf is what is kept of a user's key.
func (h *house) keyOf(t *testing.T, username, key string) *models.IdempotencyKey {
	t.Helper()
	q := h.svc.Store.Read(context.Background())
	user, err := q.UserByName(username)
	if err != nil {
		t.Fatal(err)
	}
	row, err := q.Idempotent(user.ID, key)
	if err != nil {
		t.Fatal(err)
	}
	return row
}

// A crash between the booking and the keeping of its reply: the key is taken,
// without a reply, and names the request that took it.
func TestOnce_AfterACrash(t *testing.T) {
	onEngines(t, func(t *testing.T, h *house) {
		book := call{as: "u13", path: "/bookings", body: hall, headers: map[string]string{"Idempotency-Key": "k"}}
		first := h.do(t, book)
		row := h.keyOf(t, "u13", "k")
		crash := func(request string) {
			h.change(t, func(tx *models.Tx) error {
				row.Status, row.Reply, row.CreatedAt = 0, request, tx.Now-3600
				return tx.Keep(*row)
			})
		}
		crash(first.header.Get("X-Request-Id"))
		again := h.do(t, book)
		if again.status != http.StatusCreated || again.json(t)["id"] != first.json(t)["id"] {
			t.Errorf("made before the crash: %d %s", again.status, again.body)
		}
		crash("a request that made nothing")
		again = h.do(t, book)
		if again.status != http.StatusConflict || !strings.Contains(again.body, `"conflicts"`) {
			t.Errorf("not made before the crash, so made now: %d %s", again.status, again.body)
		}
		if h.keyOf(t, "u13", "k") != nil {
			t.Error("a refusal keeps the key")
		}
	})
}

func TestOnce_AFailureMayBeSentAgainAtOnce(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	book := call{as: "u13", path: "/bookings", body: hall, headers: map[string]string{"Idempotency-Key": "k"}}
	service := h.app.handlers.Service
	h.app.handlers.Service = nil
	if got := h.do(t, book); got.status != http.StatusInternalServerError {
		t.Fatalf("%d %s", got.status, got.body)
	}
	h.app.handlers.Service = service
	if got := h.do(t, book); got.status != http.StatusCreated {
		t.Errorf("%d %s", got.status, got.body)
	}
}

func TestOnce_StoresNoSecretInPlainText(t *testing.T) {
	h := newHouse(t, filepath.Join(t.TempDir(), "x.db"))
	made := h.do(t, call{as: "u13", path: "/feeds", body: `{"mine":true}`, headers: map[string]string{"Idempotency-Key": "k"}})
	url := made.json(t)["url"].(string)
	if kept := h.keyOf(t, "u13", "k"); strings.Contains(kept.Reply, url[strings.LastIndexByte(url, '/')+1:len(url)-4]) {
		t.Error("the feed's secret is in the database")
	}
}
