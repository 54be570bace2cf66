package service

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"gopkg.in/yaml.v3"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

type demoResource struct {
	ID, School, District, Name, Type string
	Alloc                            booking.Alloc
	Parts                            []string
	Parent                           string
	Combos                           [][]string
	Capacity, Quantity               int
	MaxParties                       int `yaml:"max_parties"`
	Unit                             string
	SeatsEach                        int `yaml:"seats_each"`
	Risk                             booking.Risk
	Scope, Share                     string
	Buffers                          [2]int `yaml:"buf"`
	Notice                           int
	Needs                            []string
	OnlyWith                         []string `yaml:"only_with"`
	AvailableFrom                    demoDate `yaml:"available_from"`
	AutoOwn                          *bool    `yaml:"auto_own"` // left out: yes
	Note                             string
}

type demoUser struct {
	ID, Name    string
	Roles       []demoRole
	Credentials []struct {
		Kind    string
		ValidTo demoDate `yaml:"valid_to"`
	}
	Mobility any // said by the roles already
}

type demoRole struct {
	Role      booking.Role
	Scope     string
	Resources []string
}

type demoProgram struct {
	ID, Name, Area, Type, Lead, Group, Project, Resource string
	Schools                                              []string
	Weekly                                               struct {
		Weekday int
		Periods []string
		Parity  string
	}
	Dates      []demoDate
	Start, End demoClock
	Headcount  int
}

type demoBooking struct {
	ID, Resource, School, User string
	Resources                  []string
	Quantity                   int
	ClassGroup                 string `yaml:"class_group"`
	Program                    string
	Parent                     string `yaml:"parent_booking"`
	Start, End                 string
	Headcount, Adults          int
	Status                     string
	Approvals                  []string
	Experiment, Note           string
}

// demoScenario is an acceptance test; what it expects is for tests to read.
type demoScenario struct {
	ID, Title, Note string
	Request         struct {
		Resources           []string
		School, User        string
		Start, End          string
		Quantity, Headcount int
		ClassGroup          string `yaml:"class_group"`
		Purpose, Project    string
	}
	Expect any
}

type demoRule struct {
	ID, Relation    string
	GroupState      []string `yaml:"group_state"`
	Risk            []booking.Risk
	InWindow        *bool `yaml:"in_window"`
	Purposes        []string
	Attached        *bool
	ProjectActive   *bool `yaml:"project_active"`
	AgreementActive *bool `yaml:"agreement_active"`
	Listed          *bool
	See             string
	Request         bool
	Auto            string
	Approvers       []string
	EscalateTo      string `yaml:"escalate_to"`
	Notify          []string
	Window          [2]int `yaml:"window_days"`
	Reason          string
}

type demoPolicy struct {
	Quota           map[booking.Risk]float64 `yaml:"quota_hours_per_week"`
	Multiplier      float64                  `yaml:"supported_multiplier"`
	Reserved        float64                  `yaml:"reserved_share_for_supported"`
	ReservedRelease int                      `yaml:"reserved_release_days_before"`
	SingleCap       float64                  `yaml:"single_school_cap_of_resource"`
	LeadPublish     float64                  `yaml:"lead_publish_min_share"`
	SLA             map[string]int           `yaml:"approval_sla_workdays"`
	CancelFree      map[booking.Risk]int     `yaml:"cancel_free_hours"`
	Strike          struct {
		LateCancel float64 `yaml:"late_cancel"`
		NoShow     float64 `yaml:"no_show"`
		Threshold  float64
		Effect     string
		Excluded   []string
	}
	HostBump int `yaml:"host_bump_min_workdays"`
}

// demoDate reads "2026-09-01"; left out it is 0.
type demoDate calendar.Date

// UnmarshalYAML reads the date.
func (d *demoDate) UnmarshalYAML(n *yaml.Node) error {
	v, err := calendar.ParseDate(n.Value)
	*d = demoDate(v)
	return lineErr(n, err)
}

// demoClock reads "16:20" as minutes of the day.
type demoClock int

// UnmarshalYAML reads the time.
func (c *demoClock) UnmarshalYAML(n *yaml.Node) error {
	t, err := time.Parse("15:04", n.Value)
	*c = demoClock(t.Hour()*60 + t.Minute())
	return lineErr(n, err)
}

// demoMonthDay reads "05-01" as 501.
type demoMonthDay calendar.MonthDay

// UnmarshalYAML reads the day.
func (m *demoMonthDay) UnmarshalYAML(n *yaml.Node) error {
	v, err := strconv.Atoi(strings.ReplaceAll(n.Value, "-", ""))
	*m = demoMonthDay(v)
	return lineErr(n, err)
}

// demoNames reads a list of names, or one word for many of them.
type demoNames struct {
	Word  string
	Names []string
}

// UnmarshalYAML reads either form.
func (d *demoNames) UnmarshalYAML(n *yaml.Node) error {
	if n.Kind == yaml.ScalarNode {
		d.Word = n.Value
		return nil
	}
	return n.Decode(&d.Names)
}

func lineErr(n *yaml.Node, err error) error {
	if err != nil {
		return fmt.Errorf("line %d: %w", n.Line, err)
	}
	return nil
}

// readDemo reads the embedded demo district; a field that it does not know is
// an error, so that nothing of the file is passed over.
func readDemo() (*demoFile, error) {
	decoder := yaml.NewDecoder(bytes.NewReader(demoYAML))
	decoder.KnownFields(true)
	var f demoFile
	if err := decoder.Decode(&f); err != nil {
		return nil, fmt.Errorf("the demo district cannot be read: %w", err)
	}
	return &f, nil
}
