-- One row per force, shift and place: people planned and present, summed over the last days.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null, days_back int = 7
-- used by: pages/volunteers.py
with shifts as (
    select v.*
    from stg_volunteer_shifts($known_at) as v
    semi join ward_scope($ward_codes) as w on v.ward_code = w.ward_code
    where
        v.report_date > $as_of - $days_back
        and v.report_date <= $as_of
),

filled as (
    select
        force_type,
        shift,
        location_type,
        sum(planned_people)::bigint as planned_people,
        sum(present_people)::bigint as present_people
    from shifts
    group by force_type, shift, location_type
)

select
    force_type,
    shift,
    location_type,
    planned_people,
    present_people,
    100 * share(present_people, planned_people) as fill_pct,
    if(planned_people >= present_people, planned_people - present_people, 0) as gap_people
from filled
order by force_type, list_position(['sáng', 'chiều', 'tối'], shift), location_type
