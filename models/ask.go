package models

import (
	"database/sql"
	"strconv"
	"strings"
)

// ask runs a hot question past gorm, whose reflection costs as much as the
// question itself: each ? is one value, a list of strings fills "IN ?".
func (q Query) ask(query string, args []any, scan func(*sql.Rows) error) error {
	text, values := q.bind(query, args)
	rows, err := q.db.Statement.ConnPool.QueryContext(q.ctx, text, values...)
	if err != nil {
		return translate(err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := scan(rows); err != nil {
			return translate(err)
		}
	}
	return translate(rows.Err())
}

// bind writes the engine's placeholders and spreads lists over theirs.
func (q Query) bind(query string, args []any) (string, []any) {
	var text strings.Builder
	text.Grow(len(query) + 16*len(args))
	values := make([]any, 0, len(args)+8)
	mark := func(v any) {
		values = append(values, v)
		if q.store.postgres {
			text.WriteString("$" + strconv.Itoa(len(values)))
			return
		}
		text.WriteByte('?')
	}
	for i, part := range strings.Split(query, "?") {
		if i > 0 {
			switch v := args[i-1].(type) {
			case []string:
				text.WriteByte('(')
				for k, s := range v {
					if k > 0 {
						text.WriteByte(',')
					}
					mark(s)
				}
				text.WriteByte(')')
			default:
				mark(v)
			}
		}
		text.WriteString(part)
	}
	return text.String(), values
}
