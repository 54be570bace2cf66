// Package messages holds every sentence that people read, in Chinese and
// English: problems, conflicts, decisions and letters. The catalogues are part
// of the program; a key is stable, its text is not.
package messages

import (
	"embed"
	"io/fs"
	"reflect"
	"strings"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

//go:embed catalogue/*.json
var catalogue embed.FS

// Lang is a language of the catalogues. Its zero value is Chinese.
type Lang struct{ english bool }

// The languages.
var (
	Chinese = Lang{}
	English = Lang{english: true}
)

var (
	tags    = []language.Tag{language.MustParse("zh-CN"), language.English}
	matcher = language.NewMatcher(tags)
	bundle  = load()
	texts   = [2]*i18n.Localizer{
		i18n.NewLocalizer(bundle, tags[0].String()), i18n.NewLocalizer(bundle, tags[1].String()),
	}
)

// load reads the embedded catalogues. They are part of the program, so a bad
// one stops it at once, and a test before that.
func load() *i18n.Bundle {
	b := i18n.NewBundle(tags[0])
	files, err := fs.Glob(catalogue, "catalogue/*.json")
	if err != nil {
		panic(err)
	}
	for _, name := range files {
		if _, err := b.LoadMessageFileFS(catalogue, name); err != nil {
			panic(name + ": " + err.Error())
		}
	}
	return b
}

// For chooses the language for an Accept-Language header or a user's locale;
// whatever is not known is Chinese.
func For(acceptLanguage string) Lang {
	wanted, _, err := language.ParseAcceptLanguage(acceptLanguage)
	if err != nil || len(wanted) == 0 {
		return Chinese
	}
	_, i, confidence := matcher.Match(wanted...)
	return Lang{english: i == 1 && confidence > language.No}
}

// Tag is the language's BCP 47 tag: zh-CN or en.
func (l Lang) Tag() string {
	if l.english {
		return "en"
	}
	return "zh-CN"
}

func (l Lang) localizer() *i18n.Localizer {
	if l.english {
		return texts[1]
	}
	return texts[0]
}

// Text gives the sentence of a key, with its parameters put in. A parameter
// that holds a code (see codes) is shown as its word; Count chooses the
// plural. An unknown key is its own text, so that a page never breaks.
func (l Lang) Text(key string, params map[string]any) string {
	config := &i18n.LocalizeConfig{MessageID: key, TemplateData: l.said(params)}
	if n, ok := params["Count"]; ok {
		config.PluralCount = n
	}
	text, err := l.localizer().Localize(config)
	if text == "" && err != nil {
		return key
	}
	return text
}

// Has reports whether a key has a text.
func Has(key string) bool {
	_, err := texts[0].Localize(&i18n.LocalizeConfig{MessageID: key})
	return err == nil
}

// Word gives the word for a code of a family, such as Word("purpose",
// "lesson"); a code without a word is itself.
func (l Lang) Word(family, code string) string {
	key := family + "." + code
	if text := l.Text(key, nil); text != key {
		return text
	}
	return code
}

// codes are the parameters whose values are codes, and the family of words
// that they are shown by.
var codes = map[string]string{
	"Kind": "kind", "Role": "role", "Approver": "approver", "Approvers": "approver",
	"Purpose": "purpose", "Status": "status", "Relation": "relation", "Risk": "risk",
}

// said puts words in the place of codes and lists.
func (l Lang) said(params map[string]any) map[string]any {
	said := make(map[string]any, len(params))
	for name, value := range params {
		said[name] = value
		v := reflect.ValueOf(value) // codes are strings of many types
		switch {
		case !v.IsValid():
		case v.Kind() == reflect.String && codes[name] != "":
			said[name] = l.Word(codes[name], v.String())
		case v.Kind() == reflect.Slice && v.Type().Elem().Kind() == reflect.String:
			parts := make([]string, v.Len())
			for i := range parts {
				parts[i] = v.Index(i).String()
				if codes[name] != "" {
					parts[i] = l.Word(codes[name], parts[i])
				}
			}
			said[name] = l.List(parts)
		}
	}
	return said
}

// List joins words as the language does.
func (l Lang) List(words []string) string {
	return strings.Join(words, l.Text("list.and", nil))
}
