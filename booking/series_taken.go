package booking

import (
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"sort"
	"strings"
)

// nearby finds the rows around a time without looking at all of a term's.
type nearby struct {
	rows    []Taken // by ClaimStart
	longest int64
}

func newNearby(rows []Taken) *nearby {
	n := &nearby{rows: slices.Clone(rows)}
	slices.SortStableFunc(n.rows, func(a, b Taken) int {
		return compare(min(a.ClaimStart, a.Start), min(b.ClaimStart, b.Start))
	})
	for i := range n.rows {
		t := &n.rows[i]
		n.longest = max(n.longest, max(t.ClaimEnd, t.End)-min(t.ClaimStart, t.Start))
	}
	return n
}

// during gives the rows that may meet [from, to), and those of own that do.
func (n *nearby) during(from, to int64, own []Taken) []Taken {
	start := func(i int) int64 { return min(n.rows[i].ClaimStart, n.rows[i].Start) }
	lo := sort.Search(len(n.rows), func(i int) bool { return start(i) >= from-n.longest })
	hi := sort.Search(len(n.rows), func(i int) bool { return start(i) >= to })
	out := n.rows[lo:hi:hi]
	for _, t := range own {
		if t.ClaimStart < to && from < t.ClaimEnd {
			out = append(out, t)
		}
	}
	return out
}

// ownMark begins the id of a row that another occurrence of the series takes;
// it is no booking yet and is not shown.
const ownMark = "\x00series"

func ownRows(w *World, q Request) []Taken {
	var rows []Taken
	for _, u := range Uses(w, q) {
		rows = append(rows, Taken{
			Booking: fmt.Sprint(ownMark, q.Start), Resource: u.Resource, School: q.School,
			Requester: q.Requester, Teacher: q.Teacher, Class: q.Class,
			Start: u.Start, End: u.End, ClaimStart: u.ClaimStart, ClaimEnd: u.ClaimEnd,
			Quantity: u.Quantity, Headcount: u.Headcount, Status: StatusPending, Purpose: q.Purpose,
		})
	}
	return rows
}

func cleared(cs []Conflict) []Conflict {
	for i := range cs {
		if strings.HasPrefix(cs[i].With, ownMark) {
			cs[i].With = ""
		}
		cs[i].taken = nil
	}
	return cs
}

// planVersion is a short hash of the dates, their fates and their conflicts.
func planVersion(occ []OccurrenceOutcome) string {
	h := fnv.New64a()
	for i := range occ {
		o := &occ[i]
		fmt.Fprintln(h, o.Date, o.StartAt, o.EndAt, o.Outcome, o.Skip)
		for _, c := range o.Conflicts {
			fmt.Fprintln(h, c.Kind, c.Subject, c.With, c.Start, c.End)
		}
	}
	return fmt.Sprintf("%016x", h.Sum64())
}

// clone gives a usage that may be counted up.
func (u Usage) clone() Usage {
	u.QuotaSeconds, u.AgreementUses = maps.Clone(u.QuotaSeconds), maps.Clone(u.AgreementUses)
	if u.QuotaSeconds == nil {
		u.QuotaSeconds = map[QuotaKey]int64{}
	}
	if u.AgreementUses == nil {
		u.AgreementUses = map[[2]string]int{}
	}
	return u
}

func compare(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
