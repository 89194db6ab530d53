-- The newest entry of the audit.
select
    entry_no,
    entry_sha256
from audit_entry
order by entry_no desc
limit 1;
