package models

// worldRows is the raw material of a World.
type worldRows struct {
	district    District
	schools     []School
	travel      []TravelTime
	groups      []Group
	members     []Membership
	projects    []Project
	agreements  []Agreement
	terms       []Term
	breaks      []Break
	tables      []PeriodTable
	holidays    []Holiday
	overrides   []DayOverride
	locks       []Lock
	profiles    []ShareProfile
	resources   []Resource
	classes     []ClassGroup
	programs    []Program
	rules       []SharingRule
	users       []User
	grants      []Grant
	delegations []Delegation
}

func (q Query) worldRows(district string) (*worldRows, error) {
	d, err := Get[District](q, district)
	if err != nil {
		return nil, err
	}
	r := &worldRows{district: *d}
	for _, read := range []func() error{
		reading(q, district, &r.schools), reading(q, district, &r.travel), reading(q, district, &r.groups),
		reading(q, district, &r.members), reading(q, district, &r.projects), reading(q, district, &r.agreements),
		reading(q, district, &r.terms), reading(q, district, &r.breaks), reading(q, district, &r.tables),
		reading(q, district, &r.holidays), reading(q, district, &r.overrides), reading(q, district, &r.locks),
		reading(q, district, &r.profiles), reading(q, district, &r.resources), reading(q, district, &r.classes),
		reading(q, district, &r.programs), reading(q, district, &r.rules), reading(q, district, &r.users),
		reading(q, district, &r.grants), reading(q, district, &r.delegations),
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

func reading[T any](q Query, district string, into *[]T) func() error {
	return func() error {
		rows, err := All[T](q, district)
		*into = rows
		return err
	}
}

// Deref gives the id behind an optional reference, "" where there is none.
func Deref(id *string) string {
	if id == nil {
		return ""
	}
	return *id
}

// Ref makes an optional reference of an id; "" is none.
func Ref(id string) *string {
	if id == "" {
		return nil
	}
	return &id
}
