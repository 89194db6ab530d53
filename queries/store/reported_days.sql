-- The first and the last day of which the ward has an accepted daily report; nulls without one.
select
    min(report_date) as first_date,
    max(report_date) as last_date
from submission
where ward_code = $ward_code and status = 'accepted' and report_kind = 'daily';
