-- A replica is known by the name of the store that it repeats.
delete from store_info;
insert into store_info (store_id, store_kind, created_at)
values ($store_id, $store_kind, $created_at);
