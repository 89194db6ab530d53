-- When the newest report arrived that was not filled in afterwards; null while there is none.
select max(received_at) as received_at
from submission
where not is_backfilled;
