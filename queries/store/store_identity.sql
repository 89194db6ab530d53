-- Who this store is.
select
    store_id,
    store_kind,
    created_at
from store_info;
