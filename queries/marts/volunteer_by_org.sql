-- One row per report date and sending organisation: planned, turns, hours and people.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/volunteers.py
-- Turns are presences summed over shifts; deployed people count each group's largest shift of the
-- day. Turns whose hours were not reported are in no person_hours: turns_without_hours shows them.
with groups as (
    select g.*
    from stg_volunteer_group($known_at) as g
    semi join ward_scope($ward_codes) as w on g.ward_code = w.ward_code
    where g.report_date <= $as_of
)

select
    report_date,
    sending_org,
    sum(planned_people)::bigint as planned_people,
    sum(present_turns)::bigint as present_turns,
    sum(person_hours)::double as person_hours,
    sum(deployed_people)::bigint as deployed_people,
    sum(turns_without_hours)::bigint as turns_without_hours
from groups
group by report_date, sending_org
order by report_date, sending_org
