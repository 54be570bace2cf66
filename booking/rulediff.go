package booking

import (
	"bytes"
	"encoding/json"
	"slices"
)

// RuleDiff is what became of one row between two versions of the table.
type RuleDiff struct {
	ID     string
	Change string   // added, removed, changed, moved
	Fields []string // those that changed, in the words of the table
}

// DiffRules compares two versions of the table row by row: by what the new one
// has, in its order, then what it no longer has. A row is moved where its place
// among the rows that both have is another, with as few moves as will do.
func DiffRules(before, after []Rule) []RuleDiff {
	old := map[string]int{}
	for i := range before {
		old[before[i].ID] = i
	}
	var places []int // of the rows that stay, in the old table
	kept := map[string]bool{}
	for i := range after {
		if place, ok := old[after[i].ID]; ok {
			places = append(places, place)
			kept[after[i].ID] = true
		}
	}
	still := longestRise(places)
	var out []RuleDiff
	for i := range after {
		r := &after[i]
		place, had := old[r.ID]
		if !had {
			out = append(out, RuleDiff{ID: r.ID, Change: "added"})
			continue
		}
		if fields := changedFields(&before[place], r); len(fields) > 0 {
			out = append(out, RuleDiff{ID: r.ID, Change: "changed", Fields: fields})
		}
		if !slices.Contains(still, place) {
			out = append(out, RuleDiff{ID: r.ID, Change: "moved"})
		}
	}
	for i := range before {
		if !kept[before[i].ID] {
			out = append(out, RuleDiff{ID: before[i].ID, Change: "removed"})
		}
	}
	return out
}

// changedFields lists the fields of a row that differ, sorted.
func changedFields(x, y *Rule) []string {
	a, b := fieldsOf(x), fieldsOf(y)
	var names []string
	for name := range a {
		if !bytes.Equal(a[name], b[name]) {
			names = append(names, name)
		}
	}
	for name := range b {
		if _, both := a[name]; !both {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// fieldsOf gives a row field by field. A rule marshals without fail; lists that
// are empty and lists that are missing mean the same.
func fieldsOf(r *Rule) map[string]json.RawMessage {
	c := *r
	if len(c.Approvers) == 0 {
		c.Approvers = nil
	}
	text, _ := json.Marshal(c)
	fields := map[string]json.RawMessage{}
	_ = json.Unmarshal(text, &fields)
	return fields
}

// longestRise gives the longest rising subsequence: what did not move.
func longestRise(list []int) []int {
	best := make([][]int, len(list)) // ending at each place
	var longest []int
	for i, v := range list {
		for k := range i {
			if list[k] < v && len(best[k]) > len(best[i]) {
				best[i] = best[k]
			}
		}
		best[i] = append(slices.Clone(best[i]), v)
		if len(best[i]) > len(longest) {
			longest = best[i]
		}
	}
	return longest
}
