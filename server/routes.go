package main

import (
	"context"
	"net/http"
	"slices"

	"github.com/danielgtaylor/huma/v2"

	"xiaoxiang/booking"
	"xiaoxiang/handlers"
)

// base is the path of everything that is versioned.
const base = "/api/v1"

// permission says who may knock at a route. What they may do behind it is
// asked again, about the row itself, inside the change.
type permission int

// The permissions. The zero one opens nothing.
const (
	nobody   permission = iota
	anyone              // no sign-in needed
	oneself             // signed in, even before the first password is changed
	signedIn            // signed in
	keepers             // who keeps a school's things: its admin, or the district
	carers              // keepers, and who has resources in their care
	district            // the district's admin
)

func (p permission) String() string {
	return [...]string{"nobody", "anyone", "oneself", "signed in", "school or district admin", "resource manager, school or district admin", "district admin"}[p]
}

// route is one operation: one line of the table.
type route struct {
	method, path string
	may          permission
	id, summary  string
	register     registrar
}

type registrar func(api huma.API, op huma.Operation)

// on registers a handler; the operation is described by its types.
func on[I, O any](handle func(context.Context, *I) (*O, error)) registrar {
	return func(api huma.API, op huma.Operation) { huma.Register(api, op, handle) }
}

// creates is on, for a call that makes something: 201, and Idempotency-Key.
func creates[I, O any](handle func(context.Context, *I) (*O, error)) registrar {
	return func(api huma.API, op huma.Operation) {
		op.DefaultStatus = http.StatusCreated
		huma.Register(api, op, handle)
	}
}

// tries is creates, for a call that may be tried first: 200 where it was.
func tries[I, O any](handle func(context.Context, *I) (*O, error)) registrar {
	return func(api huma.API, op huma.Operation) {
		creates(handle)(api, op)
		said := api.OpenAPI().Paths[op.Path].Post.Responses
		said["200"] = &huma.Response{Description: "What would be touched; nothing was written", Content: said["201"].Content}
	}
}

// removes is on, for a call that takes something away: 204, or 200 with what
// that touches.
func removes[I, O any](handle func(context.Context, *I) (*O, error)) registrar {
	return func(api huma.API, op huma.Operation) {
		huma.Register(api, op, handle)
		api.OpenAPI().Paths[op.Path].Delete.Responses["204"] = &huma.Response{Description: "No Content"}
	}
}

// replies is on, for a call whose replies the types do not tell.
func replies[I, O any](handle func(context.Context, *I) (*O, error), say func(huma.Registry) map[string]*huma.Response) registrar {
	return func(api huma.API, op huma.Operation) {
		op.Responses = say(api.OpenAPI().Components.Schemas)
		huma.Register(api, op, handle)
	}
}

// routes is the whole API on one page.
func (a *app) routes() []route {
	h := a.handlers
	const get, post, put, patch, remove = http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete
	return []route{
		{get, "/about", anyone, "about", "What runs here", on(h.GetAbout)},
		{post, "/auth/login", anyone, "login", "Sign in", on(h.Login)},
		{post, "/auth/refresh", anyone, "refresh", "Turn the refresh cookie into a new access token", on(h.Refresh)},
		{post, "/auth/logout", anyone, "logout", "Sign out", on(h.Logout)},
		{post, "/auth/password", oneself, "change-password", "Change your own password", on(h.Password)},
		{get, "/me", oneself, "me", "Who is signed in", on(h.GetMe)},

		{post, "/bookings/check", signedIn, "check-booking", "Answer a booking request, and write nothing", on(h.CheckBooking)},
		{post, "/bookings", signedIn, "add-booking", "Book", creates(h.AddBooking)},
		{get, "/bookings", signedIn, "list-bookings", "List the bookings that you may see", on(h.ListBookings)},
		{get, "/bookings/{id}", signedIn, "get-booking", "Show a booking", on(h.GetBooking)},
		{patch, "/bookings/{id}", signedIn, "change-booking", "Change a booking", on(h.ChangeBooking)},
		{post, "/bookings/{id}/cancel", signedIn, "cancel-booking", "Withdraw or cancel a booking", on(h.CancelBooking)},
		{post, "/bookings/{id}/approve", signedIn, "approve-booking", "Approve the step that waits for you", on(h.ApproveBooking)},
		{post, "/bookings/{id}/reject", signedIn, "reject-booking", "Reject a booking that waits for you", on(h.RejectBooking)},
		{post, "/bookings/{id}/bump", signedIn, "bump-booking", "Displace a booking for its host, with other places offered", on(h.BumpBooking)},
		{post, "/bookings/{id}/accept", signedIn, "accept-offer", "Take a place that was offered for a displaced booking", creates(h.AcceptOffer)},
		{post, "/bookings/{id}/confirm", signedIn, "confirm-booking", "Take a place that opened for you", on(h.ConfirmBooking)},
		{post, "/bookings/{id}/swap", signedIn, "swap-bookings", "Let two bookings exchange their places", on(h.SwapBookings)},
		{post, "/bookings/{id}/copy", signedIn, "copy-booking", "Book the same once more", creates(h.CopyBooking)},
		{get, "/series/{id}", signedIn, "get-series", "Show a series", on(h.GetSeries)},
		{post, "/series/{id}/occurrences", signedIn, "add-occurrence", "Book a date that a series left out", creates(h.AddOccurrence)},
		{get, "/waitlist", signedIn, "list-waitlist", "List the entries of the waitlist that you may see", on(h.ListWaitlist)},
		{post, "/waitlist", signedIn, "join-waitlist", "Wait for a place to open", creates(h.JoinWaitlist)},
		{remove, "/waitlist/{id}", signedIn, "leave-waitlist", "Leave the waitlist", on(h.LeaveWaitlist)},
		{post, "/bookings/{id}/check-in", signedIn, "check-in-booking", "Say that a booking is being used", on(h.CheckInBooking)},
		{post, "/bookings/{id}/no-show", signedIn, "no-show-booking", "Say that nobody came to a booking at your place", on(h.NoShowBooking)},
		{get, "/calendar", signedIn, "get-calendar", "Show what stands on resources", on(h.GetCalendar)},
		{get, "/days", signedIn, "list-days", "Show the days of a school", on(h.ListDays)},

		{get, "/schools", signedIn, "list-schools", "List the schools", on(h.ListSchools)},
		{post, "/schools", district, "add-school", "Make a school", creates(h.AddSchool)},
		{get, "/schools/{id}", signedIn, "get-school", "Show a school", on(h.GetSchool)},
		{patch, "/schools/{id}", district, "change-school", "Change a school", on(h.ChangeSchool)},
		{remove, "/schools/{id}", district, "remove-school", "Take a school out of use", on(h.RemoveSchool)},
		{get, "/groups", signedIn, "list-groups", "List the groups of schools", on(h.ListGroups)},
		{post, "/groups", district, "add-group", "Make a group", creates(h.AddGroup)},
		{get, "/groups/{id}", signedIn, "get-group", "Show a group", on(h.GetGroup)},
		{patch, "/groups/{id}", district, "change-group", "Change a group", on(h.ChangeGroup)},
		{remove, "/groups/{id}", district, "remove-group", "Take a group out of use", on(h.RemoveGroup)},
		{get, "/resources", signedIn, "list-resources", "List the resources that you may see", on(h.ListResources)},
		{post, "/resources", keepers, "add-resource", "Make a resource", creates(h.AddResource)},
		{get, "/resources/{id}", signedIn, "get-resource", "Show a resource", on(h.GetResource)},
		{patch, "/resources/{id}", keepers, "change-resource", "Change a resource", on(h.ChangeResource)},
		{remove, "/resources/{id}", keepers, "remove-resource", "Take a resource out of use", on(h.RemoveResource)},
		{get, "/terms", signedIn, "list-terms", "List the terms", on(h.ListTerms)},
		{post, "/terms", district, "add-term", "Make a term", tries(h.AddTerm)},
		{get, "/terms/{id}", signedIn, "get-term", "Show a term", on(h.GetTerm)},
		{patch, "/terms/{id}", district, "change-term", "Change a term", on(h.ChangeTerm)},
		{remove, "/terms/{id}", district, "remove-term", "Take a term out of use", removes(h.RemoveTerm)},
		{get, "/period-tables", signedIn, "list-period-tables", "List the bell tables", on(h.ListPeriodTables)},
		{post, "/period-tables", district, "add-period-table", "Make a bell table", tries(h.AddPeriodTable)},
		{get, "/period-tables/{id}", signedIn, "get-period-table", "Show a bell table", on(h.GetPeriodTable)},
		{patch, "/period-tables/{id}", district, "change-period-table", "Change a bell table", on(h.ChangePeriodTable)},
		{remove, "/period-tables/{id}", district, "remove-period-table", "Take a bell table out of use", removes(h.RemovePeriodTable)},
		{get, "/holidays", signedIn, "list-holidays", "List days off and days worked instead", on(h.ListHolidays)},
		{post, "/holidays", district, "add-holiday", "Put a day into the notices", tries(h.AddHoliday)},
		{post, "/holidays/import", district, "import-holidays", "Take over the notice of a year", on(h.ImportHolidays)},
		{get, "/holidays/years", signedIn, "list-holiday-years", "Say which years' notices are known", on(h.ListHolidayYears)},
		{get, "/holidays/{id}", signedIn, "get-holiday", "Show a day of the notices", on(h.GetHoliday)},
		{patch, "/holidays/{id}", district, "change-holiday", "Change a day of the notices", on(h.ChangeHoliday)},
		{remove, "/holidays/{id}", district, "remove-holiday", "Take a day out of the notices", removes(h.RemoveHoliday)},
		{get, "/class-groups", signedIn, "list-class-groups", "List class groups", on(h.ListClassGroups)},
		{post, "/class-groups", keepers, "add-class-group", "Make a class group", creates(h.AddClassGroup)},
		{get, "/class-groups/{id}", signedIn, "get-class-group", "Show a class group", on(h.GetClassGroup)},
		{patch, "/class-groups/{id}", keepers, "change-class-group", "Change a class group", on(h.ChangeClassGroup)},
		{remove, "/class-groups/{id}", keepers, "remove-class-group", "Take a class group out of use", on(h.RemoveClassGroup)},
		{get, "/locks", signedIn, "list-locks", "List the locks", on(h.ListLocks)},
		{post, "/locks/check", carers, "check-lock", "Say which bookings a lock would touch, and write nothing", on(h.CheckLock)},
		{post, "/locks", carers, "add-lock", "Put a lock", tries(h.AddLock)},
		{get, "/locks/{id}", signedIn, "get-lock", "Show a lock", on(h.GetLock)},
		{patch, "/locks/{id}", carers, "change-lock", "Change a lock", on(h.ChangeLock)},
		{remove, "/locks/{id}", carers, "remove-lock", "Take a lock away", removes(h.RemoveLock)},
		{get, "/day-overrides", signedIn, "list-day-overrides", "List what was said about days", on(h.ListDayOverrides)},
		{post, "/day-overrides", keepers, "add-day-override", "Say something about a day", tries(h.AddDayOverride)},
		{get, "/day-overrides/{id}", signedIn, "get-day-override", "Show what was said about a day", on(h.GetDayOverride)},
		{patch, "/day-overrides/{id}", keepers, "change-day-override", "Say something else about a day", on(h.ChangeDayOverride)},
		{remove, "/day-overrides/{id}", keepers, "remove-day-override", "Take back what was said about a day", removes(h.RemoveDayOverride)},

		{get, "/rules", signedIn, "get-rules", "Show the rules by which requests are decided", on(h.GetRules)},
		{put, "/rules", district, "put-rules", "Replace the rules", on(h.PutRules)},
		{post, "/rules/check", district, "check-rules", "Say what is wrong with rules, and write nothing", on(h.CheckRules)},
		{get, "/rules/explain", signedIn, "explain-rules", "Say row by row how a request is decided", on(h.ExplainRules)},
		{get, "/rules/versions", signedIn, "list-rule-versions", "List the versions of the rules", on(h.ListRuleVersions)},
		{get, "/rules/versions/{id}", signedIn, "get-rule-version", "Show a version of the rules", on(h.GetRuleVersion)},
		{get, "/policy", signedIn, "get-policy", "Show the settings for the rules", on(h.GetPolicy)},
		{patch, "/policy", district, "change-policy", "Change the settings for the rules", on(h.ChangePolicy)},
		{get, "/strikes", signedIn, "list-strikes", "Show strikes: your own, or of a person of your school", on(h.ListStrikes)},
		{post, "/strikes/{id}/void", signedIn, "void-strike", "Take a strike back on appeal", on(h.VoidStrike)},
		{get, "/delegations", signedIn, "list-delegations", "List who decides in whose name", on(h.ListDelegations)},
		{post, "/delegations", signedIn, "add-delegation", "Let somebody decide in another's name", creates(h.AddDelegation)},
		{remove, "/delegations/{id}", signedIn, "end-delegation", "End a delegation before its time", on(h.EndDelegation)},

		{post, "/feeds", signedIn, "add-feed", "Make a secret calendar address", creates(h.AddFeed)},
		{get, "/feeds/{id}", anyone, "get-feed-file", "Read a calendar as iCalendar; the address is the key", replies(h.GetFeedFile, handlers.FeedReplies)},
		{remove, "/feeds/{id}", signedIn, "remove-feed", "End a calendar address", on(h.RemoveFeed)},
		{get, "/reports/utilisation", signedIn, "report-utilisation", "Report booked over open minutes", replies(h.GetUtilisation, handlers.UtilisationReplies)},
	}
}

// admits reports whether the caller may knock.
func (p permission) admits(c *handlers.Caller) error {
	if p == anyone {
		return nil
	}
	if c.Person == nil {
		return booking.Fail(booking.Unauthorized, "not_signed_in")
	}
	if p == oneself {
		return nil
	}
	if c.Person.User.MustChangePassword {
		return booking.Fail(booking.Forbidden, "must_change_password")
	}
	if p == signedIn || slices.ContainsFunc(c.Person.Actor.Grants, p.given) {
		return nil
	}
	return booking.Fail(booking.Forbidden, "forbidden")
}

// given reports whether a role opens the door.
func (p permission) given(g booking.Grant) bool {
	switch p {
	case keepers:
		return g.Role == booking.SchoolAdmin || g.Role == booking.DistrictAdmin
	case carers:
		return g.Role == booking.ResourceManager || keepers.given(g)
	case district:
		return g.Role == booking.DistrictAdmin
	}
	return false
}
