select
    store_id,
    store_kind
from store_info;
