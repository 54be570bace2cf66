-- +goose Up

-- The rule table as it was before each change; what stands now is in
-- sharing_rules and has the number after the last.
CREATE TABLE rule_versions (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    number bigint NOT NULL,
    rules text NOT NULL,
    note text NOT NULL,
    replaced_by text REFERENCES users (id),
    replaced_at bigint NOT NULL,
    UNIQUE (district_id, number)
);

-- A mark against whoever asked for a booking, at the school they asked for.
CREATE TABLE strikes (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text NOT NULL REFERENCES schools (id),
    user_id text NOT NULL REFERENCES users (id),
    booking_id text NOT NULL REFERENCES bookings (id),
    kind text NOT NULL CHECK (kind IN ('late_cancel', 'no_show')),
    points double precision NOT NULL CHECK (points > 0),
    at bigint NOT NULL,
    given_by text REFERENCES users (id),
    voided_by text REFERENCES users (id),
    voided_at bigint NOT NULL,
    void_reason text NOT NULL,
    UNIQUE (booking_id, kind)
);
CREATE INDEX strikes_user ON strikes (user_id, at);

-- Who decides in the name of whom while these are away; dates are inclusive.
CREATE TABLE delegations (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text REFERENCES schools (id),
    from_id text NOT NULL REFERENCES users (id),
    to_id text NOT NULL REFERENCES users (id),
    from_date bigint NOT NULL,
    to_date bigint NOT NULL CHECK (to_date >= from_date),
    note text NOT NULL,
    created_by text REFERENCES users (id),
    ended_at bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);
CREATE INDEX delegations_district ON delegations (district_id, to_date);

-- In whose name a delegate decided.
ALTER TABLE approvals ADD COLUMN decided_for text REFERENCES users (id);
