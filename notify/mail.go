package notify

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	netmail "net/mail"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"
)

// mailTimeout bounds the dialogue before a letter and that of the letter, so
// that a server that drips cannot hold the clock up.
const mailTimeout = 30 * time.Second

// Mail sends by SMTP. It may be used by several at once; each letter has its
// own connection.
type Mail struct {
	client *mail.Client
	from   *netmail.Address
}

// NewMail makes the mail channel of an address:
//
//	smtp://user:password@host:587?from=…&starttls=required|optional|none
//	smtps://user:password@host:465
//
// Without from in the address the second argument is the sender. STARTTLS is
// required unless the address says otherwise. Errors never show the password.
func NewMail(address, from string) (*Mail, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, errors.New("the mail address cannot be read: write it as smtp://user:password@host:587")
	}
	if u.Scheme != "smtp" && u.Scheme != "smtps" || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" {
		return nil, errors.New("the mail address must be like smtp://user:password@host:587 or smtps://host:465")
	}
	query := u.Query()
	for name := range query {
		if name != "from" && name != "starttls" {
			return nil, fmt.Errorf("the mail address has an unknown setting %q: from and starttls are known", name)
		}
	}
	if query.Get("from") != "" {
		from = query.Get("from")
	}
	sender, err := netmail.ParseAddress(from)
	if err != nil {
		return nil, fmt.Errorf("the sender of mail %q is not an address", from)
	}
	options, err := mailOptions(u, query.Get("starttls"))
	if err != nil {
		return nil, err
	}
	client, err := mail.NewClient(u.Hostname(), options...)
	if err != nil {
		return nil, fmt.Errorf("the mail address is not usable: %w", err)
	}
	return &Mail{client: client, from: sender}, nil
}

func mailOptions(u *url.URL, starttls string) ([]mail.Option, error) {
	options := []mail.Option{mail.WithTimeout(mailTimeout), mail.WithoutNoop()}
	policy, port := mail.TLSMandatory, 587
	switch starttls {
	case "", "required":
	case "optional":
		policy = mail.TLSOpportunistic
	case "none":
		policy, port = mail.NoTLS, 25
	default:
		return nil, fmt.Errorf("starttls must be required, optional or none, not %q", starttls)
	}
	if u.Scheme == "smtps" {
		options, port = append(options, mail.WithSSL()), 465
	} else {
		options = append(options, mail.WithTLSPolicy(policy))
	}
	if p := u.Port(); p != "" {
		n, err := strconv.Atoi(p)
		if err != nil || n < 1 || n > 65535 {
			return nil, fmt.Errorf("the mail address has no valid port: %q", p)
		}
		port = n
	}
	options = append(options, mail.WithPort(port))
	if u.User != nil {
		password, _ := u.User.Password()
		options = append(options, mail.WithSMTPAuth(mail.SMTPAuthAutoDiscover),
			mail.WithUsername(u.User.Username()), mail.WithPassword(password))
	}
	return options, nil
}

// Send delivers one letter over a connection of its own.
func (m *Mail) Send(ctx context.Context, letter Message) error {
	msg, err := m.compose(letter)
	if err != nil {
		return fail(ErrPermanent, err)
	}
	connection, err := m.client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		return fail(ErrUnreachable, err)
	}
	defer func() { _ = m.client.CloseWithSMTPClient(connection) }()
	err = m.client.SendWithSMTPClient(connection, msg)
	// What the server says after it has taken the letter does not undo it.
	if err == nil || msg.IsDelivered() {
		return nil
	}
	return classify(err)
}

// compose writes the letter. Nothing in it can start another header: the
// address is parsed as exactly one, the subject is one line.
func (m *Mail) compose(letter Message) (*mail.Msg, error) {
	to, err := netmail.ParseAddress(letter.To)
	if err != nil || line(letter.To) != letter.To {
		return nil, errors.New("the receiver's mail address is not valid")
	}
	sum := sha256.Sum256([]byte(letter.ID))
	id := hex.EncodeToString(sum[:16])
	msg := mail.NewMsg(mail.WithNoDefaultUserAgent(), mail.WithBoundary("xiaoxiang-"+id))
	if err := msg.FromFormat(line(m.from.Name), m.from.Address); err != nil {
		return nil, err
	}
	if err := msg.To(to.Address); err != nil {
		return nil, err
	}
	_, domain, _ := strings.Cut(m.from.Address, "@")
	msg.SetMessageIDWithValue(id + "@" + domain)
	msg.SetDateWithValue(letter.Date)
	msg.Subject(line(letter.Subject))
	msg.SetGenHeader("Auto-Submitted", "auto-generated") // no out-of-office replies to a machine
	msg.SetGenHeader("Content-Language", line(letter.Lang))
	msg.SetBodyString(mail.TypeTextPlain, letter.Text)
	if letter.HTML != "" {
		msg.AddAlternativeString(mail.TypeTextHTML, letter.HTML)
	}
	return msg, nil
}

// classify tells a letter that this server will never take from everything
// that may pass. A refused sender or sign-in is a fault of the settings, not
// of the letter, so the letter waits until it is mended.
func classify(err error) error {
	var e *mail.SendError
	if !errors.As(err, &e) {
		return fail(ErrUnreachable, err)
	}
	aboutLetter := e.Reason == mail.ErrSMTPRcptTo || e.Reason == mail.ErrSMTPData || e.Reason == mail.ErrSMTPDataClose
	switch code := e.ErrorCode(); {
	case aboutLetter && code >= 500:
		return fail(ErrPermanent, err)
	case aboutLetter && code >= 400:
		return fail(ErrTemporary, err)
	}
	return fail(ErrUnreachable, err)
}
