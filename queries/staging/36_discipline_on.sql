-- One row per ward and day: reports due so far and the points (1, one half, 0) they earned.
-- due_count is null when no report has fallen due yet.
create or replace macro discipline_on(first_day, as_of, known_at) as table
with
earned as (
    select
        ward_code,
        report_date,
        sum(r1_points) over so_far as r1_points,
        count(*) filter (report_status = 'on_time') over so_far as on_time_count,
        count(*) over so_far as due_count
    from report_day(as_of, known_at)
    where is_due
    window so_far as (partition by ward_code order by report_date)
)

select
    ward_day.as_of_date,
    ward_day.ward_code,
    earned.r1_points,
    earned.on_time_count,
    earned.due_count
from ward_day(first_day, as_of) as ward_day
asof left join earned
    on ward_day.ward_code = earned.ward_code and ward_day.as_of_date >= earned.report_date;
