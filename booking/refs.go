package booking

// codes finds ids by code, worked out once.
type codes struct {
	schools, groups, projects, resources, classes, programs, users map[string]string
}

func (w *World) refs() *codes {
	if c := w.codes.Load(); c != nil {
		return c
	}
	c := &codes{
		schools:   codesOf(w.Schools, func(s *School) string { return s.Code }),
		groups:    codesOf(w.Groups, func(g *Group) string { return g.Code }),
		projects:  codesOf(w.Projects, func(p *Project) string { return p.Code }),
		resources: codesOf(w.Resources, func(r *Resource) string { return r.Code }),
		classes:   codesOf(w.Classes, func(c *ClassGroup) string { return c.Code }),
		programs:  codesOf(w.Programs, func(p *Program) string { return p.Code }),
		users:     codesOf(w.Users, func(u *User) string { return u.Code }),
	}
	w.codes.Store(c) // two at once build the same
	return c
}

func codesOf[T any](all map[string]*T, code func(*T) string) map[string]string {
	ids := make(map[string]string, len(all))
	for id, v := range all {
		ids[code(v)] = id
	}
	return ids
}

// byRef finds a value by its id or its code; nil where there is none.
func byRef[T any](all map[string]*T, ids map[string]string, ref string) *T {
	if v := all[ref]; v != nil {
		return v
	}
	return all[ids[ref]]
}

// School finds a school by id or code; nil where there is none.
func (w *World) School(ref string) *School { return byRef(w.Schools, w.refs().schools, ref) }

// Group finds a group by id or code; nil where there is none.
func (w *World) Group(ref string) *Group { return byRef(w.Groups, w.refs().groups, ref) }

// Project finds a project by id or code; nil where there is none.
func (w *World) Project(ref string) *Project { return byRef(w.Projects, w.refs().projects, ref) }

// Resource finds a resource in use by id or code; nil where there is none.
func (w *World) Resource(ref string) *Resource {
	r := byRef(w.Resources, w.refs().resources, ref)
	if r == nil || !r.Active {
		return nil
	}
	return r
}

// Class finds a class group by id or code; nil where there is none.
func (w *World) Class(ref string) *ClassGroup { return byRef(w.Classes, w.refs().classes, ref) }

// Program finds a program by id or code; nil where there is none.
func (w *World) Program(ref string) *Program { return byRef(w.Programs, w.refs().programs, ref) }

// User finds a person by id or code; nil where there is none.
func (w *World) User(ref string) *User { return byRef(w.Users, w.refs().users, ref) }
