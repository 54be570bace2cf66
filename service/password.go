package service

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/crypto/argon2"

	"xiaoxiang/booking"
)

// The argon2id parameters of new hashes (OWASP: 19 MiB, two passes, one lane).
const (
	argonMemory  = 19 * 1024
	argonTime    = 2
	argonThreads = 1
	argonKey     = 32
	argonSalt    = 16
)

// argonSeats bounds how many hashes are worked out at once, and with them the
// memory that a flood of sign-ins takes.
var argonSeats = make(chan struct{}, 4)

// nobody is verified against where there is no such user, so that a name that
// exists and one that does not cost the same.
var nobody = hashWith("nobody has this password", make([]byte, argonSalt))

// HashPassword gives the argon2id hash of a password in PHC form.
func HashPassword(password string) string {
	salt := make([]byte, argonSalt)
	_, _ = rand.Read(salt) // never fails (crypto/rand)
	return hashWith(password, salt)
}

func hashWith(password string, salt []byte) string {
	key := argonKeyOf(password, salt, argonTime, argonMemory, argonThreads, argonKey)
	b64 := base64.RawStdEncoding.EncodeToString
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s",
		argon2.Version, argonMemory, argonTime, argonThreads, b64(salt), b64(key))
}

func argonKeyOf(password string, salt []byte, passes, memory uint32, threads uint8, length uint32) []byte {
	argonSeats <- struct{}{}
	defer func() { <-argonSeats }()
	return argon2.IDKey([]byte(password), salt, passes, memory, threads, length)
}

// passwordFits reports whether a password has the hash. A hash that does not
// read is no password's.
func passwordFits(hash, password string) bool {
	var version int
	var memory, passes uint32
	var threads uint8
	parts := strings.Split(hash, "$")
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false
	}
	_, errV := fmt.Sscanf(parts[2], "v=%d", &version)
	_, errP := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &memory, &passes, &threads)
	salt, errS := base64.RawStdEncoding.DecodeString(parts[4])
	want, errK := base64.RawStdEncoding.DecodeString(parts[5])
	if errV != nil || errP != nil || errS != nil || errK != nil || version != argon2.Version ||
		passes == 0 || threads == 0 || len(want) == 0 {
		return false
	}
	got := argonKeyOf(password, salt, passes, memory, threads, uint32(len(want)))
	return subtle.ConstantTimeCompare(got, want) == 1
}

// The lengths of a password, in bytes: long ones are for machines.
const (
	minPassword = 10
	maxPassword = 200
)

// checkPassword holds a new password to the policy: long enough, three of four
// classes of signs, and not made of the user name.
func checkPassword(field, password, username string) error {
	switch {
	case len([]rune(password)) < minPassword:
		return booking.BadField(field, "password_too_short", map[string]any{"Min": minPassword})
	case len(password) > maxPassword:
		return booking.BadField(field, "too_long", map[string]any{"Limit": maxPassword})
	case username != "" && strings.Contains(strings.ToLower(password), strings.ToLower(username)):
		return booking.BadField(field, "password_has_name", nil)
	}
	var lower, upper, digit, other int
	for _, r := range password {
		switch {
		case unicode.IsLower(r):
			lower = 1
		case unicode.IsUpper(r):
			upper = 1
		case unicode.IsDigit(r):
			digit = 1
		default:
			other = 1
		}
	}
	if lower+upper+digit+other < 3 {
		return booking.BadField(field, "password_too_simple", nil)
	}
	return nil
}

// newPassword makes a one-time password that meets the policy.
func newPassword() string { return "Xx1-" + NewToken()[:14] }
