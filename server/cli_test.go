package main

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// typed runs a command line with an environment and gives its exit status.
func typed(t *testing.T, env map[string]string, args ...string) (status int, out, errs string) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(&program{
		ctx: t.Context(), args: args, out: &o, errs: &e,
		getenv: func(name string) string { return env[name] },
	})
	return status, o.String(), e.String()
}

func TestCommand_ExitStatuses(t *testing.T) {
	for _, c := range []struct {
		args   string
		status int
		want   string
	}{
		{"version", 0, "xiaoxiang "},
		{"--help", 0, "serve"},
		{"serve --help", 0, "--demo"},
		{"config", 0, "XIAOXIANG_ADDR"},
		{"routes", 0, "/api/v1/bookings"},
		{"", 2, ""},
		{"nonsense", 2, "nonsense"},
		{"serve --lively", 2, "--demo"},
		{"serve --demo --bare --lively", 2, ""},
		{"user add x --role king", 2, "king"},
		{"doctor", 1, "there is no database"},
	} {
		t.Run(c.args, func(t *testing.T) {
			db := filepath.Join(t.TempDir(), "none", "x.db")
			status, out, errs := typed(t, map[string]string{"XIAOXIANG_DB": db}, strings.Fields(c.args)...)
			if status != c.status || !strings.Contains(out+errs, c.want) {
				t.Errorf("%d\n%s\n%s", status, out, errs)
			}
			if _, err := os.Stat(filepath.Dir(db)); err == nil {
				t.Error("a folder was made")
			}
		})
	}
}

func TestServe_RefusesInOneSentenceAndMakesNothing(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	folder := t.TempDir()
	for _, c := range []struct {
		name string
		env  map[string]string
		args []string
		want string
	}{
		{"a port in use", map[string]string{"XIAOXIANG_ADDR": taken.Addr().String()}, nil, "address already in use"},
		{"a clock without the demo", map[string]string{"XIAOXIANG_NOW": "2026-11-01T08:00:00+08:00"}, nil, "--demo"},
		{"an address that is none", map[string]string{"XIAOXIANG_ADDR": "here"}, nil, "XIAOXIANG_ADDR"},
		{"a short secret", map[string]string{"XIAOXIANG_SECRET": "short"}, nil, "32 characters"},
		{"a secret twice", map[string]string{"XIAOXIANG_SECRET": strings.Repeat("x", 32), "XIAOXIANG_SECRET_FILE": "/x"}, nil, "both set"},
		{"a folder for a database", map[string]string{"XIAOXIANG_DB": folder}, nil, "is a folder"},
		{"no PostgreSQL", map[string]string{"XIAOXIANG_DB": "postgres://u:hush@127.0.0.1:1/x?connect_timeout=1"}, nil, "cannot reach PostgreSQL"},
		{"another scheme", map[string]string{"XIAOXIANG_DB": "mysql://u:hush@h/x"}, nil, "postgres://"},
		{"a mail address that is none", map[string]string{"XIAOXIANG_SMTP_URL": "http://u:hush@h"}, nil, "XIAOXIANG_SMTP_URL"},
	} {
		t.Run(c.name, func(t *testing.T) {
			db := filepath.Join(t.TempDir(), "none", "x.db")
			env := map[string]string{"XIAOXIANG_DB": db, "XIAOXIANG_ADDR": "127.0.0.1:0"}
			for name, value := range c.env {
				env[name] = value
			}
			status, _, errs := typed(t, env, append([]string{"serve"}, c.args...)...)
			if status != exitFailed || !strings.Contains(errs, c.want) || strings.Count(errs, "\n") != 1 || strings.Contains(errs, "hush") {
				t.Errorf("%d %q", status, errs)
			}
			if _, err := os.Stat(filepath.Dir(db)); err == nil {
				t.Error("a folder was made")
			}
		})
	}
}

func TestConfig_TellsEveryFaultAndMasksSecrets(t *testing.T) {
	status, out, errs := typed(t, map[string]string{
		"XIAOXIANG_ADDR": "x", "XIAOXIANG_LIMIT_BODY": "much", "XIAOXIANG_LOG_LEVEL": "loud", "XIAOXIANG_TRUST_PROXY": "us",
		"XIAOXIANG_SMTP_URL": "smtp://u:hush@h", "XIAOXIANG_DB": "postgres://u:hush@h/x",
	}, "config")
	for _, name := range []string{"XIAOXIANG_ADDR", "XIAOXIANG_LIMIT_BODY", "XIAOXIANG_LOG_LEVEL", "XIAOXIANG_TRUST_PROXY"} {
		if !strings.Contains(errs, name) {
			t.Errorf("no word of %s in %s", name, errs)
		}
	}
	if status != exitFailed || strings.Contains(out+errs, "hush") || !strings.Contains(out, "********") {
		t.Errorf("%d\n%s\n%s", status, out, errs)
	}
}

func TestConfig_SecretFromAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(path, []byte(strings.Repeat("s", 40)+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	cfg, err := loadConfig(func(name string) string { return map[string]string{"XIAOXIANG_SECRET_FILE": path}[name] })
	if err != nil || cfg.Secret != strings.Repeat("s", 40) {
		t.Errorf("%q %v", cfg.Secret, err)
	}
}

func TestUserAdd_MakesTheFirstAdmin(t *testing.T) {
	env := map[string]string{"XIAOXIANG_DB": filepath.Join(t.TempDir(), "x.db")}
	status, out, errs := typed(t, env, "user", "add", "admin", "--name", "管理员")
	if status != 0 || !strings.Contains(out, "one-time password: ") {
		t.Fatalf("%d %s %s", status, out, errs)
	}
	if status, _, errs := typed(t, env, "user", "add", "admin"); status != exitFailed || !strings.Contains(errs, "username") {
		t.Errorf("twice: %d %s", status, errs)
	}
	if status, _, errs := typed(t, env, "user", "add", "аdmin"); status != exitFailed || !strings.Contains(errs, "username") {
		t.Errorf("a look-alike: %d %s", status, errs)
	}
	if status, _, errs := typed(t, env, "user", "add", "t1", "--role", "teacher"); status != exitFailed || !strings.Contains(errs, "scope") {
		t.Errorf("a teacher of no school: %d %s", status, errs)
	}
	if status, out, _ := typed(t, env, "doctor"); status != 0 || !strings.Contains(out, "districts: 1") {
		t.Errorf("doctor: %d %s", status, out)
	}
}

func TestServe_StartsAnswersAndStops(t *testing.T) {
	folder := t.TempDir()
	env := map[string]string{"XIAOXIANG_DB": filepath.Join(folder, "x.db"), "XIAOXIANG_ADDR": "127.0.0.1:0", "XIAOXIANG_LOG_LEVEL": "error"}
	var first time.Time
	for round := range 2 {
		ctx, stop := context.WithCancel(t.Context())
		out := &lockedBuffer{}
		ended := make(chan int, 1)
		go func() {
			ended <- run(&program{ctx: ctx, args: []string{"serve", "--demo", "--bare"}, out: out, errs: out, getenv: func(n string) string { return env[n] }})
		}()
		address := out.wait(t, "http://localhost:")
		reply, err := http.Get(address + "/api/v1/about")
		if err != nil {
			t.Fatal(err)
		}
		body := &bytes.Buffer{}
		_, _ = body.ReadFrom(reply.Body)
		reply.Body.Close()
		if !strings.Contains(body.String(), `"demo":true`) || !strings.Contains(out.String(), "u44") {
			t.Errorf("%s\n%s", body, out)
		}
		_, rest, _ := strings.Cut(body.String(), `"now":"`)
		now, err := time.Parse(time.RFC3339, rest[:25])
		switch {
		case err != nil || now.Format("2006-01-02") != "2026-10-26":
			t.Errorf("the clock: %v %v", now, err)
		case round == 1 && now.Before(first):
			t.Error("the clock went back at the second start")
		}
		first = now
		stop()
		select {
		case status := <-ended:
			if status != 0 {
				t.Errorf("exit status %d: %s", status, out)
			}
		case <-time.After(20 * time.Second):
			t.Fatal("it does not stop")
		}
	}
	info, err := os.Stat(filepath.Join(folder, "xiaoxiang.secret"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the signing key: %v %v", info, err)
	}
}
