insert into store_info (store_id, store_kind, created_at)
values ($store_id, $store_kind, $created_at);
