-- +goose Up
CREATE TABLE settings (
    name  text PRIMARY KEY,
    value text NOT NULL
);

CREATE TABLE districts (
    id text PRIMARY KEY,
    code text NOT NULL UNIQUE,
    name text NOT NULL,
    city text NOT NULL,
    bureau text NOT NULL,
    time_zone text NOT NULL,
    open_hours text NOT NULL,
    policy text NOT NULL,
    targets text NOT NULL,
    demo boolean NOT NULL,
    world_version bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);

CREATE TABLE legal_entities (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    code text NOT NULL,
    name text NOT NULL,
    note text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE schools (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    legal_entity_id text REFERENCES legal_entities (id),
    code text NOT NULL,
    name text NOT NULL,
    short text NOT NULL,
    stages text NOT NULL,
    support text NOT NULL CHECK (support IN ('none', 'new', 'weak')),
    students bigint NOT NULL CHECK (students >= 0),
    classes bigint NOT NULL CHECK (classes >= 0),
    open_hours text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE travel_times (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    from_id text NOT NULL REFERENCES schools (id),
    to_id text NOT NULL REFERENCES schools (id),
    minutes bigint NOT NULL CHECK (minutes >= 0),
    UNIQUE (from_id, to_id)
);

CREATE TABLE groups (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    code text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('tight', 'led', 'project', 'alliance')),
    name text NOT NULL,
    founded_on bigint NOT NULL,
    status text NOT NULL CHECK (status IN ('forming', 'active', 'ended')),
    charter_status text NOT NULL,
    charter_filed_on bigint NOT NULL,
    lead_school_id text NOT NULL REFERENCES schools (id),
    council text NOT NULL,
    documents text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE memberships (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    group_id text NOT NULL REFERENCES groups (id),
    school_id text NOT NULL REFERENCES schools (id),
    role text NOT NULL,
    from_date bigint NOT NULL,
    to_date bigint NOT NULL
);
CREATE INDEX memberships_group ON memberships (group_id);

CREATE TABLE projects (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    group_id text NOT NULL REFERENCES groups (id),
    code text NOT NULL,
    name text NOT NULL,
    area text NOT NULL,
    convenor_id text NOT NULL REFERENCES schools (id),
    members text NOT NULL,
    resources text NOT NULL,
    start_date bigint NOT NULL,
    end_date bigint NOT NULL,
    status text NOT NULL CHECK (status IN ('active', 'paused', 'ended')),
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE agreements (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    group_id text NOT NULL REFERENCES groups (id),
    code text NOT NULL,
    provider_id text NOT NULL REFERENCES schools (id),
    partner_id text NOT NULL REFERENCES schools (id),
    start_date bigint NOT NULL,
    end_date bigint NOT NULL,
    bidirectional boolean NOT NULL,
    resources text NOT NULL,
    max_uses bigint NOT NULL,
    notice_days bigint NOT NULL,
    status text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE terms (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    code text NOT NULL,
    name text NOT NULL,
    week1_monday bigint NOT NULL,
    first_day bigint NOT NULL,
    last_day bigint NOT NULL,
    weeks bigint NOT NULL,
    status text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE breaks (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    name text NOT NULL,
    first_day bigint NOT NULL,
    last_day bigint NOT NULL,
    status text NOT NULL
);

CREATE TABLE period_tables (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    code text NOT NULL,
    name text NOT NULL,
    stage text NOT NULL,
    schools text NOT NULL,
    weekdays text NOT NULL,
    from_month_day bigint NOT NULL,
    to_month_day bigint NOT NULL,
    periods text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE holidays (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    date bigint NOT NULL,
    name text NOT NULL,
    is_off boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('official', 'provisional')),
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    UNIQUE (district_id, date)
);

CREATE TABLE day_overrides (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    date bigint NOT NULL,
    schools text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('makeup', 'activity', 'closure')),
    name text NOT NULL,
    follows_date bigint NOT NULL,
    teaching boolean NOT NULL,
    after_school boolean NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL
);

CREATE TABLE locks (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    code text NOT NULL,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('exam', 'maintenance', 'public_opening')),
    daily boolean NOT NULL,
    from_date bigint NOT NULL,
    to_date bigint NOT NULL,
    day_start bigint NOT NULL,
    day_end bigint NOT NULL,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL,
    scope text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE share_profiles (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text REFERENCES schools (id),
    code text NOT NULL,
    name text NOT NULL,
    windows text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE resources (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text REFERENCES schools (id),
    parent_id text REFERENCES resources (id),
    share_profile_id text REFERENCES share_profiles (id),
    code text NOT NULL,
    name text NOT NULL,
    type text NOT NULL,
    alloc text NOT NULL CHECK (alloc IN ('exclusive', 'divisible', 'part', 'shared', 'pool')),
    combos text NOT NULL,
    capacity bigint NOT NULL CHECK (capacity >= 0),
    max_parties bigint NOT NULL CHECK (max_parties >= 0),
    quantity bigint NOT NULL CHECK (quantity >= 0),
    unit text NOT NULL,
    seats_each bigint NOT NULL,
    risk text NOT NULL CHECK (risk IN ('standard', 'supervised', 'hazardous', 'offsite')),
    scope text NOT NULL CHECK (scope IN ('private', 'group', 'district')),
    buffer_before bigint NOT NULL CHECK (buffer_before >= 0),
    buffer_after bigint NOT NULL CHECK (buffer_after >= 0),
    notice_days bigint NOT NULL,
    needs text NOT NULL,
    features text NOT NULL,
    only_with text NOT NULL,
    available_from bigint NOT NULL,
    auto_own boolean NOT NULL,
    note text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE class_groups (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text NOT NULL REFERENCES schools (id),
    code text NOT NULL,
    name text NOT NULL,
    stage text NOT NULL,
    headcount bigint NOT NULL,
    members text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE users (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    code text NOT NULL,
    username text NOT NULL UNIQUE,
    name text NOT NULL,
    email text NOT NULL,
    locale text NOT NULL,
    password_hash text NOT NULL,
    must_change_password boolean NOT NULL,
    active boolean NOT NULL,
    epoch bigint NOT NULL,
    credentials text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE grants (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    user_id text NOT NULL REFERENCES users (id),
    role text NOT NULL,
    group_id text REFERENCES groups (id),
    school_id text REFERENCES schools (id),
    resources text NOT NULL,
    from_date bigint NOT NULL,
    to_date bigint NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX grants_user ON grants (user_id);

CREATE TABLE sharing_rules (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    code text NOT NULL,
    position bigint NOT NULL,
    body text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE programs (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    lead_school_id text NOT NULL REFERENCES schools (id),
    group_id text REFERENCES groups (id),
    project_id text REFERENCES projects (id),
    resource_id text REFERENCES resources (id),
    code text NOT NULL,
    name text NOT NULL,
    area text NOT NULL,
    type text NOT NULL,
    schools text NOT NULL,
    term_plan text NOT NULL,
    headcount bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    deleted_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE series (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text NOT NULL REFERENCES schools (id),
    requester_id text REFERENCES users (id),
    code text NOT NULL,
    title text NOT NULL,
    recurrence text NOT NULL,
    left_out text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    UNIQUE (district_id, code)
);

CREATE TABLE bookings (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text NOT NULL REFERENCES schools (id),
    host_school_id text REFERENCES schools (id),
    series_id text REFERENCES series (id),
    parent_id text REFERENCES bookings (id),
    requester_id text REFERENCES users (id),
    teacher_id text REFERENCES users (id),
    class_group_id text REFERENCES class_groups (id),
    program_id text REFERENCES programs (id),
    project_id text REFERENCES projects (id),
    basis_group_id text REFERENCES groups (id),
    code text NOT NULL,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL CHECK (end_at > start_at),
    title text NOT NULL,
    note text NOT NULL,
    purpose text NOT NULL,
    headcount bigint NOT NULL,
    adults bigint NOT NULL,
    quantity bigint NOT NULL,
    status text NOT NULL,
    rule text NOT NULL,
    reason text NOT NULL,
    decide_by bigint NOT NULL,
    checked_in_at bigint NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    UNIQUE (district_id, code)
);
CREATE INDEX bookings_series ON bookings (series_id) WHERE series_id IS NOT NULL;
CREATE INDEX bookings_school ON bookings (school_id, start_at);
CREATE INDEX bookings_host ON bookings (host_school_id, start_at);
CREATE INDEX bookings_requester ON bookings (requester_id, start_at) WHERE requester_id IS NOT NULL;
CREATE INDEX bookings_teacher ON bookings (teacher_id, start_at) WHERE teacher_id IS NOT NULL;
CREATE INDEX bookings_class ON bookings (class_group_id, start_at) WHERE class_group_id IS NOT NULL;
CREATE INDEX bookings_due ON bookings (start_at, id);
CREATE INDEX bookings_pending ON bookings (decide_by) WHERE status = 'pending';

-- What a booking takes of each resource. live is kept with the booking's
-- status; start and end are as asked, claim_* widened by the buffers.
CREATE TABLE booking_resources (
    booking_id text NOT NULL REFERENCES bookings (id),
    resource_id text NOT NULL REFERENCES resources (id),
    district_id text NOT NULL REFERENCES districts (id),
    school_id text NOT NULL REFERENCES schools (id),
    start_at bigint NOT NULL,
    end_at bigint NOT NULL CHECK (end_at > start_at),
    claim_start bigint NOT NULL,
    claim_end bigint NOT NULL CHECK (claim_end > claim_start),
    quantity bigint NOT NULL,
    headcount bigint NOT NULL,
    live boolean NOT NULL,
    PRIMARY KEY (resource_id, claim_start, booking_id)
);
CREATE INDEX booking_resources_booking ON booking_resources (booking_id);

CREATE TABLE approvals (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text NOT NULL REFERENCES schools (id),
    booking_id text NOT NULL REFERENCES bookings (id),
    resource_id text NOT NULL REFERENCES resources (id),
    position bigint NOT NULL,
    word text NOT NULL,
    acting boolean NOT NULL,
    status text NOT NULL CHECK (status IN ('waiting', 'approved', 'rejected', 'void')),
    deadline_at bigint NOT NULL,
    decided_by text REFERENCES users (id),
    decided_at bigint NOT NULL,
    reason text NOT NULL,
    UNIQUE (booking_id, position)
);

-- Who may decide a step, as resolved when the step was written; the right is
-- asked for again inside the deciding transaction.
CREATE TABLE approval_deciders (
    approval_id text NOT NULL REFERENCES approvals (id),
    user_id text NOT NULL REFERENCES users (id),
    PRIMARY KEY (user_id, approval_id)
);

CREATE TABLE letters (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text REFERENCES schools (id),
    user_id text NOT NULL REFERENCES users (id),
    booking_id text REFERENCES bookings (id),
    kind text NOT NULL,
    channel text NOT NULL CHECK (channel IN ('inbox', 'mail')),
    idempotency_key text NOT NULL UNIQUE,
    params text NOT NULL,
    due_at bigint NOT NULL,
    not_after bigint NOT NULL,
    status text NOT NULL CHECK (status IN ('queued', 'sent', 'dropped', 'dead')),
    attempts bigint NOT NULL,
    next_at bigint NOT NULL,
    last_error text NOT NULL,
    sent_at bigint NOT NULL,
    read_at bigint NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX letters_queue ON letters (next_at) WHERE status = 'queued';
CREATE INDEX letters_booking ON letters (booking_id) WHERE booking_id IS NOT NULL;
CREATE INDEX letters_user ON letters (user_id, created_at);

CREATE TABLE audit_entries (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text REFERENCES schools (id),
    at bigint NOT NULL,
    actor_id text REFERENCES users (id),
    request_id text NOT NULL,
    action text NOT NULL,
    entity text NOT NULL,
    entity_id text NOT NULL,
    before text NOT NULL,
    after text NOT NULL
);
CREATE INDEX audit_entries_entity ON audit_entries (entity_id, at);
CREATE INDEX audit_entries_at ON audit_entries (district_id, at);

CREATE TABLE sessions (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    user_id text NOT NULL REFERENCES users (id),
    family text NOT NULL,
    token_hash text NOT NULL UNIQUE,
    expires_at bigint NOT NULL,
    used_at bigint NOT NULL,
    revoked_at bigint NOT NULL,
    created_at bigint NOT NULL
);
CREATE INDEX sessions_family ON sessions (family);
CREATE INDEX sessions_user ON sessions (user_id);

CREATE TABLE feeds (
    id text PRIMARY KEY,
    district_id text NOT NULL REFERENCES districts (id),
    school_id text REFERENCES schools (id),
    user_id text NOT NULL REFERENCES users (id),
    kind text NOT NULL CHECK (kind IN ('resource', 'school', 'mine')),
    target_id text NOT NULL,
    token_hash text NOT NULL UNIQUE,
    revoked_at bigint NOT NULL,
    created_at bigint NOT NULL
);

CREATE TABLE idempotency_keys (
    user_id text NOT NULL REFERENCES users (id),
    name text NOT NULL,
    request_hash text NOT NULL,
    status bigint NOT NULL,
    reply text NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (user_id, name)
);

CREATE TABLE job_runs (
    job text NOT NULL,
    fire_at bigint NOT NULL,
    started_at bigint NOT NULL,
    ended_at bigint NOT NULL,
    outcome text NOT NULL,
    PRIMARY KEY (job, fire_at)
);

-- A claim is one exclusive subject held for one half-open interval by one live
-- booking. Live claims of one subject never overlap, so only the claim that
-- starts last before the wanted end can be in the way: one seek.
CREATE TABLE claims (
    subject text NOT NULL,
    start_at bigint NOT NULL,
    end_at bigint NOT NULL CHECK (end_at > start_at),
    booking_id text NOT NULL REFERENCES bookings (id),
    district_id text NOT NULL,
    school_id text NOT NULL,
    PRIMARY KEY (subject, start_at)
) WITHOUT ROWID;
CREATE INDEX claims_booking ON claims (booking_id);

-- +goose StatementBegin
CREATE TRIGGER claims_insert BEFORE INSERT ON claims
WHEN (SELECT end_at FROM claims
      WHERE subject = NEW.subject AND start_at < NEW.end_at
      ORDER BY start_at DESC LIMIT 1) > NEW.start_at
BEGIN
    SELECT RAISE(ABORT, 'claims_overlap');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER claims_update BEFORE UPDATE ON claims
WHEN (SELECT end_at FROM claims
      WHERE subject = NEW.subject AND start_at < NEW.end_at
        AND NOT (subject = OLD.subject AND start_at = OLD.start_at)
      ORDER BY start_at DESC LIMIT 1) > NEW.start_at
BEGIN
    SELECT RAISE(ABORT, 'claims_overlap');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_entries_update BEFORE UPDATE ON audit_entries
BEGIN
    SELECT RAISE(ABORT, 'audit_append_only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER audit_entries_delete BEFORE DELETE ON audit_entries
BEGIN
    SELECT RAISE(ABORT, 'audit_append_only');
END;
-- +goose StatementEnd
