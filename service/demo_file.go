package service

import (
	_ "embed"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

//go:embed demo/demo.yaml
var demoYAML []byte

// demoFile is the demo district as it is written down. Times are wall-clock
// text, references are codes.
type demoFile struct {
	Meta struct {
		SchemaVersion int `yaml:"schema_version"`
		Fictional     bool
		Notice        string
		Timezone      string
		AcademicYear  string `yaml:"academic_year"`
		DemoNow       string `yaml:"demo_now"`
		NameSuffix    string `yaml:"name_suffix"`
	}
	District struct {
		ID, Name, City, Bureau string
		Targets                struct {
			GroupsByYear   map[string]int `yaml:"groups_by_year"`
			GroupsTotalMin int            `yaml:"groups_total_min"`
			CoverageMin    float64        `yaml:"coverage_min"`
			MustCover      []string       `yaml:"must_cover"`
		}
	}
	LegalEntities []struct{ ID, Name, Note string } `yaml:"legal_entities"`
	Schools       []demoSchool
	Groups        []demoGroup
	Documents     []map[string]any `yaml:"group_documents"`
	Projects      []struct {
		ID, Group, Name, Area, Convenor, Status string
		Members, Resources                      []string
		Start, End                              demoDate
	}
	Agreements []struct {
		ID, Group, Provider, Partner, Status string
		Start, End                           demoDate
		Bidirectional                        bool
		Resources                            []string `yaml:"resource_ids"`
		MaxUses                              int      `yaml:"max_uses_per_term"`
		NoticeDays                           int      `yaml:"min_notice_days"`
	}
	Travel struct {
		SameCampus int `yaml:"same_campus"`
		Default    int
		Pairs      [][3]any
	}
	PeriodTables      []demoTable `yaml:"period_tables"`
	Calendar          demoCalendar
	ShareProfiles     []demoProfile       `yaml:"share_profiles"`
	OpenHours         map[string]demoOpen `yaml:"open_hours"`
	AllIndoorExcludes []string            `yaml:"all_indoor_excludes"`
	SpecialisedTypes  []string            `yaml:"specialised_types"`
	Resources         []demoResource
	ClassGroups       []struct {
		ID, School, Name string
		Headcount        int
		IncludesClasses  int `yaml:"includes_classes"`
	} `yaml:"class_groups"`
	Users           []demoUser
	Programs        []demoProgram
	Bookings        []demoBooking
	Scenarios       []demoScenario
	SeriesScenarios any        `yaml:"series_scenarios"`
	SharingRules    []demoRule `yaml:"sharing_rules"`
	PolicyDefaults  demoPolicy `yaml:"policy_defaults"`
	AllocationRound any        `yaml:"allocation_round"`
	MetricsGolden   any        `yaml:"metrics_golden"`
}

type demoSchool struct {
	ID, Name, Short   string
	Stage             []string
	LegalEntity       string `yaml:"legal_entity"`
	Support           booking.Support
	Students, Classes int
	Example           bool
}

type demoGroup struct {
	ID, Name, Status string
	Kind             booking.GroupKind
	Founded          demoDate
	CharterStatus    string   `yaml:"charter_status"`
	CharterFiledOn   demoDate `yaml:"charter_filed_on"`
	LeadSchool       string   `yaml:"lead_school"`
	Governance       map[string]any
	Members          []struct{ School, Role string }
}

type demoTable struct {
	ID, Name string
	Applies  struct {
		Stage    string
		Schools  []string
		Weekdays []int
		From     demoMonthDay `yaml:"month_day_from"`
		To       demoMonthDay `yaml:"month_day_to"`
	}
	Periods []struct {
		Code, Name string
		Kind       calendar.PeriodKind
		Start, End demoClock
	}
}

type demoCalendar struct {
	Terms []struct {
		ID, Name, Status string
		Week1            demoDate `yaml:"week1_monday"`
		First            demoDate `yaml:"first_day"`
		Last             demoDate `yaml:"last_day"`
		Weeks            int
	}
	Breaks []struct {
		Name, Status string
		Start, End   demoDate
	}
	Holidays struct {
		Source string `yaml:"source_official"`
		Days   []struct {
			Date         demoDate
			IsOff        bool `yaml:"is_off"`
			Name, Status string
		}
	}
	Overrides []demoOverride `yaml:"day_overrides"`
	Locks     []demoLock
}

type demoLock struct {
	ID, Kind, Name, Status string
	From, To               demoDate
	Daily                  []demoClock
	Start, End             string
	Scope                  struct {
		Stage     string
		Schools   demoNames
		Types     demoNames `yaml:"resource_types"`
		Resources []string
	}
}

type demoProfile struct {
	ID, Name string
	Windows  []struct {
		Weekdays   []int
		By         string
		Periods    []string
		Start, End demoClock
	}
}

type demoOpen struct {
	Weekdays   []int
	Start, End demoClock
}

type demoOverride struct {
	Date              demoDate
	Scope, Kind, Name string
	Schools           []string
	Follows           demoDate `yaml:"follows_date"`
	Teaching          *bool    // left out: yes
	AfterSchool       bool     `yaml:"after_school"`
}
