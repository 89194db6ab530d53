-- One row per ward and day from the campaign's start to as_of: its index on that day.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/ward_map.py
with
scope as (
    select * from ward_scope($ward_codes)
),

indexed as (
    select * from index_on((select start_date from campaign_at($known_at)), $as_of, $known_at)
)

select
    indexed.ward_code,
    indexed.as_of_date,
    indexed.day_no,
    indexed.progress,
    indexed.expected,
    indexed.pace,
    indexed.band
from indexed
inner join scope on indexed.ward_code = scope.ward_code
order by indexed.ward_code, indexed.as_of_date
