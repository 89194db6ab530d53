-- A replica is known by the name of the store that it repeats, and repeats its acts as well; those
-- that it began with are forgotten.
delete from store_info;
insert into store_info (store_id, store_kind, created_at)
values ($store_id, $store_kind, $created_at);
delete from campaign_row;
delete from ward_window_row;
delete from target_row;
delete from target_path_row;
delete from act;
