package calendar

// A Term is one 学期. Teaching weeks count from the Monday of week 1.
type Term struct {
	ID, Code, Name string
	Week1Monday    Date
	First, Last    Date // both inclusive
	Weeks          int
	Status         string // published, assumed
}

// A Break is a span of whole days without teaching (寒假), both ends inclusive.
type Break struct {
	Name        string
	First, Last Date
}

// A Period is one entry of a bell table; Start and End are minutes of the day,
// half-open.
type Period struct {
	Code  string     `json:"code"`
	Name  string     `json:"name"`
	Kind  PeriodKind `json:"kind"`
	Start int        `json:"start"`
	End   int        `json:"end"`
}

// PeriodKind says what a period is for.
type PeriodKind string

// The kinds of period.
const (
	Lesson      PeriodKind = "lesson"
	ShortBreak  PeriodKind = "break"
	BigBreak    PeriodKind = "big_break"
	Lunch       PeriodKind = "lunch"
	AfterSchool PeriodKind = "after_school"
)

// A PeriodTable is a bell table (作息表) and where it applies. The most
// specific table in force on a day wins: school before weekday before season.
type PeriodTable struct {
	ID, Code, Name string
	Stage          string   // primary, junior
	Schools        []string // school ids; empty: every school with the stage
	Weekdays       []int    // 1 to 7; empty: every weekday
	From, To       MonthDay // inclusive, may wrap round the year end; zero: all year
	Periods        []Period
}

// MonthDay is a day of any year, month*100+day.
type MonthDay int

// A Holiday is one day of the State Council's notice: off, or worked instead.
type Holiday struct {
	Date   Date
	Name   string
	IsOff  bool
	Status string // official, provisional
}

// An Override is what a district (no schools) or schools say about one day.
type Override struct {
	Date        Date
	Schools     []string // school ids; empty: the whole district
	Kind        string   // makeup, activity, closure
	Name        string
	Follows     Date // the date whose timetable is taught; 0: none
	Teaching    bool
	AfterSchool bool
}

// Data is everything a district knows about its days.
type Data struct {
	Stages    map[string][]string // school id -> stages taught there, in order
	Terms     []Term
	Breaks    []Break
	Tables    []PeriodTable
	Holidays  []Holiday
	Overrides []Override
}

// A Day is what one date means at one school.
type Day struct {
	Date        Date
	Stands      Date   // the teaching date this day stands for; 0: no teaching
	Term        *Term  // the term that Date lies in; nil outside
	Week        int    // teaching week of Stands (of Date where Stands is 0); 0 outside a term
	AfterSchool bool   // whether after-school periods are held
	Off         bool   // a holiday with is_off: nothing opens
	Name        string // of the holiday, override or break
	Kind        string // school, weekend, holiday, makeup, activity, closure, break
	Known       bool   // false: the holidays of this year are not published (or provisional only)
}

// InSession reports whether lessons are taught at the school on the day.
func (d Day) InSession() bool { return d.Stands != 0 }

// Odd reports whether the teaching week is an odd one (单周).
func (d Day) Odd() bool { return d.Week%2 == 1 }

// A Recurrence is a weekly rule on the teaching calendar, or a list of dates.
// Periods or the clock times Start and End (minutes) say when on each day;
// where both are given the periods win.
type Recurrence struct {
	Dates   []Date // explicit dates: Term to Until are not used then
	Term    string // code or id; empty: the span From to Until, in any term
	Weekday int
	Parity  Parity
	Weeks   []int // chosen teaching weeks; empty: all
	From    Date  // 0: the term's first day
	Until   Date  // inclusive; 0: the term's last day
	Stage   string
	Periods []string
	Start   int
	End     int
	Plain   bool // plain weeks: holidays and make-up days are not applied
}

// Parity chooses odd or even teaching weeks.
type Parity string

// The parities.
const (
	All  Parity = "all"
	Odd  Parity = "odd"
	Even Parity = "even"
)

// An Occurrence is one date of a series: held at Start to End (minutes of
// Date), or left out for the reason in Skip.
type Occurrence struct {
	Date       Date
	Follows    Date // the date it stands for, where that is another one; 0: none
	Week       int
	Start, End int
	Skip       string // "", holiday, makeup, activity, closure, break, no_such_period, no_after_school
	SkipName   string // name of the holiday or event
	Known      bool
}
