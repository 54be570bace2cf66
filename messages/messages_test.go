package messages_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/messages"
)

// catalogue reads the keys of a language, whatever file they are in.
func catalogue(t *testing.T, lang string) map[string]json.RawMessage {
	t.Helper()
	files, err := filepath.Glob("catalogue/*." + lang + ".json")
	if err != nil || len(files) == 0 {
		t.Fatalf("no catalogue of %s: %v", lang, err)
	}
	all := map[string]json.RawMessage{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var keys map[string]json.RawMessage
		if err := json.Unmarshal(text, &keys); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for key, value := range keys {
			if _, twice := all[key]; twice {
				t.Errorf("%s says %s twice", lang, key)
			}
			all[key] = value
		}
	}
	return all
}

func TestCatalogues_HaveTheSameKeys(t *testing.T) {
	zh, en := catalogue(t, "zh-CN"), catalogue(t, "en")
	for key := range zh {
		if en[key] == nil {
			t.Errorf("%s is missing in English", key)
		}
	}
	for key := range en {
		if zh[key] == nil {
			t.Errorf("%s is missing in Chinese", key)
		}
	}
}

var parameter = regexp.MustCompile(`\.([A-Z][A-Za-z]*)`)

// Whatever is known and whatever is not, no sentence shows a hole.
func TestText_ShowsNoHoles(t *testing.T) {
	needed := map[string][]string{}
	for _, lang := range []string{"zh-CN", "en"} {
		for key, value := range catalogue(t, lang) {
			for _, m := range parameter.FindAllStringSubmatch(string(value), -1) {
				needed[key] = append(needed[key], m[1])
			}
		}
	}
	for _, key := range slices.Sorted(maps.Keys(catalogue(t, "zh-CN"))) {
		params := map[string]any{}
		for _, name := range needed[key] {
			params[name] = "X"
			if name == "Count" {
				params[name] = 2
			}
		}
		for _, lang := range []messages.Lang{messages.Chinese, messages.English} {
			text := lang.Text(key, params)
			if text == key || strings.Contains(text, "no value") || strings.TrimSpace(text) == "" {
				t.Errorf("%s in %s: %q", key, lang.Tag(), text)
			}
		}
	}
}

// used finds the keys that the code says, by the shapes in which it says them.
var used = []*regexp.Regexp{
	regexp.MustCompile(`\bFail\([\w.]+, "([\w.]+)"`),
	regexp.MustCompile(`\bBadField\([^,]+, "([\w.]+)"`),
	regexp.MustCompile(`\b(?:bad|fault)\([^,]+, "([\w.]+)"`),
	regexp.MustCompile(`\bfind\(r, [^,]+, "([\w.]+)"`),
	regexp.MustCompile(`\bKey:\s*"([\w.]+)"`),
	regexp.MustCompile(`\.Text\("([\w.]+)"[,)]`),
	regexp.MustCompile(`return booking\.[A-Z]\w+, "(\w+)"`),
	regexp.MustCompile(`\bReason[A-Z]\w+\s+= "(\w+)"`),
}

func TestCatalogues_HaveEveryKeyThatIsUsed(t *testing.T) {
	found := 0
	for _, folder := range []string{"booking", "calendar", "models", "notify", "scheduler", "service", "handlers", "server", "messages"} {
		files, err := filepath.Glob("../" + folder + "/*.go")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			source, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, shape := range used {
				for _, m := range shape.FindAllStringSubmatch(string(source), -1) {
					found++
					if !messages.Has(m[1]) {
						t.Errorf("%s uses %q, which no catalogue has", name, m[1])
					}
				}
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d uses were found: have the shapes changed?", found)
	}
}

// Faults of the rule table are named beside their fields.
func TestCatalogues_HaveEveryFaultOfTheRules(t *testing.T) {
	shape, found := regexp.MustCompile(`(?:bad|one|each)\("[\w]+"(?:\+[^,]+)?, "(\w+)"`), 0
	for _, name := range []string{"../booking/rulecheck.go", "../booking/policy.go"} {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range shape.FindAllStringSubmatch(string(source), -1) {
			found++
			if !messages.Has(m[1]) {
				t.Errorf("%s: no catalogue has %q", name, m[1])
			}
		}
	}
	for _, key := range []string{"never_reached", "never_matches", "undecided", "out_of_range", "unknown_risk"} {
		if !messages.Has(key) {
			t.Errorf("no catalogue has %q", key)
		}
	}
	if found < 15 {
		t.Errorf("only %d faults were found: have the shapes changed?", found)
	}
}

// Errors of the calendar are constants; their file lists them all.
func TestCatalogues_HaveEveryFaultOfTheCalendar(t *testing.T) {
	constant := regexp.MustCompile(`(?m)^\t[A-Z]\w+\s+= "(\w+)"`)
	for _, name := range []string{"../calendar/error.go", "../calendar/notice.go"} {
		source, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range constant.FindAllStringSubmatch(string(source), -1) {
			if !messages.Has(m[1]) {
				t.Errorf("%s: no catalogue has %q", name, m[1])
			}
		}
	}
}

func TestCatalogues_HaveEveryWordOfTheRules(t *testing.T) {
	keys := []string{}
	for _, k := range []booking.Kind{
		booking.NotInService, booking.ClosedDay, booking.OutsideOpenHours, booking.ExamLock, booking.Maintenance, booking.PublicOpening,
		booking.ResourceOverlap, booking.InvalidCombination, booking.TurnaroundBuffer, booking.PoolExceeded, booking.CapacityExceeded,
		booking.TeacherOverlap, booking.TravelTime, booking.ClassOverlap, booking.StaffOverlap, booking.CalendarMismatch, booking.AdjacentExam,
	} {
		keys = append(keys, "conflict."+string(k))
	}
	for _, c := range []booking.Code{
		booking.Invalid, booking.Unauthorized, booking.Forbidden, booking.NotFound, booking.Conflicted,
		booking.Stale, booking.Gone, booking.TooMany, booking.Unavailable, booking.Internal,
	} {
		keys = append(keys, "title."+string(c), string(c))
	}
	for _, o := range []booking.Outcome{booking.AutoApproved, booking.Pending, booking.NeedsConfirm, booking.Rejected, booking.ForbiddenOut} {
		keys = append(keys, "decision."+string(o))
	}
	for _, s := range []booking.Status{
		booking.StatusPending, booking.StatusApproved, booking.StatusRejected, booking.StatusWithdrawn, booking.StatusCancelled,
		booking.StatusExpired, booking.StatusBumped, booking.StatusCompleted, booking.StatusNoShow,
	} {
		keys = append(keys, "status."+string(s))
	}
	for _, w := range []string{
		booking.HostManager, booking.HostSchoolAdmin, booking.OwnSchoolAdmin, booking.GroupOffice,
		booking.GroupCoordinator, booking.BaseManager, booking.Technician, booking.BureauAdmin,
	} {
		keys = append(keys, "approver."+w)
	}
	for _, r := range []booking.Role{
		booking.DistrictAdmin, booking.Auditor, booking.GroupAdmin, booking.SchoolAdmin,
		booking.ResourceManager, booking.LabTechnician, booking.Teacher,
	} {
		keys = append(keys, "role."+string(r))
	}
	for _, f := range strings.Fields("decides other earlier_row relation group_state risk purposes in_window attached project_active agreement_active listed") {
		keys = append(keys, "explain."+f)
	}
	for _, h := range []string{
		booking.HeldRisk, booking.HeldStrikes, booking.HeldNever, booking.HeldOwner, booking.HeldQuota, booking.HeldAllocated,
	} {
		keys = append(keys, "held."+h)
	}
	for _, key := range keys {
		if !messages.Has(key) {
			t.Errorf("no catalogue has %s", key)
		}
	}
}

func TestFor_ChoosesChineseUnlessEnglishIsAsked(t *testing.T) {
	for header, want := range map[string]string{
		"": "zh-CN", "zh-CN": "zh-CN", "zh": "zh-CN", "zh-TW": "zh-CN", "en": "en", "en-GB,en;q=0.9": "en",
		"zh-CN,zh;q=0.9,en;q=0.8": "zh-CN", "en;q=0.5, zh;q=0.9": "zh-CN", "fr": "zh-CN", "fr, en;q=0.3": "en",
		"*": "zh-CN", "!!": "zh-CN", "en\r\nX: y": "zh-CN", strings.Repeat("-", 5000): "zh-CN",
	} {
		if got := messages.For(header).Tag(); got != want {
			t.Errorf("For(%.20q) = %s, want %s", header, got, want)
		}
	}
}

func TestText_PutsWordsForCodesAndKeepsWhatPeopleWrote(t *testing.T) {
	for _, c := range []struct {
		lang   messages.Lang
		key    string
		params map[string]any
		want   string
	}{
		{messages.Chinese, "not_found", map[string]any{"Kind": "resource", "Ref": "R999"}, "没有找到资源“R999”，它可能不存在，或者你看不到它。"},
		{messages.English, "not_found", map[string]any{"Kind": "resource", "Ref": "R999"}, "There is no resource “R999”, or you may not see it."},
		{messages.English, "not_found", nil, "There is no such thing, or you may not see it."},
		{messages.Chinese, "unknown_ref", map[string]any{"Ref": "{{.X}}<no value>"}, "没有找到“{{.X}}<no value>”。"},
		{messages.Chinese, "wrong_state", map[string]any{"Status": booking.StatusCancelled}, "这个预约已取消，不能再这样操作。"},
		{messages.Chinese, "decision.pending", map[string]any{"Approvers": []string{"host_manager", "group_office"}}, "需要审批：由场馆管理员、集团办公室审批。等待期间这个时段为你保留。"},
		{messages.English, "letter.series", map[string]any{"First": "A", "Count": 3}, "3 times, first A"},
		{messages.English, "letter.series", map[string]any{"First": "A", "Count": 1}, "A"},
		{messages.English, "nothing.here", nil, "nothing.here"},
	} {
		if got := c.lang.Text(c.key, c.params); got != c.want {
			t.Errorf("%s in %s:\n got %s\nwant %s", c.key, c.lang.Tag(), got, c.want)
		}
	}
}

func TestWhen_SaysTheDateOnce(t *testing.T) {
	zone := time.FixedZone("", 8*3600)
	at := func(clock string) int64 {
		v, err := time.ParseInLocation("2006-01-02 15:04", clock, zone)
		if err != nil {
			t.Fatal(err)
		}
		return v.Unix()
	}
	got := fmt.Sprint(
		messages.Chinese.When(at("2026-11-03 16:20"), at("2026-11-03 17:20"), zone), "|",
		messages.English.When(at("2026-11-03 16:20"), at("2026-11-03 17:20"), zone), "|",
		messages.Chinese.When(at("2026-11-08 20:00"), at("2026-11-09 06:00"), zone), "|",
		messages.English.When(at("2026-11-08 20:00"), at("2026-11-09 06:00"), zone), "|",
		messages.Chinese.By(at("2026-11-09 00:00"), zone), "|", messages.English.By(at("2026-11-09 12:00"), zone))
	want := "11月3日（周二）16:20–17:20|Tue 3 Nov 16:20–17:20|11月8日（周日）20:00 – 11月9日（周一）06:00|Sun 8 Nov 20:00 – Mon 9 Nov 06:00|11月8日（周日）24:00|Mon 9 Nov 12:00"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestConflict_NamesWhatTheViewerMayKnow(t *testing.T) {
	left := 12
	w := &booking.World{
		Zone:      time.UTC,
		Resources: map[string]*booking.Resource{"r": {Name: "体育馆A场"}},
		Schools:   map[string]*booking.School{"s": {Name: "南岭中学"}},
	}
	for _, c := range []struct {
		conflict booking.Conflict
		want     string
	}{
		{booking.Conflict{Kind: booking.ResourceOverlap, Subject: "r", WithCode: "B001", WithSchool: "s", Start: 0, End: 0}, "体育馆A场已被南岭中学预约（B001）"},
		{booking.Conflict{Kind: booking.ResourceOverlap, Subject: "r"}, "体育馆A场已被预约"},
		{booking.Conflict{Kind: booking.PoolExceeded, Subject: "r", Available: &left, Params: map[string]any{"Asked": 20, "Unit": "台"}}, "体育馆A场数量不够：需要 20 台，只剩 12 台"},
		{booking.Conflict{Kind: booking.CapacityExceeded, Subject: "r", Available: &left, Params: map[string]any{"Asked": 20, "Capacity": 30, "PartiesLeft": 0}}, "体育馆A场人数超限：20 人，同时使用的班级已满"},
		{booking.Conflict{Kind: booking.CalendarMismatch, Subject: "r", Params: map[string]any{"School": "s"}}, "本校与南岭中学的教学安排不同，请确认当天能去"},
		{booking.Conflict{Kind: booking.InvalidCombination, Params: map[string]any{"Parts": []string{"r", "q"}}}, "体育馆A场、q不能一起使用，请选相邻的部分或整个场馆"},
	} {
		if got := messages.Chinese.Conflict(w, c.conflict); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.conflict.Kind, got, c.want)
		}
	}
}
