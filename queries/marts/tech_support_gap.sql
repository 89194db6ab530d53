-- One row per ward: technical helpers present against the target, newest report of four days.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/volunteers.py
-- A day counts only when both kinds of helpers are filled; a ward without such a day is unknown.
with scope as (
    select * from ward_scope($ward_codes)
),

newest as (
    select
        ward_code,
        ($as_of - tech_support_age_days)::date as support_date,
        tech_support_people
    from stock_on($as_of, $as_of, $known_at)
),

week as (
    select
        ward_code,
        tech_support_mean_people
    from week_on($as_of, $as_of, $known_at)
),

goal as (
    select any_value(target_value)::bigint as target_people
    from target_at($known_at) as target
    where indicator = 'tech_support'
)

select
    w.ward_code,
    w.ward_name,
    w.former_district,
    n.support_date,
    n.tech_support_people::bigint as tech_support_people,
    k.tech_support_mean_people::double as tech_support_7d_mean,
    g.target_people,
    -- greatest() passes over null, which would turn an unknown ward into one without a gap
    if(
        n.tech_support_people is null, null, greatest(g.target_people - n.tech_support_people, 0)
    )::bigint as gap_people
from scope as w
cross join goal as g
left join newest as n using (ward_code)
left join week as k using (ward_code)
order by w.ward_code
