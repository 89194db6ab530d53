-- One row per ward and day: support requests still open when the day's 7-day window begins.
-- Counted from the ward's start, over the days on which both fields are filled; never below 0.
create or replace macro support_backlog_on(first_day, as_of, known_at) as table
with
balance as (
    select
        report.ward_code,
        report.report_date + 7 as window_end_date,
        sum(report.support_requests - report.support_resolved) over (
            partition by report.ward_code order by report.report_date
        )::bigint as open_count
    from stg_daily_summary(known_at) as report
    inner join ward_window on report.ward_code = ward_window.ward_code
    where report.report_date >= ward_window.start_date
)

select
    ward_day.as_of_date,
    ward_day.ward_code,
    greatest(0, coalesce(balance.open_count, 0))::bigint as support_backlog
from ward_day(first_day, as_of) as ward_day
asof left join balance
    on ward_day.ward_code = balance.ward_code and ward_day.as_of_date >= balance.window_end_date;
