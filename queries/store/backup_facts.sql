-- What the manifest of a backup says of the store.
select
    store_info.store_id,
    store_info.store_kind,
    (select count(*) from submission) as submission_count,
    (select max(received_at) from submission) as newest_received_at
from store_info;
