package service

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/emersion/go-ical"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var writeGolden = flag.Bool("update", false, "write the golden files anew")

// golden compares with testdata/name, or writes it.
func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *writeGolden {
		require.NoError(t, os.WriteFile(path, got, 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), string(got), "%s: run with -update and look at it", name)
}

func shanghaiZone(t testing.TB) *time.Location {
	zone, err := time.LoadLocation("Asia/Shanghai")
	require.NoError(t, err)
	return zone
}

func at(t testing.TB, clock string) int64 {
	v, err := time.ParseInLocation("2006-01-02 15:04", clock, shanghaiZone(t))
	require.NoError(t, err)
	return v.Unix()
}

func TestICS_IsWhatReadersKnow(t *testing.T) {
	f := &icsFile{name: "综合体育馆 · 校享", zone: shanghaiZone(t), events: []icsEvent{
		{
			uid: "0192@xiaoxiang", status: "CONFIRMED", start: at(t, "2026-11-05 17:05"), end: at(t, "2026-11-05 18:00"), stamp: at(t, "2026-10-26 09:00"),
			summary: "三年级篮球社团训练，备赛“朝霞杯”校际联赛；请穿运动鞋, 自带水杯\\毛巾", location: "体育馆·C场", description: "使用学校：南岭中学\n编号：B261105", url: "https://book.example.org/bookings/0192",
		},
		{uid: "0193@xiaoxiang", sequence: 2, status: "CANCELLED", start: at(t, "2026-11-06 17:05"), end: at(t, "2026-11-07 18:00"), stamp: at(t, "2026-10-27 09:00"), summary: "Busy"},
	}}
	golden(t, "feed.ics", f.bytes())
	f.zone, f.events = time.FixedZone("elsewhere", 9*3600), f.events[:1]
	golden(t, "feed-utc.ics", f.bytes())
}

// Whatever people write, a property stays one property, no line is too long,
// and no character is cut.
func TestICS_HoldsWhateverPeopleWrite(t *testing.T) {
	zone := shanghaiZone(t)
	nasty := rapid.StringOf(rapid.OneOf(rapid.Rune(), rapid.SampledFrom([]rune("\r\n\t\x00\x1b\x7f\u0085\u2028\u2029\u202e\ufeff,;:\\\"𠮷场é"))))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(nasty, rapid.Just("x\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTENDEE:mailto:a@b"), rapid.Just(strings.Repeat("长", 4000)), rapid.Just("\xff\xfe场")).Draw(t, "text")
		f := &icsFile{name: text, zone: zone, events: []icsEvent{{uid: "1@xiaoxiang", status: "CONFIRMED", start: 1e9, end: 1e9 + 60, summary: text, location: text, description: text, url: text}}}
		body := f.bytes()
		if !utf8.Valid(body) {
			t.Fatal("not UTF-8")
		}
		lines := strings.Split(string(body), "\r\n")
		for _, l := range lines {
			if len(l) > 75 || !utf8.ValidString(l) || strings.ContainsAny(l, "\r\n") {
				t.Fatalf("a bad line: %q", l)
			}
			for _, r := range l {
				if r < ' ' || r == 0x7f || r == 0x85 || r == 0x2028 || r == 0x2029 {
					t.Fatalf("%U in %q", r, l)
				}
			}
		}
		if n := bytes.Count(body, []byte("\r\nBEGIN:VEVENT")); n != 1 {
			t.Fatalf("%d events", n)
		}
		file, err := ical.NewDecoder(bytes.NewReader(body)).Decode()
		if err != nil {
			t.Fatal(err)
		}
		event := file.Events()[0]
		want := strings.TrimSpace(icsClean(text, "\n"))
		got, err := event.Props.Text(ical.PropSummary)
		if err != nil || got != want {
			t.Fatalf("summary %q, want %q (%v)", got, want, err)
		}
	})
}

func BenchmarkICS_TenThousandEvents(b *testing.B) {
	f := &icsFile{name: "体育馆", zone: shanghaiZone(b)}
	for i := range 10000 {
		f.events = append(f.events, icsEvent{
			uid: "0192f0c1-0000-7000-8000-000000000000@xiaoxiang", status: "CONFIRMED", start: 1e9 + int64(i)*3600, end: 1e9 + int64(i)*3600 + 1800,
			summary: "三年级篮球社团训练", location: "体育馆·C场", description: "使用学校：南岭中学\n用途：课后服务\n编号：B261105-7K3FQ2M",
			url: "https://book.example.org/bookings/0192f0c1-0000-7000-8000-000000000000",
		})
	}
	b.ReportAllocs()
	for b.Loop() {
		f.bytes()
	}
}
