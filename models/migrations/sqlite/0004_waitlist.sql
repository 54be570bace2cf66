-- +goose Up
-- An occurrence that was given a time or place of its own: a later change of
-- its whole series leaves those alone.
ALTER TABLE bookings ADD COLUMN exception boolean NOT NULL DEFAULT false;

-- Requests that wait for a place to open. booking_id is the booking that holds
-- the place while its requester is asked to confirm.
CREATE TABLE waitlist_entries (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text NOT NULL REFERENCES schools (id),
    requester_id text NOT NULL REFERENCES users (id),
    made_by text NOT NULL REFERENCES users (id),
    booking_id text REFERENCES bookings (id),
    request text NOT NULL,
    note text NOT NULL,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL CHECK (end_at > start_at),
    status text NOT NULL CHECK (status IN ('waiting', 'held', 'confirmed', 'missed', 'left', 'closed')),
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);
CREATE INDEX waitlist_entries_open ON waitlist_entries (district_id, start_at) WHERE status = 'waiting';
CREATE INDEX waitlist_entries_requester ON waitlist_entries (requester_id) WHERE status = 'waiting';
CREATE INDEX waitlist_entries_booking ON waitlist_entries (booking_id) WHERE booking_id IS NOT NULL;

-- What a host offered to those whom it displaced: nobody else has these places
-- while the offer is open. start_at and end_at span all of its alternatives.
CREATE TABLE offers (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text NOT NULL REFERENCES schools (id),
    host_school_id text REFERENCES schools (id),
    booking_id text NOT NULL UNIQUE REFERENCES bookings (id),
    accepted_id text REFERENCES bookings (id),
    alternatives text NOT NULL,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    until_at bigint NOT NULL,
    status text NOT NULL CHECK (status IN ('open', 'accepted', 'over')),
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);
CREATE INDEX offers_open ON offers (district_id, until_at) WHERE status = 'open';
CREATE INDEX offers_host ON offers (host_school_id, created_at);
