-- One row per ward and shift with reported rows: people planned and present over the last days.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null, days_back int = 7
-- used by: pages/volunteers.py
with shifts as (
    select
        w.ward_code,
        w.ward_name,
        w.former_district,
        v.shift,
        v.planned_people,
        v.present_people
    from stg_volunteer_shifts($known_at) as v
    inner join ward_scope($ward_codes) as w using (ward_code)
    where
        v.report_date > $as_of - $days_back
        and v.report_date <= $as_of
),

filled as (
    select
        ward_code,
        ward_name,
        former_district,
        shift,
        sum(planned_people)::bigint as planned_people,
        sum(present_people)::bigint as present_people
    from shifts
    group by ward_code, ward_name, former_district, shift
)

select
    ward_code,
    ward_name,
    former_district,
    shift,
    planned_people,
    present_people,
    100 * share(present_people, planned_people) as fill_pct,
    if(planned_people >= present_people, planned_people - present_people, 0) as gap_people
from filled
order by ward_code, list_position(['sáng', 'chiều', 'tối'], shift)
