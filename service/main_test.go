package service_test

import (
	"testing"

	"xiaoxiang/models/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }
