//go:build unix

package pgtest

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
)

const superuser = "postgres"

// settings hold for every server. A socket alone, so no port can be taken.
var settings = []string{
	"listen_addresses=''",
	"max_connections=200",
	"shared_buffers='64MB'",
	"timezone='UTC'",
	"log_timezone='UTC'",
	"log_statement=none",
}

// script makes a cluster, starts it, says so and waits for its standard input to
// close, which happens at the latest when the test process dies. Then it stops
// the server and removes the folder.
const script = `
dir=$1 bin=$2 locale=$3 user=$4 settings=$5
trap '"$bin/pg_ctl" -D "$dir/data" -m immediate -s stop >/dev/null 2>&1; rm -rf "$dir"' EXIT
if "$bin/initdb" -D "$dir/data" -U "$user" -E UTF8 --locale="$locale" -A trust --no-sync >"$dir/log" 2>&1 &&
	printf '%s\n' "unix_socket_directories='$dir'" "$settings" >>"$dir/data/postgresql.conf" &&
	"$bin/pg_ctl" -D "$dir/data" -l "$dir/log" -w -t 60 -s start >>"$dir/log" 2>&1 </dev/null
then echo ready; exec >/dev/null; cat
else cat "$dir/log"
fi
`

type server struct {
	settings []string

	start     sync.Once
	err       error
	databases atomic.Int64
	dir       string
	hold      io.Closer // the script's standard input
	cmd       *exec.Cmd
}

func (s *server) run() error {
	bin, err := binaries()
	if err != nil {
		return err
	}
	if s.dir, err = os.MkdirTemp("", "xiaoxiang-pg-"); err != nil {
		return err
	}
	// Its own process group: an interrupt at the terminal stops the tests, and their end the server.
	attr := &syscall.SysProcAttr{Setpgid: true}
	if os.Geteuid() == 0 { // PostgreSQL refuses to run as root
		if attr.Credential, err = unprivileged(); err != nil {
			return err
		}
		if err := os.Chown(s.dir, int(attr.Credential.Uid), int(attr.Credential.Gid)); err != nil {
			return err
		}
	}
	locale := "C.UTF-8"
	if runtime.GOOS != "linux" {
		locale = "C"
	}
	s.cmd = exec.Command("/bin/sh", "-c", script, "pgtest", s.dir, bin, locale, superuser, strings.Join(s.settings, "\n"))
	s.cmd.Dir, s.cmd.SysProcAttr = s.dir, attr
	s.cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "TZ=UTC"}
	if s.hold, err = s.cmd.StdinPipe(); err != nil {
		return err
	}
	out, err := s.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := s.cmd.Start(); err != nil {
		return errors.Join(fmt.Errorf("start PostgreSQL in %s, which its user must reach: %w", s.dir, err), os.RemoveAll(s.dir))
	}
	said, err := io.ReadAll(out)
	if err != nil {
		return fmt.Errorf("start PostgreSQL: %w", err)
	}
	if string(said) != "ready\n" {
		return fmt.Errorf("start PostgreSQL of %s in %s:\n%s", bin, s.dir, said)
	}
	return nil
}

func (s *server) stop() {
	if s.cmd == nil || s.cmd.Process == nil {
		return
	}
	_ = s.hold.Close()
	_ = s.cmd.Wait()
}

// binaries finds the newest PostgreSQL that has all that the tests use.
func binaries() (string, error) {
	var candidates []string
	for _, pattern := range []string{
		"/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/opt/postgresql*/bin",
	} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			return "", err
		}
		slices.Reverse(found)
		candidates = append(candidates, found...)
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			candidates = append(candidates, filepath.Dir(path))
		}
	}
	fault := missing("no PostgreSQL server binaries were found")
	for _, bin := range candidates {
		if slices.ContainsFunc([]string{"initdb", "pg_ctl", "postgres"}, func(name string) bool {
			_, err := exec.LookPath(filepath.Join(bin, name))
			return err != nil
		}) {
			continue
		}
		if hasBtreeGist(bin) {
			return bin, nil
		}
		fault = missing("the PostgreSQL of " + bin + " has no extension btree_gist")
	}
	return "", fault
}

// hasBtreeGist asks the installation where its extensions lie; one without
// pg_config is believed, CREATE EXTENSION will tell.
func hasBtreeGist(bin string) bool {
	share, err := exec.Command(filepath.Join(bin, "pg_config"), "--sharedir").Output()
	if err != nil {
		return true
	}
	_, err = os.Stat(filepath.Join(strings.TrimSpace(string(share)), "extension", "btree_gist.control"))
	return err == nil
}

// unprivileged is the user that runs the server where the tests run as root.
func unprivileged() (*syscall.Credential, error) {
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, uidErr := strconv.ParseUint(u.Uid, 10, 32)
		gid, gidErr := strconv.ParseUint(u.Gid, 10, 32)
		if uidErr == nil && gidErr == nil {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
		}
	}
	return nil, fmt.Errorf("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody to run it as")
}
