-- The whole audit, oldest entry first.
select *
from audit_entry
order by entry_no;
