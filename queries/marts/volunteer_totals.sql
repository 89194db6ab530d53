-- One row in all: turns, hours, people and shifts of the as-of day, of 7 days and since the start.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/volunteers.py
-- One shift is one ward, day and part of the day with at least one row. Nothing reported is null.
with groups as (
    select g.*
    from stg_volunteer_group($known_at) as g
    semi join ward_scope($ward_codes) as w on g.ward_code = w.ward_code
    where g.report_date <= $as_of
),

sums as (
    select
        sum(present_turns) filter (where report_date = $as_of) as turns_day,
        sum(person_hours) filter (where report_date = $as_of) as hours_day,
        sum(deployed_people) filter (where report_date = $as_of) as deployed_people_day,
        sum(present_turns) filter (where report_date > $as_of - 7) as turns_7d,
        sum(person_hours) filter (where report_date > $as_of - 7) as hours_7d,
        sum(present_turns) as turns_cum,
        sum(person_hours) as hours_cum,
        sum(planned_people) filter (where report_date > $as_of - 7) as planned_7d,
        count(distinct ward_code) filter (where report_date = $as_of) as ward_reporting_count
    from groups
),

shifts as (
    select distinct
        v.ward_code,
        v.report_date,
        v.shift
    from stg_volunteer_shifts($known_at) as v
    semi join ward_scope($ward_codes) as w on v.ward_code = w.ward_code
    where v.report_date <= $as_of
),

shift_counts as (
    select
        nullif(count(*) filter (where report_date = $as_of), 0)::bigint as shifts_day,
        nullif(count(*), 0)::bigint as shifts_cum
    from shifts
)

select
    s.turns_day::bigint as turns_day,
    s.hours_day::double as hours_day,
    s.deployed_people_day::bigint as deployed_people_day,
    s.turns_7d::bigint as turns_7d,
    s.hours_7d::double as hours_7d,
    s.turns_cum::bigint as turns_cum,
    s.hours_cum::double as hours_cum,
    c.shifts_day,
    c.shifts_cum,
    s.planned_7d::bigint as planned_7d,
    100 * share(s.turns_7d, s.planned_7d) as fill_7d_pct,
    s.ward_reporting_count::bigint as ward_reporting_count
from sums as s
cross join shift_counts as c
