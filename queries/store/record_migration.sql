insert into schema_migration (migration, sha256, applied_at)
values ($migration, $sha256, $applied_at);
