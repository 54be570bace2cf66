package booking

import "slices"

// coverage is which cases each row of a table wins, and which rows above take
// those that it would match.
type coverage struct {
	rules []Rule
	wins  []bool
	above [][]int
}

// checkCases walks through everything that can be asked, and finds cases that
// no row decides and rows that decide none.
func checkCases(rules []Rule) []RuleFault {
	var faults []RuleFault
	c := &coverage{rules: rules, wins: make([]bool, len(rules)), above: make([][]int, len(rules))}
	for _, name := range relations {
		for _, rel := range factsOf(name) {
			faults = append(faults, c.walk(rel)...)
		}
	}
	for i := range rules {
		if !c.wins[i] && slices.Contains(relations, rules[i].Relation) {
			faults = append(faults, c.idle(i))
		}
	}
	return faults
}

// idle says why a row decides nothing: the rows above take all that it
// matches, or its conditions never hold together.
func (c *coverage) idle(i int) RuleFault {
	r := &c.rules[i]
	f := RuleFault{Row: i, ID: r.ID, Key: "never_matches", Params: map[string]any{"Row": i + 1, "Rule": r.ID}}
	if len(c.above[i]) > 0 {
		slices.Sort(c.above[i])
		by := make([]string, 0, len(c.above[i]))
		for _, k := range c.above[i] {
			by = append(by, c.rules[k].ID)
		}
		f.Key, f.Params["By"] = "never_reached", by
	}
	return f
}

func (c *coverage) walk(rel relation) []RuleFault {
	must, limited := risksOf[rel.name]
	if !limited {
		must = []Risk{Standard, Supervised, Hazardous}
	}
	windows := []fact{no, yes}
	if rel.name == RelNone {
		windows = []fact{unknown}
	}
	var faults []RuleFault
	for _, risk := range risks {
		for _, window := range windows {
			for _, purpose := range Purposes {
				decided := c.add(&ruleCase{&rel, risk, window, purpose})
				if !decided && slices.Contains(must, risk) && !alreadyUndecided(faults, risk, window) {
					faults = append(faults, undecided(&rel, risk, window, purpose))
				}
			}
		}
	}
	return faults
}

// add counts one case and reports whether a row decides it.
func (c *coverage) add(rc *ruleCase) bool {
	first := -1
	for i := range c.rules {
		switch {
		case !c.rules[i].matches(rc):
		case first < 0:
			first = i
			c.wins[i] = true
		case !slices.Contains(c.above[i], first):
			c.above[i] = append(c.above[i], first)
		}
	}
	return first >= 0
}

// undecided describes a case in the words of the table.
func undecided(rel *relation, risk Risk, window fact, purpose string) RuleFault {
	p := map[string]any{"Relation": rel.name, "Risk": risk, "InWindow": window == yes, "Purpose": purpose}
	if rel.state != "" {
		p["State"] = rel.state
	}
	for name, f := range map[string]fact{
		"Attached": rel.attached, "ProjectActive": rel.projectActive,
		"AgreementActive": rel.agreementActive, "Listed": rel.agreedListed,
	} {
		if f != unknown {
			p[name] = f == yes
		}
	}
	return RuleFault{Row: -1, Key: "undecided", Params: p}
}

// alreadyUndecided keeps one fault for all purposes of a case.
func alreadyUndecided(faults []RuleFault, risk Risk, window fact) bool {
	return slices.ContainsFunc(faults, func(f RuleFault) bool {
		return f.Params["Risk"] == risk && f.Params["InWindow"] == (window == yes)
	})
}

// factsOf lists the states a relation can be in.
func factsOf(name string) []relation {
	var out []relation
	switch name {
	case RelForming:
		out = []relation{{state: StateForming}, {state: StateNotFiled}}
	case RelTight, RelLed:
		out = []relation{{state: StateActive}}
	case RelProject:
		for _, f := range [][2]fact{{no, no}, {no, yes}, {yes, no}, {yes, yes}} {
			out = append(out, relation{state: StateActive, attached: f[0], projectActive: f[1]})
		}
	case RelAlliance:
		for _, f := range [][2]fact{{no, no}, {yes, no}, {yes, yes}} {
			out = append(out, relation{state: StateActive, agreementActive: f[0], agreedListed: f[1]})
		}
	default:
		out = []relation{{}}
	}
	for i := range out {
		out[i].name = name
	}
	return out
}
