package main

import (
	"testing"

	"xiaoxiang/models/pgtest"
)

func TestMain(m *testing.M) { pgtest.Main(m) }
