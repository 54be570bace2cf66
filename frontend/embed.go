// Package frontend carries the built page inside the binary.
package frontend

import "embed"

// Dist is the output of the page's build. The prefix "all:" matters: without it
// files whose names start with "_" or "." are left out, and Vite writes some.
//
//go:embed all:dist
var Dist embed.FS
