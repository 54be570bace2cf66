package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"strconv"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// The access token: what it says of itself, how long it lives, and how far two
// clocks may be apart.
const (
	tokenIssuer   = "xiaoxiang"
	tokenAudience = "xiaoxiang-api"
	tokenType     = "at+jwt"
	tokenLife     = 15 * time.Minute
	tokenLeeway   = time.Minute
	tokenMost     = 2048 // bytes; a longer one is not ours
)

// tokens signs and reads access tokens, in real time whatever the demo's clock
// says. A token names a user and their epoch, never a right.
type tokens struct {
	key    []byte
	clock  *service.Clock
	parser *jwt.Parser
}

type tokenClaims struct {
	Epoch int64 `json:"epoch"`
	jwt.RegisteredClaims
}

func newTokens(secret []byte, clock *service.Clock) *tokens {
	return &tokens{
		key: derived(secret, "access"), clock: clock,
		parser: jwt.NewParser(
			jwt.WithValidMethods([]string{jwt.SigningMethodHS256.Alg()}),
			jwt.WithIssuer(tokenIssuer), jwt.WithAudience(tokenAudience), jwt.WithExpirationRequired(),
			jwt.WithIssuedAt(), jwt.WithLeeway(tokenLeeway), jwt.WithTimeFunc(clock.Time),
		),
	}
}

// derived gives a key for one purpose.
func derived(secret []byte, purpose string) []byte {
	mac := hmac.New(sha256.New, secret)
	mac.Write([]byte(purpose))
	return mac.Sum(nil)
}

// issue signs a token.
func (t *tokens) issue(user string, epoch int64) (string, int, error) {
	now := t.clock.Time()
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, tokenClaims{
		Epoch: epoch,
		RegisteredClaims: jwt.RegisteredClaims{
			Issuer: tokenIssuer, Audience: jwt.ClaimStrings{tokenAudience}, Subject: user,
			IssuedAt: jwt.NewNumericDate(now), ExpiresAt: jwt.NewNumericDate(now.Add(tokenLife)),
		},
	})
	token.Header["typ"] = tokenType
	signed, err := token.SignedString(t.key)
	return signed, int(tokenLife / time.Second), err
}

// read gives the user and epoch of a token that is ours and alive.
func (t *tokens) read(text string) (user string, epoch int64, err error) {
	ended := booking.Fail(booking.Unauthorized, "token_ended")
	if len(text) > tokenMost {
		return "", 0, ended
	}
	var claims tokenClaims
	token, err := t.parser.ParseWithClaims(text, &claims, func(*jwt.Token) (any, error) { return t.key, nil })
	if err != nil || token.Header["typ"] != tokenType || claims.Subject == "" || claims.IssuedAt == nil ||
		claims.ExpiresAt.Sub(claims.IssuedAt.Time) > tokenLife {
		ended.Message = "token of epoch " + strconv.FormatInt(claims.Epoch, 10) + " refused"
		return "", 0, ended
	}
	return claims.Subject, claims.Epoch, nil
}
