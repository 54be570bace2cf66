package handlers

import (
	"context"
	"net/http"
	"slices"
	"time"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// Door is what signing in needs of the server: tokens, and the limits on
// failed attempts.
type Door interface {
	// Issue gives an access token and how many seconds it lives.
	Issue(user string, epoch int64) (token string, seconds int, err error)
	// Attempt refuses where there were too many failures.
	Attempt(account, address string) error
	// Failed counts one failure, Succeeded forgets those of the account.
	Failed(account, address string)
	Succeeded(account string)
}

// cookieName is the cookie of the refresh token, sent to the auth calls alone.
const (
	cookieName = "xiaoxiang_refresh"
	cookiePath = "/api/v1/auth"
)

// LoginIn is a sign-in.
type LoginIn struct {
	Body struct {
		Username string `json:"username" maxLength:"100"`
		Password string `json:"password" maxLength:"500"`
	}
}

// SessionOut is the reply to a sign-in or a refresh.
type SessionOut struct {
	SetCookie    http.Cookie `header:"Set-Cookie"`
	CacheControl string      `header:"Cache-Control"`
	Body         SessionBody
}

// SessionBody is an access token and whose it is.
type SessionBody struct {
	AccessToken string `json:"access_token"`
	ExpiresIn   int    `json:"expires_in" doc:"Seconds"`
	User        User   `json:"user"`
}

// User is who is signed in.
type User struct {
	ID                 string   `json:"id"`
	Code               string   `json:"code"`
	Username           string   `json:"username"`
	Name               string   `json:"name"`
	District           string   `json:"district"`
	Roles              []Role   `json:"roles" nullable:"false"`
	Schools            []string `json:"schools" nullable:"false" doc:"Codes of the schools at which they have a role"`
	MustChangePassword bool     `json:"must_change_password"`
}

// Role is one role of today and what it is for.
type Role struct {
	Role      string   `json:"role"`
	Scope     string   `json:"scope" doc:"Code of the school, group or district"`
	ScopeName string   `json:"scope_name"`
	Resources []string `json:"resources" nullable:"false" doc:"Codes, where the role is narrowed to some"`
}

// Login signs in.
func (h *Handlers) Login(ctx context.Context, in *LoginIn) (*SessionOut, error) {
	caller := CallerOf(ctx)
	if err := h.Door.Attempt(in.Body.Username, caller.Address); err != nil {
		return nil, err
	}
	session, err := h.Sessions.SignIn(ctx, in.Body.Username, in.Body.Password)
	if err != nil {
		if is(err, booking.Unauthorized) {
			h.Door.Failed(in.Body.Username, caller.Address)
		}
		return nil, err
	}
	h.Door.Succeeded(in.Body.Username)
	return h.session(ctx, session)
}

// RefreshIn carries the refresh cookie.
type RefreshIn struct {
	Token string `cookie:"xiaoxiang_refresh" maxLength:"200"`
}

// Refresh turns the cookie into a new access token and a new cookie.
func (h *Handlers) Refresh(ctx context.Context, in *RefreshIn) (*SessionOut, error) {
	if in.Token == "" {
		return nil, booking.Fail(booking.Unauthorized, "not_signed_in")
	}
	session, err := h.Sessions.Refresh(ctx, in.Token)
	if err != nil {
		return nil, err
	}
	return h.session(ctx, session)
}

// LogoutOut takes the cookie back.
type LogoutOut struct {
	SetCookie http.Cookie `header:"Set-Cookie"`
}

// Logout ends the session; without one there is nothing to do.
func (h *Handlers) Logout(ctx context.Context, in *RefreshIn) (*LogoutOut, error) {
	if in.Token != "" {
		if err := h.Sessions.SignOut(ctx, in.Token); err != nil {
			return nil, err
		}
	}
	return &LogoutOut{SetCookie: refreshCookie("", time.Unix(0, 0), CallerOf(ctx).Secure)}, nil
}

// PasswordIn is a change of one's own password.
type PasswordIn struct {
	Body struct {
		Current  string `json:"current" maxLength:"500"`
		Password string `json:"password" maxLength:"500" doc:"At least 10 signs of three kinds, without the user name"`
	}
}

// Password changes one's own password and ends every other session.
func (h *Handlers) Password(ctx context.Context, in *PasswordIn) (*SessionOut, error) {
	caller := CallerOf(ctx)
	name := caller.Person.User.Username
	if err := h.Door.Attempt(name, caller.Address); err != nil {
		return nil, err
	}
	session, err := h.Sessions.ChangePassword(ctx, actor(ctx), in.Body.Current, in.Body.Password)
	if err != nil {
		if keyOf(err) == "password_wrong" {
			h.Door.Failed(name, caller.Address)
		}
		return nil, err
	}
	return h.session(ctx, session)
}

func (h *Handlers) session(ctx context.Context, s *service.Session) (*SessionOut, error) {
	person, err := h.Service.PersonOf(ctx, s.User)
	if err != nil {
		return nil, err
	}
	user, err := h.user(ctx, person)
	if err != nil {
		return nil, err
	}
	token, seconds, err := h.Door.Issue(s.User.ID, s.User.Epoch)
	if err != nil {
		return nil, err
	}
	return &SessionOut{
		SetCookie:    refreshCookie(s.Refresh, time.Unix(s.Expires, 0), CallerOf(ctx).Secure),
		CacheControl: "no-store",
		Body:         SessionBody{AccessToken: token, ExpiresIn: seconds, User: *user},
	}, nil
}

func refreshCookie(value string, expires time.Time, secure bool) http.Cookie {
	return http.Cookie{
		Name: cookieName, Value: value, Path: cookiePath, Expires: expires.UTC(),
		HttpOnly: true, SameSite: http.SameSiteStrictMode, Secure: secure,
	}
}

// GetMe says who is signed in.
func (h *Handlers) GetMe(ctx context.Context, _ *struct{}) (*OneOut[User], error) {
	person := CallerOf(ctx).Person
	user, err := h.user(ctx, person)
	if err != nil {
		return nil, err
	}
	return &OneOut[User]{ETag: tag(person.User.Version), Body: *user}, nil
}

func (h *Handlers) user(ctx context.Context, p *service.Person) (*User, error) {
	district, err := h.Service.District(ctx, p.User.DistrictID)
	if err != nil {
		return nil, err
	}
	u := &User{
		ID: p.User.ID, Code: p.User.Code, Username: p.User.Username, Name: p.User.Name, District: district.Code,
		MustChangePassword: p.User.MustChangePassword, Roles: []Role{}, Schools: []string{},
	}
	for _, g := range p.Actor.Grants {
		role := Role{Role: string(g.Role), Scope: district.Code, ScopeName: district.Name, Resources: []string{}}
		if s := p.World.Schools[g.School]; s != nil {
			role.Scope, role.ScopeName = s.Code, s.Name
			if !slices.Contains(u.Schools, s.Code) {
				u.Schools = append(u.Schools, s.Code)
			}
		}
		if g := p.World.Groups[g.Group]; g != nil {
			role.Scope, role.ScopeName = g.Code, g.Name
		}
		for _, id := range g.Resources {
			if r := p.World.Resources[id]; r != nil {
				role.Resources = append(role.Resources, r.Code)
			}
		}
		u.Roles = append(u.Roles, role)
	}
	return u, nil
}
