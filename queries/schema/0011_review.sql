-- What monitors say of reports, which days are closed to reports, and who may still hand one in.
-- Rows are only ever added; act_no is the act (table act) that wrote them.

-- One step of a report's way: received (no row yet), checked, then accepted or returned with a
-- question (note). Of several rows about one report the newest counts.
create table review (
    act_no bigint not null,
    review_no bigint primary key,
    submission_no bigint not null,
    step varchar not null check (step in ('checked', 'accepted', 'returned')),
    note varchar,
    reviewed_at timestamptz not null,
    reviewer varchar not null,
    check (step <> 'returned' or note is not null)
);

-- A day locked or unlocked by hand; the newest row about a day counts and goes before the clock.
create table day_lock (
    act_no bigint primary key,
    report_date date not null,
    is_locked boolean not null,
    reason varchar not null,
    locked_at timestamptz not null,
    actor varchar not null
);

-- A ward that may still hand in its report of a locked day, until expires_at (exclusive).
create table lock_exception (
    act_no bigint primary key,
    ward_code varchar not null,
    report_date date not null,
    reason varchar not null,
    granted_at timestamptz not null,
    expires_at timestamptz not null,
    granted_by varchar not null,
    check (expires_at > granted_at)
);
