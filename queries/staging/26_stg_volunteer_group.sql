-- One row per ward, day, force, place and sending organisation: its shifts of that day together.
-- Turns add up over shifts; people do not (the same person may serve two shifts), so the people
-- deployed that day are counted by the largest shift. Turns without hours count no hours.
create or replace macro stg_volunteer_group(known_at) as table
select
    ward_code,
    report_date,
    force_type,
    location_type,
    sending_org,
    sum(planned_people)::bigint as planned_people,
    sum(present_people)::bigint as present_turns,
    sum(present_people * hours_per_person)::double as person_hours,
    sum(present_people) filter (where hours_per_person is null)::bigint as turns_without_hours,
    max(present_people)::bigint as deployed_people
from stg_volunteer_shifts(known_at)
group by all;
