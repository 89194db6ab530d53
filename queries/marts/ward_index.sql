-- One row per ward: the progress index, its pace and band, and the score of every component.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/ward_map.py, pages/overview.py
with
scope as (
    select * from ward_scope($ward_codes)
),

indexed as (
    select * from index_on($as_of, $as_of, $known_at)
),

today as (
    select * from report_day($as_of, $known_at) where report_date = $as_of
)

select
    scope.ward_code,
    scope.ward_name,
    scope.ward_type,
    scope.former_district,
    indexed.day_no,
    indexed.progress,
    indexed.expected,
    indexed.pace,
    indexed.band,
    indexed.unknown_points,
    indexed.oldest_value_days,
    coalesce(today.report_status, 'not_due') as report_status,
    indexed.n1,
    indexed.n2,
    indexed.n3,
    indexed.n4,
    indexed.t1,
    indexed.t2,
    indexed.d1,
    indexed.d2,
    indexed.d3,
    indexed.d4,
    indexed.c1,
    indexed.h1,
    indexed.h2,
    indexed.h3,
    indexed.r1
from scope
inner join indexed on scope.ward_code = indexed.ward_code
left join today on scope.ward_code = today.ward_code
order by scope.ward_code
