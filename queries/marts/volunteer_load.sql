-- One row per ward: volunteer turns and hours against dossiers and visits of the last 7 days.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/volunteers.py
with scope as (
    select * from ward_scope($ward_codes)
),

turns as (
    select
        ward_code,
        sum(present_turns) as present_turns,
        sum(person_hours) as person_hours
    from stg_volunteer_group($known_at)
    where report_date between $as_of - 6 and $as_of
    group by ward_code
),

work as (
    select
        ward_code,
        sum(dossiers_received) as dossiers_received,
        sum(counter_visits) as counter_visits
    from stg_daily_summary($known_at)
    where report_date between $as_of - 6 and $as_of
    group by ward_code
)

select
    w.ward_code,
    w.ward_name,
    w.former_district,
    t.present_turns::bigint as present_turns_7d,
    t.person_hours::double as person_hours_7d,
    k.dossiers_received::bigint as dossiers_received_7d,
    k.counter_visits::bigint as counter_visits_7d,
    100 * share(t.person_hours, k.dossiers_received) as hours_per_100_dossiers
from scope as w
left join turns as t using (ward_code)
left join work as k using (ward_code)
order by w.ward_code
