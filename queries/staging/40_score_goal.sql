-- One row: the target values that turn a figure into a score, as fractions or counts.
-- A component's own target is the row with a weight; the others are named constants of the index.
create or replace macro score_goal(known_at) as table
select
    max(target_value) filter (component_code = 'N1' and weight is not null) as officers,
    max(target_value) filter (indicator = 'concurrent_officer_credit') as concurrent_credit,
    max(target_value) filter (component_code = 'N2' and weight is not null) as support_people,
    max(target_value) filter (component_code = 'D1' and weight is not null) / 100 as online,
    max(target_value) filter (component_code = 'D2' and weight is not null) / 100 as full_process,
    max(target_value) filter (component_code = 'D3' and weight is not null) / 100 as on_time,
    max(target_value) filter (indicator = 'on_time_floor') / 100 as on_time_floor,
    max(target_value) filter (indicator = 'unknown_points_limit') as unknown_limit
from target_at(known_at) as target;
