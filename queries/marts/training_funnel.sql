-- One row per platform: people enrolled and completed from the campaign's start to as_of.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/training.py
-- The platform may be left empty: such sessions make a row of their own, with a null platform.
with sessions as (
    select v.*
    from stg_training_sessions($known_at) as v
    semi join ward_scope($ward_codes) as w on v.ward_code = w.ward_code
    where v.report_date <= $as_of
),

sums as (
    select
        platform,
        count(*)::bigint as session_count,
        sum(enrolled)::bigint as enrolled_count,
        sum(completed)::bigint as completed_count
    from sessions
    group by platform
)

select
    platform,
    session_count,
    enrolled_count,
    completed_count,
    100 * share(completed_count, enrolled_count) as completion_pct
from sums
order by enrolled_count desc, platform asc nulls last
