-- Every kind of act in the audit, with how often and when last.
select
    act,
    count(*) as entry_count,
    max(recorded_at) as newest_at
from audit_entry
group by act
order by act;
