package main_test

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// houseArrows says which folders of this module a folder may import. Whoever is
// not named on the right of a row stays out: the page is for server alone.
var houseArrows = map[string][]string{
	"server":    {"handlers", "scheduler", "service", "models", "notify", "messages", "booking", "calendar", "frontend"},
	"handlers":  {"service", "messages", "booking", "calendar"},
	"scheduler": {"service", "messages", "booking", "calendar"},
	"service":   {"models", "notify", "messages", "booking", "calendar"},
	"models":    {"booking", "calendar"},
	"notify":    {"messages", "booking", "calendar"},
	"messages":  {"booking", "calendar"},
	"booking":   {"calendar"},
	"calendar":  {},
	"frontend":  {},
}

// houseRooms keeps a library where it lives, tests included.
var houseRooms = map[string][]string{
	"labstack/echo": {"server", "handlers"},
	"gorm.io":       {"models"},
	"robfig/cron":   {"scheduler"},
}

// housePure folders import the standard library and these alone, and nothing by
// which the world could be read.
var (
	housePure        = []string{"booking", "calendar"}
	housePureLibs    = []string{"github.com/teambition/rrule-go"}
	housePureTests   = []string{"pgregory.net/rapid", "github.com/stretchr/testify", "github.com/google/go-cmp", "gopkg.in/yaml.v3"}
	housePureWithout = []string{"os", "net", "database", "syscall"}
)

// houseNever names what no code outside tests may mention, and where.
var houseNever = []struct {
	name   string
	in     []string // none: everywhere
	reason string
}{
	{"time.Now", []string{"booking", "calendar", "service", "models"}, "the time is handed down"},
	{"time.Since", []string{"booking", "calendar"}, "it reads the clock"},
	{"time.Until", []string{"booking", "calendar"}, "it reads the clock"},
	{"AutoMigrate", nil, "it drops triggers silently: write a migration"},
}

// houseLines is the length of a file written by hand; a longer one needs its
// reason here.
const houseLines = 400

var (
	houseLong      = map[string]string{}
	houseLanguages = []string{".go", ".ts", ".vue"}
	houseFolders   = []string{"utils", "common", "helpers", "base", "types"} // names that say nothing
	houseSkip      = []string{"node_modules", "dist", "testdata", "bin", "data", "tmp"}
)

func TestHouse(t *testing.T) {
	for _, fault := range houseFaults(t, os.DirFS("..")) {
		t.Error(fault)
	}
}

func TestHouse_SeesEachFault(t *testing.T) {
	for _, c := range []struct{ name, path, source, want string }{
		{"an arrow up", "models/a.go", `package a; import _ "xiaoxiang/service"`, "models may not import service"},
		{"an arrow up, from below", "models/sqlite/a.go", `package a; import _ "xiaoxiang/service/x"`, "models may not import service"},
		{"a skipped floor", "handlers/a.go", `package a; import _ "xiaoxiang/models"`, "handlers may not import models"},
		{"the page elsewhere", "handlers/a.go", `package a; import _ "xiaoxiang/frontend"`, "handlers may not import frontend"},
		{"a test may look up", "models/a_test.go", `package a; import _ "xiaoxiang/service"`, ""},
		{"down is allowed", "service/a.go", `package a; import _ "xiaoxiang/models"`, ""},
		{"within a folder", "models/a.go", `package a; import _ "xiaoxiang/models/migrations"`, ""},
		{"a room of its own", "utilities/a.go", `package a`, "the folder utilities is not in the house"},
		{"echo below", "service/a.go", `package a; import _ "github.com/labstack/echo/v4"`, "labstack/echo belongs in server, handlers"},
		{"gorm above, in a test", "service/a_test.go", `package a; import _ "gorm.io/gorm"`, "gorm.io belongs in models"},
		{"cron elsewhere", "server/a.go", `package a; import _ "github.com/robfig/` + `cron/v3"`, "robfig/cron belongs in scheduler"},
		{"a library in the rules", "booking/a.go", `package a; import _ "github.com/google/uuid"`, "booking imports github.com/google/uuid"},
		{"a test library in the rules", "booking/a.go", `package a; import _ "pgregory.net/rapid"`, "booking imports pgregory.net/rapid"},
		{"a test library in a test", "booking/a_test.go", `package a; import _ "pgregory.net/rapid"`, ""},
		{"another library in a test", "calendar/a_test.go", `package a; import _ "github.com/google/uuid"`, "calendar imports github.com/google/uuid"},
		{"recurrence", "calendar/a.go", `package a; import _ "github.com/teambition/rrule-go"`, ""},
		{"the environment", "calendar/a.go", `package a; import _ "os"`, "calendar imports os"},
		{"the network", "calendar/a.go", `package a; import _ "net/http"`, "calendar imports net/http"},
		{"a clock", "service/a.go", `package a; import "time"; var now = time.Now`, "time.Now: the time is handed down"},
		{"a clock under another name", "models/a.go", `package a; import t "time"; var now = t.Now()`, "time.Now: the time is handed down"},
		{"a clock at the door", "server/a.go", `package a; import "time"; var now = time.Now()`, ""},
		{"a clock in a test", "service/a_test.go", `package a; import "time"; var now = time.Now()`, ""},
		{"tables by magic", "models/a.go", `package a; var x = db.AutoMigrate`, "AutoMigrate: it drops triggers"},
		{"a long file", "frontend/src/a.vue", strings.Repeat("x\n", 401), "401 lines"},
		{"a long enough file", "frontend/src/a.vue", strings.Repeat("x\n", 400), ""},
		{"a generated file", "frontend/src/schema.d.ts", strings.Repeat("x\n", 401), ""},
		{"a generated file of Go", "models/a.go", "// Code generated by x. DO NOT EDIT.\npackage a\n" + strings.Repeat("// x\n", 401), ""},
		{"a drawer for everything", "frontend/src/utils/a.ts", "x", "a folder called utils"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := houseFaults(t, fstest.MapFS{c.path: {Data: []byte(c.source)}})
			if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func houseFaults(t *testing.T, fsys fs.FS) (faults []string) {
	t.Helper()
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if slices.Contains(houseSkip, d.Name()) || strings.HasPrefix(d.Name(), ".") && name != "." {
				return fs.SkipDir
			}
			if slices.Contains(houseFolders, d.Name()) {
				faults = append(faults, fmt.Sprintf("%s: a folder called %s says nothing about what is in it", name, d.Name()))
			}
			return nil
		}
		if !slices.Contains(houseLanguages, path.Ext(name)) {
			return nil
		}
		source, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		generated := strings.HasSuffix(name, ".d.ts") || strings.Contains(name, ".gen.") || bytes.HasPrefix(source, []byte("// Code generated"))
		if n := bytes.Count(source, []byte("\n")); n > houseLines && !generated && houseLong[name] == "" {
			faults = append(faults, fmt.Sprintf("%s: %d lines, above %d: split it, or give the reason in houseLong", name, n, houseLines))
		}
		if path.Ext(name) == ".go" {
			file, err := parser.ParseFile(token.NewFileSet(), name, source, parser.SkipObjectResolution)
			if err != nil {
				return err
			}
			for _, fault := range houseGo(name, file) {
				faults = append(faults, name+": "+fault)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

func houseGo(name string, file *ast.File) (faults []string) {
	folder, _, _ := strings.Cut(name, "/")
	arrows, known := houseArrows[folder]
	if !known {
		return []string{"the folder " + folder + " is not in the house: draw it in houseArrows first"}
	}
	test := strings.HasSuffix(name, "_test.go")
	clock := "time" // what the file calls package time
	for _, spec := range file.Imports {
		target, _ := strconv.Unquote(spec.Path.Value)
		if target == "time" && spec.Name != nil {
			clock = spec.Name.Name
		}
		if inner, ours := strings.CutPrefix(target, "xiaoxiang/"); ours {
			to, _, _ := strings.Cut(inner, "/")
			if to != folder && !test && !slices.Contains(arrows, to) {
				faults = append(faults, folder+" may not import "+to)
			}
			continue
		}
		for library, rooms := range houseRooms {
			if strings.Contains(target, library) && !slices.Contains(rooms, folder) {
				faults = append(faults, library+" belongs in "+strings.Join(rooms, ", "))
			}
		}
		if slices.Contains(housePure, folder) && !housePureMay(target, test) {
			faults = append(faults, folder+" imports "+target+": the rules are pure")
		}
	}
	if test {
		return faults
	}
	ast.Inspect(file, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		full := sel.Sel.Name
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == clock {
			full = "time." + full
		}
		for _, never := range houseNever {
			if full == never.name && (never.in == nil || slices.Contains(never.in, folder)) {
				faults = append(faults, full+": "+never.reason)
			}
		}
		return true
	})
	return faults
}

func housePureMay(target string, test bool) bool {
	within := func(roots []string) bool {
		return slices.ContainsFunc(roots, func(root string) bool {
			return target == root || strings.HasPrefix(target, root+"/")
		})
	}
	host, _, _ := strings.Cut(target, "/")
	if strings.Contains(host, ".") {
		return within(housePureLibs) || test && within(housePureTests)
	}
	return test || !within(housePureWithout)
}
