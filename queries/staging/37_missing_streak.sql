-- One row per ward with a report due by `known_at`: how many of its last due days are missing.
create or replace macro missing_streak(as_of, known_at) as table
with
due as (
    select
        ward_code,
        report_date,
        max(report_date) filter (report_status != 'missing') over (partition by ward_code)
            as last_report_date
    from report_day(as_of, known_at)
    where is_due
)

select
    ward_code,
    count(*) filter (last_report_date is null or report_date > last_report_date)::bigint
        as missing_streak_days
from due
group by ward_code;
