-- One row per ward and sending organisation of IT students: the as-of day and the last 7 days.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/volunteers.py
with students as (
    select
        w.ward_code,
        w.ward_name,
        w.former_district,
        g.sending_org,
        g.report_date,
        g.present_turns,
        g.deployed_people
    from stg_volunteer_group($known_at) as g
    inner join ward_scope($ward_codes) as w using (ward_code)
    where
        g.force_type = 'sinh viên CNTT'
        and g.report_date between $as_of - 6 and $as_of
)

select
    ward_code,
    ward_name,
    former_district,
    sending_org,
    (sum(present_turns) filter (where report_date = $as_of))::bigint as present_turns_day,
    (sum(deployed_people) filter (where report_date = $as_of))::bigint as deployed_people_day,
    sum(present_turns)::bigint as turns_7d
from students
group by ward_code, ward_name, former_district, sending_org
order by ward_code, sending_org
