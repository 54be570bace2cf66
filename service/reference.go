package service

import (
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
	"xiaoxiang/models"
)

// The rows that the doors show, by the names they know them.
type (
	Term        = models.Term
	PeriodTable = models.PeriodTable
	Holiday     = models.Holiday
	ClassGroup  = models.ClassGroup
	LockRow     = models.Lock
	Page        = models.Page
	LeftOut     = models.LeftOut
)

// Nullable is a field of a change that may be left out, be null, or have a
// value: three different things in a PATCH.
type Nullable[T any] struct {
	Set   bool
	Value *T
}

// UnmarshalJSON is called where the field is there at all.
func (n *Nullable[T]) UnmarshalJSON(b []byte) error {
	n.Set = true
	return json.Unmarshal(b, &n.Value)
}

// or gives the value, def where it is null.
func (n Nullable[T]) or(def T) T {
	if n.Value == nil {
		return def
	}
	return *n.Value
}

// entity is a pointer to a row with a Base.
type entity[T any] interface {
	*T
	models.Entity
}

// edit is one change to reference data: who may make it, what it writes.
type edit[T any] struct {
	kind   string
	may    func(w *booking.World, row *T) bool
	fill   func(w *booking.World, row *T, f *faults)
	free   func(tx *models.Tx, w *booking.World, row *T) error // before removal, or a change that narrows
	school func(row *T) string                                 // whose entry of the audit; nil: the district's
	after  func(tx *models.Tx, w *booking.World, row *T) error // rows beside it
	change changer                                             // nil: changeWorld
}

// changer runs fn in one change of what the rules know.
type changer func(ctx context.Context, actor booking.Actor, fn func(*models.Tx, *booking.World) error) error

func (e *edit[T]) changer(s *Service) changer {
	if e.change == nil {
		return s.changeWorld
	}
	return e.change
}

// create writes a new row that fill has filled.
func create[T any, P entity[T]](ctx context.Context, s *Service, actor booking.Actor, code string, e edit[T]) (*T, error) {
	row := new(T)
	err := e.changer(s)(ctx, actor, func(tx *models.Tx, w *booking.World) error {
		row = new(T)
		base := models.BaseOf(P(row))
		base.DistrictID, base.Code = actor.District, code
		var f faults
		if code != "" && !codeForm.MatchString(code) {
			f.add("code", "bad_code", nil)
		}
		e.fill(w, row, &f)
		if err := f.err(); err != nil {
			return err
		}
		if !e.may(w, row) {
			return booking.Fail(booking.Forbidden, "not_permitted")
		}
		if err := models.Create[T, P](tx, row); err != nil {
			return taken(err, "code")
		}
		if err := e.beside(tx, w, row); err != nil {
			return err
		}
		return record(tx, actor, "create", e.kind, base.ID, e.owner(row), nil, row)
	})
	return row, err
}

// update changes a row; version is that of If-Match, nil where none was sent.
func update[T any, P entity[T]](ctx context.Context, s *Service, actor booking.Actor, ref string, version *int64, e edit[T]) (*T, error) {
	var row *T
	err := e.changer(s)(ctx, actor, func(tx *models.Tx, w *booking.World) error {
		var err error
		if row, err = seen[T, P](tx, w, actor, ref, version, e); err != nil {
			return err
		}
		before := *row
		var f faults
		e.fill(w, row, &f)
		if err := f.err(); err != nil {
			return err
		}
		if !e.may(w, row) {
			return booking.Fail(booking.Forbidden, "not_permitted")
		}
		base := models.BaseOf(P(row))
		if err := models.Update[T, P](tx, row, base.Version); err != nil {
			return err
		}
		if err := e.beside(tx, w, row); err != nil {
			return err
		}
		return record(tx, actor, "update", e.kind, base.ID, e.owner(row), before, row)
	})
	return row, err
}

// remove takes a row out of use where nothing hangs on it.
func remove[T any, P entity[T]](ctx context.Context, s *Service, actor booking.Actor, ref string, version *int64, e edit[T]) error {
	return e.changer(s)(ctx, actor, func(tx *models.Tx, w *booking.World) error {
		row, err := seen[T, P](tx, w, actor, ref, version, e)
		if err != nil {
			return err
		}
		if e.free != nil {
			if err := e.free(tx, w, row); err != nil {
				return err
			}
		}
		base := models.BaseOf(P(row))
		if err := models.Remove[T, P](tx, row, base.Version); err != nil {
			return err
		}
		return record(tx, actor, "delete", e.kind, base.ID, e.owner(row), row, nil)
	})
}

// seen finds the row that is to be changed, and checks the right to it and the
// caller's version.
func seen[T any, P entity[T]](tx *models.Tx, w *booking.World, actor booking.Actor, ref string, version *int64, e edit[T]) (*T, error) {
	row, err := models.FindRef[T](tx.Query, actor.District, ref)
	if err != nil {
		return nil, missing(err, e.kind, ref)
	}
	if !e.may(w, row) {
		return nil, booking.Fail(booking.Forbidden, "not_permitted")
	}
	if version != nil && *version != models.BaseOf(P(row)).Version {
		return nil, booking.Fail(booking.Stale, "stale")
	}
	return row, nil
}

func (e *edit[T]) owner(row *T) string {
	if e.school == nil {
		return ""
	}
	return e.school(row)
}

func (e *edit[T]) beside(tx *models.Tx, w *booking.World, row *T) error {
	if e.after == nil {
		return nil
	}
	return e.after(tx, w, row)
}

// changeWorld runs fn in one change and says that what the rules know has
// changed.
func (s *Service) changeWorld(ctx context.Context, actor booking.Actor, fn func(*models.Tx, *booking.World) error) error {
	return s.Store.Change(ctx, s.Clock.Now(), func(tx *models.Tx) error {
		w, err := tx.World(actor.District)
		if err != nil {
			return err
		}
		if err := fn(tx, w); err != nil {
			return err
		}
		return tx.Touch(actor.District)
	})
}

// one gives one row of reference data, which everybody in the district may
// read.
func one[T any](ctx context.Context, s *Service, actor booking.Actor, kind, ref string) (*T, error) {
	row, err := models.FindRef[T](s.Store.Read(ctx), actor.District, ref)
	return row, missing(err, kind, ref)
}

// pageOf gives a page of reference data in the order of codes, and the cursor of
// the next page.
func pageOf[T any, P entity[T]](ctx context.Context, s *Service, actor booking.Actor, page models.Page) ([]T, string, error) {
	rows, err := models.ListCodes[T](s.Store.Read(ctx), actor.District, page)
	if err != nil || len(rows) <= page.Limit {
		return rows, "", err
	}
	rows = rows[:page.Limit]
	return rows, models.BaseOf(P(&rows[len(rows)-1])).Code, nil
}

// cut gives the ids of one page of what is known by code, and the cursor of the
// next page.
func cut(ids map[string]string, page models.Page) (chosen []string, next string) {
	codes := make([]string, 0, len(ids))
	for code := range ids {
		if code > page.After {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	if len(codes) > page.Limit {
		codes = codes[:page.Limit]
		next = codes[page.Limit-1]
	}
	for _, code := range codes {
		chosen = append(chosen, ids[code])
	}
	return chosen, next
}

// inOrder gives the rows with these ids, in their order.
func inOrder[T any, P entity[T]](q models.Query, ids []string) ([]T, error) {
	rows, err := models.ByIDs[T](q, "id", ids)
	if err != nil {
		return nil, err
	}
	place := make(map[string]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	slices.SortFunc(rows, func(a, b T) int {
		return place[models.BaseOf(P(&a)).ID] - place[models.BaseOf(P(&b)).ID]
	})
	return rows, nil
}

// missing names what was looked for.
func missing(err error, kind, ref string) error {
	if isMissing(err) {
		return booking.Missing(kind, ref)
	}
	return err
}

// codeForm is how a code looks: people read it out and type it.
var codeForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$`)

// faults collects what is wrong with a change.
type faults []booking.FieldError

func (f *faults) add(field, key string, params map[string]any) {
	*f = append(*f, booking.FieldError{Field: field, Key: key, Params: params})
}

func (f faults) err() error {
	if len(f) == 0 {
		return nil
	}
	return &booking.Error{Code: booking.Invalid, Key: f[0].Key, Field: f[0].Field, Params: f[0].Params, Fields: f}
}

// name sets a text that must not be empty.
func (f *faults) name(field string, into, sent *string) {
	if sent != nil {
		*into = strings.TrimSpace(*sent)
	}
	if *into == "" {
		f.add(field, "required", nil)
	}
	if utf8.RuneCountInString(*into) > maxTitle {
		f.add(field, "too_long", map[string]any{"Limit": maxTitle})
	}
}

// date reads a day into where one was sent.
func (f *faults) date(field string, into *calendar.Date, sent *string) {
	if sent == nil {
		return
	}
	d, err := calendar.ParseDate(*sent)
	if err != nil {
		f.add(field, "bad_date", map[string]any{"Value": *sent})
	}
	*into = d
}

// number sets a count within bounds where one was sent.
func (f *faults) number(field string, into, sent *int, least, most int) {
	if sent == nil {
		return
	}
	if *sent < least || *sent > most {
		f.add(field, "out_of_range", map[string]any{"Min": least, "Max": most})
	}
	*into = *sent
}

// schools resolves a list of schools.
func (f *faults) schools(w *booking.World, field string, into *[]string, sent *[]string) {
	if sent == nil {
		return
	}
	ids := []string{}
	for i, ref := range *sent {
		school := w.School(ref)
		if school == nil {
			f.add(field+"["+strconv.Itoa(i)+"]", "unknown_school", map[string]any{"Ref": ref})
			continue
		}
		ids = append(ids, school.ID)
	}
	*into = ids
}

// taken names the field whose value another row has already.
func taken(err error, field string) error {
	if e := asError(err); e != nil && e.Key == "duplicate" {
		return &booking.Error{
			Code: booking.Conflicted, Key: "duplicate", Field: field,
			Fields: []booking.FieldError{{Field: field, Key: "duplicate"}}, Err: err,
		}
	}
	return err
}

// inUse is the answer where something hangs on what is to be removed.
func inUse(what string) error {
	return &booking.Error{Code: booking.Conflicted, Key: "in_use", Params: map[string]any{"By": what}}
}
