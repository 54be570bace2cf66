package main

import (
	"testing"

	"github.com/getkin/kin-openapi/openapi3filter"

	"xiaoxiang/models/pgtest"
)

func TestMain(m *testing.M) {
	openapi3filter.RegisterBodyDecoder("text/calendar", openapi3filter.FileBodyDecoder)
	pgtest.Main(m)
}
