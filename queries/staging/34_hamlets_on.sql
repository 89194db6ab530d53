-- One row per ward and day: distinct hamlets with a mobile session since the ward's start.
-- 0 as soon as the ward has reported at all, null before.
create or replace macro hamlets_on(first_day, as_of, known_at) as table
with
first_visit as (
    select
        session.ward_code,
        session.hamlet_key,
        min(session.report_date) as visit_date
    from stg_mobile_points(known_at) as session
    inner join ward_window_at(known_at) as ward_window on session.ward_code = ward_window.ward_code
    where session.report_date >= ward_window.start_date and session.hamlet_key != ''
    group by all
),

first_report as (
    select
        report.ward_code,
        min(report.report_date) as report_date
    from submission_current(known_at) as report
    inner join ward_window_at(known_at) as ward_window on report.ward_code = ward_window.ward_code
    where report.report_date >= ward_window.start_date
    group by report.ward_code
)

select
    ward_day.as_of_date,
    ward_day.ward_code,
    case
        when any_value(first_report.report_date) <= ward_day.as_of_date
            then count(first_visit.hamlet_key)
    end::bigint as hamlets_reached
from ward_day(first_day, as_of, known_at) as ward_day
left join first_report on ward_day.ward_code = first_report.ward_code
left join first_visit
    on
        ward_day.ward_code = first_visit.ward_code
        and ward_day.as_of_date >= first_visit.visit_date
group by ward_day.ward_code, ward_day.as_of_date;
