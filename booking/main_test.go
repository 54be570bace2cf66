package booking_test

import (
	"flag"
	"os"
	"testing"
)

// The property tests look at more cases than usual by default; -rapid.checks
// asks for another number.
func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "500"); err != nil {
		panic(err)
	}
	flag.Parse()
	os.Exit(m.Run())
}
