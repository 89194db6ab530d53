-- One row per ward and day: reports due so far and the points (1, one half, 0) they earned.
-- due_count is null when no report has fallen due yet.
create or replace macro discipline_on(first_day, as_of, known_at) as table
select
    ward_day.as_of_date,
    ward_day.ward_code,
    sum(report.r1_points) as r1_points,
    count(*) filter (report.report_status = 'on_time') as on_time_count,
    nullif(count(report.report_date), 0) as due_count
from ward_day(first_day, as_of, known_at) as ward_day
left join report_day(as_of, known_at) as report
    on
        ward_day.ward_code = report.ward_code
        and ward_day.as_of_date >= report.report_date
        and report.is_due
group by ward_day.ward_code, ward_day.as_of_date;
