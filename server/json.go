package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
)

// maxDepth is how deep a body may nest; ours nest five deep.
const maxDepth = 32

var errJSON = errors.New("not acceptable JSON")

// strictJSON reads what has one meaning only: no invalid UTF-8, no NUL (which
// PostgreSQL cannot store), no key twice, no deep nesting, nothing after the
// end.
var strictJSON = huma.Format{
	Marshal: huma.DefaultJSONFormat.Marshal,
	Unmarshal: func(data []byte, v any) error {
		// The library reads each body twice: once as any, to validate it.
		if _, first := v.(*any); first {
			if err := checkJSON(data); err != nil {
				return err
			}
		}
		return json.Unmarshal(data, v)
	},
}

func checkJSON(data []byte) error {
	if !utf8.Valid(data) {
		return errJSON
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var stack []*openJSON
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil // what is incomplete json.Unmarshal refuses
		}
		if err != nil {
			return err
		}
		if err := checkToken(&stack, token); err != nil {
			return err
		}
	}
}

// openJSON is one object or list that is open.
type openJSON struct {
	keys map[string]bool // nil: a list
	key  bool            // the next string is a key
}

func checkToken(stack *[]*openJSON, token json.Token) error {
	var top *openJSON
	if n := len(*stack); n > 0 {
		top = (*stack)[n-1]
	}
	if delim, ok := token.(json.Delim); ok {
		switch delim {
		case '{':
			*stack = append(*stack, &openJSON{keys: map[string]bool{}, key: true})
		case '[':
			*stack = append(*stack, &openJSON{})
		default:
			*stack = (*stack)[:len(*stack)-1]
			if n := len(*stack); n > 0 && (*stack)[n-1].keys != nil {
				(*stack)[n-1].key = true
			}
			return nil
		}
		if len(*stack) > maxDepth {
			return errJSON
		}
		return nil
	}
	text, isText := token.(string)
	if isText && bytes.IndexByte([]byte(text), 0) >= 0 {
		return errJSON
	}
	if top == nil || top.keys == nil {
		return nil
	}
	if top.key {
		if top.keys[text] {
			return errJSON
		}
		top.keys[text], top.key = true, false
		return nil
	}
	top.key = true
	return nil
}
