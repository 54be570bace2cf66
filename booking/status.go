package booking

// Status is where a booking stands in its life.
type Status string

// The states of a booking.
const (
	StatusPending   Status = "pending"
	StatusApproved  Status = "approved"
	StatusRejected  Status = "rejected"
	StatusWithdrawn Status = "withdrawn"
	StatusCancelled Status = "cancelled"
	StatusExpired   Status = "expired"
	StatusBumped    Status = "bumped"
	StatusCompleted Status = "completed"
	StatusNoShow    Status = "no_show"
)

// Live reports whether a booking in this state holds its claims. A pending
// booking claims like an approved one; a completed one keeps its history.
func (s Status) Live() bool {
	switch s {
	case StatusPending, StatusApproved, StatusCompleted, StatusNoShow:
		return true
	}
	return false
}

// Act is something that is done to a booking.
type Act string

// The acts.
const (
	ActApprove  Act = "approve"
	ActReject   Act = "reject"
	ActWithdraw Act = "withdraw"
	ActCancel   Act = "cancel"
	ActExpire   Act = "expire"
	ActBump     Act = "bump"
	ActComplete Act = "complete"
	ActNoShow   Act = "no_show"
)

// transitions is everything that may happen to a booking. A pending booking
// that its requester cancels is withdrawn; an approval may be corrected after
// the event on appeal.
var transitions = map[Status]map[Act]Status{
	StatusPending: {
		ActApprove:  StatusApproved, // the last step; earlier ones leave it pending
		ActReject:   StatusRejected,
		ActWithdraw: StatusWithdrawn,
		ActCancel:   StatusWithdrawn,
		ActExpire:   StatusExpired,
		ActBump:     StatusBumped,
	},
	StatusApproved: {
		ActCancel:   StatusCancelled,
		ActBump:     StatusBumped,
		ActComplete: StatusCompleted,
		ActNoShow:   StatusNoShow,
	},
	StatusCompleted: {ActNoShow: StatusNoShow},
	StatusNoShow:    {ActComplete: StatusCompleted},
}

// Next gives the state that an act leads to, and whether it is allowed at all.
func Next(from Status, act Act) (Status, bool) {
	to, ok := transitions[from][act]
	return to, ok
}
