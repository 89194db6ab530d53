-- One row per ward and day: support requests still open when the day's 7-day window begins.
-- Counted from the ward's start, over the days on which both fields are filled; never below 0.
create or replace macro support_backlog_on(first_day, as_of, known_at) as table
select
    ward_day.as_of_date,
    ward_day.ward_code,
    greatest(0, coalesce(sum(report.support_requests - report.support_resolved), 0))::bigint
        as support_backlog
from ward_day(first_day, as_of, known_at) as ward_day
left join stg_daily_summary(known_at) as report
    on
        ward_day.ward_code = report.ward_code
        and report.report_date between ward_day.start_date and ward_day.as_of_date - 7
group by ward_day.ward_code, ward_day.as_of_date;
