-- Access tokens of wards. Rows are only ever added: a token ends by a row of token_revocation.
-- Only the hash is kept, so nobody can send in a ward's name with what is in this file.

create table access_token (
    token_no integer primary key,
    ward_code varchar not null,
    token_sha256 varchar not null unique,
    label varchar not null,
    issued_at timestamptz not null
);

create table token_revocation (
    token_no integer primary key,
    revoked_at timestamptz not null
);
