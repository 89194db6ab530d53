insert or replace into reference_load (name, sha256, loaded_at)
values ($name, $sha256, $loaded_at);
