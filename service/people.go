package service

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"xiaoxiang/booking"
	"xiaoxiang/models"
)

// Person is who makes a request: the user and the grants of today, as the
// database has them at this moment.
type Person struct {
	User  *models.User
	Actor booking.Actor
	World *booking.World
}

// Identify finds the person of an access token. A user who is closed, or whose
// tokens were ended since (epoch), is nobody.
func (s *Service) Identify(ctx context.Context, user string, epoch int64) (*Person, error) {
	u, err := models.Get[models.User](s.Store.Read(ctx), user)
	if isMissing(err) || err == nil && (!u.Active || u.DeletedAt != 0 || u.Epoch != epoch) {
		return nil, booking.Fail(booking.Unauthorized, "token_ended")
	}
	if err != nil {
		return nil, err
	}
	return s.person(ctx, u)
}

// PersonOf is a user with the grants of today.
func (s *Service) PersonOf(ctx context.Context, u *models.User) (*Person, error) {
	return s.person(ctx, u)
}

func (s *Service) person(ctx context.Context, u *models.User) (*Person, error) {
	q := s.Store.Read(ctx)
	w, err := q.World(u.DistrictID)
	if err != nil {
		return nil, err
	}
	grants, err := q.GrantsOf(u.ID)
	if err != nil {
		return nil, err
	}
	p := &Person{User: u, World: w, Actor: booking.Actor{User: u.ID, District: u.DistrictID}}
	today := s.today(w)
	for _, g := range grants {
		if (g.FromDate == 0 || g.FromDate <= today) && (g.ToDate == 0 || today <= g.ToDate) {
			p.Actor.Grants = append(p.Actor.Grants, g.Rule())
		}
	}
	return p, nil
}

// District gives a district's row.
func (s *Service) District(ctx context.Context, id string) (*models.District, error) {
	return models.Get[models.District](s.Store.Read(ctx), id)
}

// NewUser is a person to be added. Scope is the code or id of the school or
// group that the role is for; "" or the district's code: the district.
type NewUser struct {
	District, Username, Name, Email string
	Role                            booking.Role
	Scope                           string
}

// scopesOf says what kinds of scope a role may have.
var scopesOf = map[booking.Role][]string{
	booking.DistrictAdmin: {"district"}, booking.Auditor: {"district"}, booking.GroupAdmin: {"group"},
	booking.SchoolAdmin: {"school"}, booking.ResourceManager: {"school", "district"},
	booking.LabTechnician: {"school"}, booking.Teacher: {"school"},
}

// AddUser adds a person with one role and gives a one-time password, which
// must be changed at the first sign-in.
func (s *Service) AddUser(ctx context.Context, n NewUser) (password string, err error) {
	n.Username = strings.ToLower(strings.TrimSpace(n.Username))
	if !username.MatchString(n.Username) {
		return "", booking.BadField("username", "bad_username", nil)
	}
	if n.Name == "" || utf8.RuneCountInString(n.Name) > maxTitle {
		return "", booking.BadField("name", "required", nil)
	}
	password = newPassword()
	hash := HashPassword(password)
	err = s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		w, err := tx.World(n.District)
		if err != nil {
			return err
		}
		grant, err := n.grant(w)
		if err != nil {
			return err
		}
		user := &models.User{
			Base: models.Base{DistrictID: n.District, Code: n.Username}, Username: n.Username, Name: n.Name, Email: n.Email,
			Locale: "zh-CN", PasswordHash: hash, MustChangePassword: true, Active: true,
			Credentials: []booking.Credential{},
		}
		if err := models.Create(tx, user); err != nil {
			return taken(err, "username")
		}
		grant.ID, grant.DistrictID, grant.UserID, grant.CreatedAt = models.NewID(), n.District, user.ID, tx.Now
		if err := models.Insert(tx, *grant); err != nil {
			return err
		}
		system := booking.Actor{District: n.District, System: true}
		if err := record(tx, system, "create", "user", user.ID, models.Deref(grant.SchoolID), nil, grant); err != nil {
			return err
		}
		return s.resync(tx, n.District)
	})
	return password, err
}

// grant resolves the role and its scope.
func (n *NewUser) grant(w *booking.World) (*models.Grant, error) {
	allowed, known := scopesOf[n.Role]
	if !known {
		return nil, booking.BadField("role", "unknown_role", map[string]any{"Ref": string(n.Role)})
	}
	g := &models.Grant{Role: n.Role, Resources: []string{}}
	kind := "district"
	if school := w.School(n.Scope); school != nil {
		kind, g.SchoolID = "school", &school.ID
	} else if group := w.Group(n.Scope); group != nil {
		kind, g.GroupID = "group", &group.ID
	} else if n.Scope != "" {
		return nil, booking.BadField("scope", "unknown_scope", map[string]any{"Ref": n.Scope})
	}
	if !slices.Contains(allowed, kind) {
		return nil, booking.BadField("scope", "wrong_scope", map[string]any{"Role": string(n.Role), "Kind": allowed[0]})
	}
	return g, nil
}
