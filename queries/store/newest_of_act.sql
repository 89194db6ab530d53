-- The newest entry of the audit about $act; none when there is none.
select
    recorded_at,
    detail
from audit_entry
where act = $act
order by entry_no desc
limit 1;
