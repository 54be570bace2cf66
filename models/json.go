package models

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"

	"gorm.io/gorm/schema"
)

// jsonText keeps a field as JSON text. gorm's own serializer writes NULL for
// an empty list, which no column of ours allows.
type jsonText struct{}

func init() { schema.RegisterSerializer("json", jsonText{}) }

// Scan reads a column into a field.
func (jsonText) Scan(ctx context.Context, field *schema.Field, row reflect.Value, value any) error {
	into := reflect.New(field.FieldType)
	var text []byte
	switch v := value.(type) {
	case nil:
	case []byte:
		text = v
	case string:
		text = []byte(v)
	default:
		return fmt.Errorf("column %s holds %T, not JSON text", field.DBName, value)
	}
	if len(text) > 0 {
		if err := json.Unmarshal(text, into.Interface()); err != nil {
			return fmt.Errorf("column %s: %w", field.DBName, err)
		}
	}
	field.ReflectValueOf(ctx, row).Set(into.Elem())
	return nil
}

// Value gives the JSON text of a field.
func (jsonText) Value(_ context.Context, _ *schema.Field, _ reflect.Value, value any) (any, error) {
	v := reflect.ValueOf(value)
	switch {
	case v.Kind() == reflect.Slice && v.IsNil():
		return "[]", nil
	case v.Kind() == reflect.Map && v.IsNil():
		return "{}", nil
	}
	text, err := json.Marshal(value)
	return string(text), err
}
