package notify_test

import (
	"context"
	"errors"
	"flag"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-smtp"

	"xiaoxiang/notify"
)

var update = flag.Bool("update", false, "write the golden files anew")

// post is a mail server in this process. It keeps what it is given, or refuses
// at one step with one answer.
type post struct {
	mu      sync.Mutex
	letters []string
	to      []string
	refuse  map[string]*smtp.SMTPError // by step: mail, rcpt, data
}

func (p *post) NewSession(*smtp.Conn) (smtp.Session, error) { return &session{p}, nil }

type session struct{ *post }

func (s *session) at(step string) error {
	if err := s.refuse[step]; err != nil {
		return err
	}
	return nil
}
func (s *session) Mail(string, *smtp.MailOptions) error { return s.at("mail") }
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.to = append(s.to, to)
	return s.at("rcpt")
}

func (s *session) Data(r io.Reader) error {
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if err := s.at("data"); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.letters = append(s.letters, string(text))
	return nil
}
func (s *session) Reset()        {}
func (s *session) Logout() error { return nil }

// listen starts the server and gives its smtp:// address.
func (p *post) listen(t *testing.T) string {
	t.Helper()
	server := smtp.NewServer(p)
	server.Domain, server.ErrorLog = "localhost", silent{}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
	return "smtp://" + l.Addr().String() + "?starttls=none"
}

type silent struct{}

func (silent) Printf(string, ...any) {}
func (silent) Println(...any)        {}

func open(t *testing.T, address string) *notify.Mail {
	t.Helper()
	m, err := notify.NewMail(address, "校享 <xiaoxiang@example.org>")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func letter() notify.Message {
	text := "张老师，您好：\n\n您的预约已通过，可以按时使用。\n\n场地：体育馆A场\n时间：11月3日（周二）16:20–17:20"
	return notify.Message{
		ID: "booking_approved:1", To: "zhang@example.org", Lang: "zh-CN", Subject: "预约成功：体育馆A场 11月3日（周二）16:20–17:20",
		Text: text, HTML: notify.HTML("zh-CN", text, "https://book.example.org/bookings/1", "查看详情", "请勿回复"),
		Date: time.Date(2026, 11, 2, 9, 0, 0, 0, time.FixedZone("", 8*3600)),
	}
}

func TestMail_SendsTextAndHTML(t *testing.T) {
	server := &post{}
	if err := open(t, server.listen(t)).Send(context.Background(), letter()); err != nil {
		t.Fatal(err)
	}
	golden(t, "mail.eml", server.letters[0])
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; run with -update and look at it.\ngot:\n%s", name, got)
	}
}

func TestMail_LetsNothingStartAnotherHeader(t *testing.T) {
	server := &post{}
	m := open(t, server.listen(t))
	bad := letter()
	bad.Subject = "hello\r\nBcc: evil@example.org\r\n\r\n<script>alert(1)</script>\u2028X: y"
	bad.ID = "x\r\nBcc: evil@example.org"
	bad.Lang = "en\r\nBcc: evil@example.org"
	bad.Text = "<script>alert(1)</script>"
	bad.HTML = notify.HTML(`en"><script>`, "<script>alert(1)</script>", `javascript:"><script>`, "<b>x</b>", "<script>")
	if err := m.Send(context.Background(), bad); err != nil {
		t.Fatal(err)
	}
	head, _, _ := strings.Cut(server.letters[0], "\r\n\r\n")
	for _, header := range strings.Split(head, "\r\n") {
		if strings.HasPrefix(strings.ToLower(header), "bcc") || strings.HasPrefix(header, "X:") {
			t.Errorf("a header was injected: %q", header)
		}
	}
	if strings.Contains(bad.HTML, "<script>") || strings.Contains(bad.HTML, "javascript:") {
		t.Errorf("the page is not escaped: %s", bad.HTML)
	}
	for _, to := range []string{"a@example.org\r\nBcc: b@example.org", "a@example.org, b@example.org", "", "nobody", "a@example.org\n", "<a@example.org> b"} {
		server.to = nil
		bad.To = to
		err := m.Send(context.Background(), bad)
		if !errors.Is(err, notify.ErrPermanent) || len(server.to) > 0 {
			t.Errorf("to %q: got %v and receivers %q, want a permanent failure and none", to, err, server.to)
		}
	}
}

func TestMail_TellsWhatMayPassFromWhatWillNot(t *testing.T) {
	for _, c := range []struct {
		step string
		code int
		want error
	}{
		{"rcpt", 550, notify.ErrPermanent},
		{"rcpt", 451, notify.ErrTemporary},
		{"data", 554, notify.ErrPermanent},
		{"data", 452, notify.ErrTemporary},
		{"mail", 553, notify.ErrUnreachable},
		{"mail", 421, notify.ErrUnreachable},
	} {
		server := &post{refuse: map[string]*smtp.SMTPError{c.step: {Code: c.code, Message: "no"}}}
		err := open(t, server.listen(t)).Send(context.Background(), letter())
		if !errors.Is(err, c.want) {
			t.Errorf("%d at %s: got %v, want %v", c.code, c.step, err, c.want)
		}
		if errors.Is(err, notify.ErrPermanent) == errors.Is(err, notify.ErrTemporary) {
			t.Errorf("%d at %s is %v: neither or both", c.code, c.step, err)
		}
	}
	if err := open(t, "smtp://127.0.0.1:1?starttls=none").Send(context.Background(), letter()); !errors.Is(err, notify.ErrUnreachable) {
		t.Errorf("nobody listens: got %v", err)
	}
}

func TestMail_WantsEncryptionUnlessTold(t *testing.T) {
	server := &post{}
	address := strings.TrimSuffix(server.listen(t), "?starttls=none")
	if err := open(t, address).Send(context.Background(), letter()); !errors.Is(err, notify.ErrUnreachable) || len(server.letters) > 0 {
		t.Errorf("a server without STARTTLS: got %v and %d letters", err, len(server.letters))
	}
}

func TestNewMail_RefusesWhatCannotWork(t *testing.T) {
	for _, address := range []string{
		"", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://u:s3cret@h:99999", "smtp://u:s3cret@h:0",
		"smtp://u:s3cret@h/path", "smtp://u:s3cret@h?starttls=maybe", "smtp://u:s3cret@h?form=x", "smtp://u:s3cret@h?from=x", "smtp://u:s3cret%zz@h",
	} {
		_, err := notify.NewMail(address, "a@example.org")
		if err == nil {
			t.Errorf("%q was taken", address)
		} else if strings.Contains(err.Error(), "s3cret") {
			t.Errorf("the password is shown: %v", err)
		}
	}
	if _, err := notify.NewMail("smtps://u:p@mail.example.org", "a@example.org"); err != nil {
		t.Error(err)
	}
}
