package main

import (
	"io"
	"log/slog"
)

var logLevels = map[string]*slog.Level{
	"debug": level(slog.LevelDebug), "info": level(slog.LevelInfo),
	"warn": level(slog.LevelWarn), "error": level(slog.LevelError),
}

func level(l slog.Level) *slog.Level { return &l }

// newLog writes one JSON object a line; line breaks in values are escaped.
func newLog(w io.Writer, levelName string) *slog.Logger {
	return slog.New(slog.NewJSONHandler(w, &slog.HandlerOptions{Level: *logLevels[levelName]}))
}
