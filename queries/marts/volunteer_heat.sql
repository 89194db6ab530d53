-- One row per ward and campaign day up to as_of: turns and hours, null where none were reported.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/volunteers.py
with scope as (
    select * from ward_scope($ward_codes)
),

days as (
    select report_date from campaign_day($as_of, $known_at)
),

turns as (
    select
        ward_code,
        report_date,
        sum(present_turns)::bigint as present_turns,
        sum(person_hours)::double as person_hours
    from stg_volunteer_group($known_at)
    group by ward_code, report_date
)

select
    w.ward_code,
    w.ward_name,
    w.former_district,
    d.report_date,
    t.present_turns,
    t.person_hours
from scope as w
cross join days as d
left join turns as t using (ward_code, report_date)
order by w.ward_code, d.report_date
