-- One row per ward: its index now and some days earlier, both as known at known_at.
-- params: as_of date, known_at timestamptz, days_back int = 7, ward_codes varchar[] = null
-- used by: pages/ward_map.py, pages/overview.py
with
scope as (
    select * from ward_scope($ward_codes)
),

now_on as (
    select * from index_on($as_of, $as_of, $known_at)
),

then_on as (
    select *
    from index_on($as_of::date - $days_back::integer, $as_of::date - $days_back::integer, $known_at)
)

select
    scope.ward_code,
    scope.ward_name,
    now_on.progress as progress_now,
    then_on.progress as progress_then,
    published(now_on.progress - then_on.progress, 1) as progress_change,
    now_on.band as band_now,
    then_on.band as band_then
from scope
inner join now_on on scope.ward_code = now_on.ward_code
inner join then_on on scope.ward_code = then_on.ward_code
order by scope.ward_code
