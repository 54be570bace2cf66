package handlers

import (
	"context"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/booking"
	"xiaoxiang/service"
)

// Feeds is what the feed operations need.
type Feeds interface {
	CreateFeed(ctx context.Context, actor booking.Actor, kind, ref string) (*service.FeedRow, string, error)
	RevokeFeed(ctx context.Context, actor booking.Actor, id string) error
	FeedFile(ctx context.Context, token string) (body []byte, etag string, err error)
}

// FeedIn asks for the calendar of one resource, of a school, or one's own.
type FeedIn struct {
	KeyIn
	Body struct {
		Resource *string `json:"resource,omitempty" nullable:"true" maxLength:"100"`
		School   *string `json:"school,omitempty" nullable:"true" maxLength:"100"`
		Mine     bool    `json:"mine,omitempty"`
	}
}

// FeedBody is a new feed; its address is shown this once.
type FeedBody struct {
	ID   string `json:"id"`
	Kind string `json:"kind" enum:"resource,school,mine"`
	URL  string `json:"url" doc:"Secret: whoever has it reads the calendar"`
}

// AddFeed makes a secret calendar address.
func (h *Handlers) AddFeed(ctx context.Context, in *FeedIn) (*BodyOut[FeedBody], error) {
	kind, ref, asked := "", "", 0
	if in.Body.Resource != nil {
		kind, ref, asked = "resource", *in.Body.Resource, asked+1
	}
	if in.Body.School != nil {
		kind, ref, asked = "school", *in.Body.School, asked+1
	}
	if in.Body.Mine {
		kind, asked = "mine", asked+1
	}
	if asked != 1 {
		return nil, booking.BadField("resource", "one_of_feed", nil)
	}
	feed, token, err := h.Feeds.CreateFeed(ctx, actor(ctx), kind, ref)
	if err != nil {
		return nil, err
	}
	return &BodyOut[FeedBody]{FeedBody{ID: feed.ID, Kind: feed.Kind, URL: CallerOf(ctx).BaseURL + "/api/v1/feeds/" + token + ".ics"}}, nil
}

// RemoveFeed ends a feed at once.
func (h *Handlers) RemoveFeed(ctx context.Context, in *RefIn) (*struct{}, error) {
	return nil, h.Feeds.RevokeFeed(ctx, actor(ctx), in.ID)
}

// FeedFileIn is the secret part of a feed's address.
type FeedFileIn struct {
	Token string `path:"id" maxLength:"200" doc:"The secret of the feed, with .ics at its end"`
}

// FeedFileOut is an iCalendar file.
type FeedFileOut struct {
	ContentType  string `header:"Content-Type"`
	CacheControl string `header:"Cache-Control"`
	ETag         string `header:"ETag"`
	Body         []byte
}

// FeedReplies describes the calendar file.
func FeedReplies(huma.Registry) map[string]*huma.Response {
	return map[string]*huma.Response{"200": {
		Description: "iCalendar (RFC 5545)",
		Content:     map[string]*huma.MediaType{"text/calendar": {Schema: &huma.Schema{Type: huma.TypeString}}},
	}}
}

// GetFeedFile gives the calendar file; the address alone opens it.
func (h *Handlers) GetFeedFile(ctx context.Context, in *FeedFileIn) (*FeedFileOut, error) {
	token, ok := strings.CutSuffix(in.Token, ".ics")
	if !ok {
		return nil, booking.Missing("feed", "")
	}
	body, etag, err := h.Feeds.FeedFile(ctx, token)
	if err != nil {
		return nil, err
	}
	return &FeedFileOut{
		ContentType: "text/calendar; charset=utf-8", CacheControl: "private, no-cache", ETag: etag, Body: body,
	}, nil
}
