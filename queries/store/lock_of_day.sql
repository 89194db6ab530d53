-- The day $report_date if it is one of the campaign's, and whether it is locked at $looked_at.
select
    report_date,
    is_locked,
    lock_cause
from lock_on($report_date, $looked_at, $lock_after_days)
where report_date = $report_date;
