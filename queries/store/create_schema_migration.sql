create table if not exists schema_migration (
    migration varchar primary key,
    sha256 varchar not null,
    applied_at timestamptz not null
);
