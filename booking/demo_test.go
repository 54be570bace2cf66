package booking_test

import (
	"fmt"
	"os"
	"testing"
	"time"

	"gopkg.in/yaml.v3"

	"xiaoxiang/booking"
	"xiaoxiang/calendar"
)

const demoFile = "../service/demo/demo.yaml"

// demo is the part of the demo file that the rules need, ids being codes.
type demo struct {
	Meta struct {
		Now string `yaml:"demo_now"`
	}
	Schools []struct {
		ID       string
		Stage    []string
		Support  string
		Students int
	}
	Groups []struct {
		ID, Kind, Status string
		Charter          string `yaml:"charter_status"`
		Lead             string `yaml:"lead_school"`
		Members          []struct{ School, Role string }
	}
	Projects []struct {
		ID, Group, Convenor, Start, End, Status string
		Members, Resources                      []string
	}
	Agreements []struct {
		ID, Group, Provider, Partner, Start, End, Status string
		Bidirectional                                    bool
		Resources                                        []string `yaml:"resource_ids"`
		MaxUses                                          int      `yaml:"max_uses_per_term"`
		Notice                                           int      `yaml:"min_notice_days"`
	}
	Travel struct {
		Default int
		Pairs   [][3]any
	}
	PeriodTables []struct {
		ID, Name string
		Applies  struct {
			Stage    string
			Schools  []string
			Weekdays []int
			From     string `yaml:"month_day_from"`
			To       string `yaml:"month_day_to"`
		}
		Periods []struct{ Code, Kind, Start, End string }
	} `yaml:"period_tables"`
	Calendar struct {
		Terms []struct {
			ID    string
			Week1 string `yaml:"week1_monday"`
			First string `yaml:"first_day"`
			Last  string `yaml:"last_day"`
			Weeks int
		}
		Breaks   []struct{ Name, Start, End string }
		Holidays struct {
			Days []struct {
				Date, Name, Status string
				IsOff              bool `yaml:"is_off"`
			}
		}
		Overrides []struct {
			Date, Kind, Name string
			Schools          []string
			Follows          string `yaml:"follows_date"`
			AfterSchool      bool   `yaml:"after_school"`
			Teaching         bool
		} `yaml:"day_overrides"`
		Locks []struct {
			ID, Kind, Name, From, To, Start, End string
			Daily                                []string
			Scope                                struct {
				Stage     string
				Schools   yaml.Node
				Types     yaml.Node `yaml:"resource_types"`
				Resources []string
			}
		}
	}
	Shares []struct {
		ID      string
		Windows []struct {
			Weekdays   []int
			By         string
			Periods    []string
			Start, End string
		}
	} `yaml:"share_profiles"`
	Open map[string]struct {
		Weekdays   []int
		Start, End string
	} `yaml:"open_hours"`
	Excludes  []string `yaml:"all_indoor_excludes"`
	Resources []struct {
		ID, School, Type, Alloc, Parent, Risk, Scope, Share, Unit string
		Parts, Needs                                              []string
		Combos                                                    [][]string
		Capacity, Quantity, Notice                                int
		MaxParties                                                int      `yaml:"max_parties"`
		Seats                                                     int      `yaml:"seats_each"`
		OnlyWith                                                  []string `yaml:"only_with"`
		From                                                      string   `yaml:"available_from"`
		Buf                                                       [2]int
	}
	Classes []struct {
		ID, School string
		Headcount  int
	} `yaml:"class_groups"`
	Users []struct {
		ID    string
		Roles []struct {
			Role, Scope string
			Resources   []string
		}
		Credentials []struct {
			Kind string
			To   string `yaml:"valid_to"`
		}
	}
	Bookings []demoRequest
	Rules    []struct {
		ID, Relation, See, Auto, Reason string
		GroupState                      []string `yaml:"group_state"`
		Risk                            []booking.Risk
		InWindow                        *bool `yaml:"in_window"`
		Purposes                        []string
		Attached                        *bool
		ProjectActive                   *bool `yaml:"project_active"`
		AgreementActive                 *bool `yaml:"agreement_active"`
		Listed                          *bool
		Request                         bool
		Approvers, Notify               []string
		EscalateTo                      string `yaml:"escalate_to"`
		Days                            [2]int `yaml:"window_days"`
	} `yaml:"sharing_rules"`
	Policy struct {
		Quota      map[booking.Risk]float64 `yaml:"quota_hours_per_week"`
		Multiplier float64                  `yaml:"supported_multiplier"`
		SLA        map[string]int           `yaml:"approval_sla_workdays"`
		Strike     struct{ Threshold float64 }
	} `yaml:"policy_defaults"`
	Scenarios []struct {
		ID, Title string
		Request   demoRequest
		Expect    struct {
			Conflicts              []string
			With                   []string
			Available              *int
			Decision, Rule, Reason string
			Approvers              []string
		}
	}
	Series []struct {
		ID, As, School, Stage, Resource, Period, Term, Parity string
		Weekday                                               int
		Expect                                                struct {
			Created  int
			First    string
			Makeup   []string
			Skipped  []string
			Rejected []struct{ Date, Kind, Lock string }
		}
	} `yaml:"series_scenarios"`
}

type demoRequest struct {
	ID, Resource, School, User, Start, End, Purpose, Project, Status string
	Resources                                                        []string
	Class                                                            string `yaml:"class_group"`
	Quantity, Headcount, Adults                                      int
}

func readDemo(t testing.TB) *demo {
	t.Helper()
	text, err := os.ReadFile(demoFile)
	if err != nil {
		t.Fatal(err)
	}
	var d demo
	if err := yaml.Unmarshal(text, &d); err != nil {
		t.Fatal(err)
	}
	return &d
}

var shanghai = time.FixedZone("Asia/Shanghai", 8*3600)

func date(s string) calendar.Date {
	if s == "" {
		return 0
	}
	d, err := calendar.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// at reads "2026-11-03T16:20" as local time.
func at(s string) int64 {
	t, err := time.ParseInLocation("2006-01-02T15:04", s, shanghai)
	if err != nil {
		panic(err)
	}
	return t.Unix()
}

// minute reads "16:20" as a minute of the day.
func minute(s string) int {
	t, err := time.Parse("15:04", s)
	if err != nil {
		panic(err)
	}
	return t.Hour()*60 + t.Minute()
}

// monthDay reads "05-01".
func monthDay(s string) calendar.MonthDay {
	var m, d int
	if _, err := fmt.Sscanf(s, "%d-%d", &m, &d); err != nil {
		panic(err)
	}
	return calendar.MonthDay(m*100 + d)
}

// world builds the demo district.
