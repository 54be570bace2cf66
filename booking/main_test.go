package booking_test

import (
	"flag"
	"os"
	"testing"
)

// The property tests look at more cases than usual by default; -rapid.checks
// asks for another number.
func TestMain(m *testing.M) {
	checks := "500"
	if os.Getenv("XIAOXIANG_TEST_SOAK") != "" {
		checks = "10000" // of twelve requests each
	}
	if err := flag.Set("rapid.checks", checks); err != nil {
		panic(err)
	}
	flag.Parse()
	os.Exit(m.Run())
}
