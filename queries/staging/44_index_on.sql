-- One row per ward and day: progress, expectation, pace and band.
-- The …_raw columns are unrounded and decide; the others are as published. Unknown components add
-- nothing to progress and stay in the expectation; beyond the limit there is no progress at all.
-- n1 to r1 are the components' scores, null while unknown.
create or replace macro index_on(first_day, as_of, known_at) as table
with
total as (
    select
        ward_code,
        as_of_date,
        max(day_no) as day_no,
        sum(coalesce(points, 0)) as points,
        sum(expected_points) as expected_raw,
        coalesce(sum(weight) filter (score is null), 0) as unknown_points,
        max(oldest_value_days) as oldest_value_days,
        max(score) filter (component_code = 'N1') as n1,
        max(score) filter (component_code = 'N2') as n2,
        max(score) filter (component_code = 'N3') as n3,
        max(score) filter (component_code = 'N4') as n4,
        max(score) filter (component_code = 'T1') as t1,
        max(score) filter (component_code = 'T2') as t2,
        max(score) filter (component_code = 'D1') as d1,
        max(score) filter (component_code = 'D2') as d2,
        max(score) filter (component_code = 'D3') as d3,
        max(score) filter (component_code = 'D4') as d4,
        max(score) filter (component_code = 'C1') as c1,
        max(score) filter (component_code = 'H1') as h1,
        max(score) filter (component_code = 'H2') as h2,
        max(score) filter (component_code = 'H3') as h3,
        max(score) filter (component_code = 'R1') as r1
    from component_on(first_day, as_of, known_at)
    group by all
),

raw as (
    select
        total.* exclude (points, unknown_points),
        case when total.day_no is not null then total.unknown_points end as unknown_points,
        case
            when total.day_no is not null and total.unknown_points <= goal.unknown_limit
                then total.points
        end as progress_raw,
        progress_raw / nullif(total.expected_raw, 0) as pace_raw
    from total
    cross join score_goal(known_at) as goal
)

select
    *,
    case when day_no is null then 'Chưa bắt đầu' else band_of(pace_raw) end as band,
    published(progress_raw, 1) as progress,
    published(expected_raw, 1) as expected,
    published(pace_raw, 2) as pace
from raw;
