package main

import (
	"bytes"
	"strings"
	"sync"
	"testing"
	"time"
)

// lockedBuffer is what a program that still runs has printed.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(b)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// wait gives the word that begins so, once it is printed.
func (l *lockedBuffer) wait(t *testing.T, prefix string) string {
	t.Helper()
	for range 400 {
		if _, rest, ok := strings.Cut(l.String(), prefix); ok && strings.Contains(rest, "\n") {
			return prefix + strings.Fields(rest)[0]
		}
		time.Sleep(25 * time.Millisecond)
	}
	t.Fatalf("no %s in %s", prefix, l)
	return ""
}
