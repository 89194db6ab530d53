-- Until when an access token may be used. Rows are only ever added. A token from before this table
-- has no row: its time is counted from when it was issued (campaign/store/tokens.py). Tokens stay
-- with the process that owns the store: no page process ever learns a hash.

create table token_expiry (
    token_no integer primary key,
    expires_at timestamptz not null
);
