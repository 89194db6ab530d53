-- Who did what to the ledger, and when. Rows are only ever added; each is chained to the one
-- before by its hash, so that a changed, removed or inserted row is found by `verify`.

create table audit_entry (
    entry_no bigint primary key,
    recorded_at timestamptz not null,
    actor varchar not null,
    channel varchar not null,
    act varchar not null,
    subject varchar not null,
    detail varchar not null,
    previous_sha256 varchar not null,
    entry_sha256 varchar not null
);
