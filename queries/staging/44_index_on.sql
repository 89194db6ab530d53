-- One row per ward and day: progress, expectation, pace and band.
-- The …_raw columns are unrounded and decide; the others are as published. Unknown components add
-- nothing to progress and stay in the expectation; beyond the limit there is no progress at all.
create or replace macro index_on(first_day, as_of, known_at) as table
with
total as (
    select
        ward_code,
        as_of_date,
        sum(coalesce(points, 0)) as points,
        sum(expected_points) as expected_raw,
        coalesce(sum(weight) filter (score is null), 0) as unknown_points
    from component_on(first_day, as_of, known_at)
    group by all
),

raw as (
    select
        ward_day.as_of_date,
        ward_day.ward_code,
        ward_day.day_no,
        case when total.unknown_points <= goal.unknown_limit then total.points end as progress_raw,
        total.expected_raw,
        progress_raw / nullif(total.expected_raw, 0) as pace_raw,
        total.unknown_points
    from ward_day(first_day, as_of) as ward_day
    cross join score_goal() as goal
    left join total using (ward_code, as_of_date)
)

select
    *,
    case when day_no is null then 'Chưa bắt đầu' else band_of(pace_raw) end as band,
    published(progress_raw, 1) as progress,
    published(expected_raw, 1) as expected,
    published(pace_raw, 2) as pace
from raw;
