package service

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"regexp"
	"strings"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// The life of a refresh token, and how long a used one still gives the same
// successor (two tabs that refresh at once); seconds.
const (
	refreshLife  = 14 * 86400
	refreshGrace = 10
)

// Sessions signs people in. Its clock is real time, whatever the demo's clock
// says: a moved clock must neither revive nor kill a token.
type Sessions struct {
	store *models.Store
	clock *Clock
	key   []byte
}

// NewSessions makes sign-in over a store, real time and the signing key, from
// which the successor of a refresh token is derived.
func NewSessions(store *models.Store, clock *Clock, key []byte) *Sessions {
	return &Sessions{store: store, clock: clock, key: key}
}

// Session is what a sign-in or a refresh gives.
type Session struct {
	User    *models.User
	Refresh string // the refresh token, to be kept in a cookie
	Expires int64  // of Refresh, unix seconds
}

// username is what may be typed as one: no look-alikes from other scripts.
var username = regexp.MustCompile(`^[a-z0-9][a-z0-9._-]{0,63}$`)

// errSignIn says the same for an unknown name, a wrong password and a closed
// account.
func errSignIn() error { return booking.Fail(booking.Unauthorized, "sign_in_failed") }

// SignIn checks a name and a password and opens a session.
func (s *Sessions) SignIn(ctx context.Context, name, password string) (*Session, error) {
	user, err := s.user(ctx, strings.ToLower(strings.TrimSpace(name)))
	if err != nil {
		return nil, err
	}
	hash := nobody
	if user != nil {
		hash = user.PasswordHash
	}
	if fits := len(password) <= maxPassword && passwordFits(hash, password); !fits || user == nil || !user.Active {
		return nil, errSignIn()
	}
	session := &Session{User: user, Refresh: NewToken()}
	err = s.store.Change(ctx, s.clock.Now(), func(tx *models.Tx) error {
		session.Expires = tx.Now + refreshLife
		return s.open(tx, user, models.NewID(), session)
	})
	return session, err
}

// user finds who has a name; nil where nobody does.
func (s *Sessions) user(ctx context.Context, name string) (*models.User, error) {
	if !username.MatchString(name) {
		return nil, nil
	}
	user, err := s.store.Read(ctx).UserByName(name)
	if isMissing(err) {
		return nil, nil
	}
	return user, err
}

func isMissing(err error) bool {
	e := asError(err)
	return e != nil && e.Code == booking.NotFound
}

// asError gives the house's error in an error, nil where there is none.
func asError(err error) *booking.Error {
	var e *booking.Error
	errors.As(err, &e)
	return e
}

func (s *Sessions) open(tx *models.Tx, user *models.User, family string, session *Session) error {
	return models.Insert(tx, models.Session{
		ID: models.NewID(), DistrictID: user.DistrictID, UserID: user.ID, Family: family,
		TokenHash: hashToken(session.Refresh), ExpiresAt: session.Expires, CreatedAt: tx.Now,
	})
}

// Refresh turns a refresh token into its successor. A token that was used
// before ends its whole family, except within the grace, when it gives the
// same successor again.
func (s *Sessions) Refresh(ctx context.Context, token string) (*Session, error) {
	var session *Session
	var refused error
	err := s.store.Change(ctx, s.clock.Now(), func(tx *models.Tx) error {
		session, refused = nil, nil
		row, err := tx.SessionByHash(hashToken(token))
		if isMissing(err) {
			refused = booking.Fail(booking.Unauthorized, "session_ended")
			return nil
		}
		if err != nil {
			return err
		}
		if err := tx.Lock([]string{"family:" + row.Family}); err != nil {
			return err
		}
		session, refused, err = s.rotate(tx, hashToken(token), s.successor(token))
		return err
	})
	if err == nil {
		err = refused // what the refusal wrote (the end of the family) is kept
	}
	if err != nil {
		return nil, err
	}
	return session, nil
}

// rotate decides under the family's lock. refused is for the caller; err rolls
// the change back.
func (s *Sessions) rotate(tx *models.Tx, hash, successor string) (session *Session, refused, err error) {
	ended := booking.Fail(booking.Unauthorized, "session_ended")
	row, err := tx.SessionByHash(hash) // again, now that nobody else changes it
	if err != nil {
		return nil, nil, err
	}
	user, err := models.Get[models.User](tx.Query, row.UserID)
	if err != nil {
		return nil, nil, err
	}
	if row.RevokedAt != 0 || row.ExpiresAt <= tx.Now || !user.Active || user.DeletedAt != 0 {
		return nil, ended, nil
	}
	session = &Session{User: user, Refresh: successor, Expires: tx.Now + refreshLife}
	if row.UsedAt == 0 {
		if err := tx.UseSession(row.ID); err != nil {
			return nil, nil, err
		}
		return session, nil, s.open(tx, user, row.Family, session)
	}
	next, err := tx.SessionByHash(hashToken(successor))
	if err != nil && !isMissing(err) {
		return nil, nil, err
	}
	if err == nil && next.UsedAt == 0 && next.RevokedAt == 0 && tx.Now-row.UsedAt <= refreshGrace {
		session.Expires = next.ExpiresAt
		return session, nil, nil
	}
	return nil, ended, tx.RevokeFamily(row.Family)
}

// successor derives the token that follows one; without the key a stolen old
// token does not tell it.
func (s *Sessions) successor(token string) string {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte("refresh " + token))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// SignOut ends the family of a refresh token; one that is not known is no
// error.
func (s *Sessions) SignOut(ctx context.Context, token string) error {
	return s.store.Change(ctx, s.clock.Now(), func(tx *models.Tx) error {
		row, err := tx.SessionByHash(hashToken(token))
		if isMissing(err) {
			return nil
		}
		if err != nil {
			return err
		}
		return tx.RevokeFamily(row.Family)
	})
}

// ChangePassword gives a person a new password and ends all their sessions;
// every token issued so far is dead.
func (s *Sessions) ChangePassword(ctx context.Context, actor booking.Actor, current, next string) (*Session, error) {
	user, err := models.Get[models.User](s.store.Read(ctx), actor.User)
	if err != nil {
		return nil, err
	}
	if len(current) > maxPassword || !passwordFits(user.PasswordHash, current) {
		return nil, booking.BadField("current", "password_wrong", nil)
	}
	if current == next {
		return nil, booking.BadField("password", "password_same", nil)
	}
	if err := checkPassword("password", next, user.Username); err != nil {
		return nil, err
	}
	session := &Session{User: user, Refresh: NewToken()}
	hash := HashPassword(next)
	err = s.store.Change(ctx, s.clock.Now(), func(tx *models.Tx) error {
		session.Expires = tx.Now + refreshLife
		user.PasswordHash, user.MustChangePassword = hash, false
		user.Epoch++
		if err := models.Update(tx, user, user.Version); err != nil {
			return err
		}
		if err := tx.RevokeSessions(user.ID); err != nil {
			return err
		}
		if err := record(tx, actor, "password", "user", user.ID, "", nil, nil); err != nil {
			return err
		}
		return s.open(tx, user, models.NewID(), session)
	})
	return session, err
}
