package handlers

import "xiaoxiang/service"

// PageIn asks for one page of a list.
type PageIn struct {
	Limit  int    `query:"limit" minimum:"1" maximum:"200" default:"50" doc:"How many, 1 to 200"`
	Cursor string `query:"cursor" maxLength:"200" doc:"next_cursor of the page before"`
}

func (p PageIn) page() service.Page { return service.Page{Limit: p.Limit, After: p.Cursor} }

// RefIn names one thing by its id or its code.
type RefIn struct {
	ID string `path:"id" maxLength:"100" doc:"Id or code"`
}

// MatchIn is RefIn for a change: If-Match says which version it is made on.
type MatchIn struct {
	ID      string `path:"id" maxLength:"100" doc:"Id or code"`
	IfMatch string `header:"If-Match" maxLength:"200" doc:"ETag that the change is made on"`
}

// KeyIn lets a creating call be sent again safely.
type KeyIn struct {
	IdempotencyKey string `header:"Idempotency-Key" maxLength:"200" doc:"The same key and body give the first reply again"`
}

// List is one page of a list.
type List[T any] struct {
	Items      []T     `json:"items" nullable:"false"`
	NextCursor *string `json:"next_cursor"`
}

// ListOut is the reply with a page.
type ListOut[T any] struct{ Body List[T] }

// OneOut is the reply with one entity.
type OneOut[T any] struct {
	ETag string `header:"ETag"`
	Body T
}

// MadeOut is the reply with what was made.
type MadeOut[T any] struct {
	ETag     string `header:"ETag"`
	Location string `header:"Location"`
	Body     T
}

// BodyOut is a reply that is no entity.
type BodyOut[T any] struct{ Body T }

// pageOf shapes the rows of a page.
func pageOf[R, T any](rows []R, next string, err error, shape func(*R) T) (*ListOut[T], error) {
	if err != nil {
		return nil, err
	}
	out := &ListOut[T]{Body: List[T]{Items: make([]T, 0, len(rows)), NextCursor: text(next)}}
	for i := range rows {
		out.Body.Items = append(out.Body.Items, shape(&rows[i]))
	}
	return out, nil
}

func some[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
