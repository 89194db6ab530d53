-- One row per former district and per ward type: quartiles of progress among its wards.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/ward_map.py
-- ward_count is every ward of the group; the quartiles are over those with an index.
with
scope as (
    select * from ward_scope($ward_codes)
),

indexed as (
    select * from index_on($as_of, $as_of, $known_at)
),

member as (
    select
        unnest(['former_district', 'ward_type']) as group_kind,
        unnest([scope.former_district, scope.ward_type]) as group_name,
        indexed.progress_raw,
        indexed.pace_raw
    from scope
    inner join indexed on scope.ward_code = indexed.ward_code
)

select
    group_kind,
    group_name,
    count(*)::bigint as ward_count,
    published(quantile_cont(progress_raw, 0.25), 1) as progress_q1,
    published(median(progress_raw), 1) as progress_median,
    published(quantile_cont(progress_raw, 0.75), 1) as progress_q3,
    published(median(pace_raw), 2) as pace_median
from member
group by group_kind, group_name
order by group_kind, group_name
