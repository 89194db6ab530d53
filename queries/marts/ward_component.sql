-- One row per ward and index component: its weight, score, expectation and points lost.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/ward_map.py
-- Wards that have not started have no rows; points is null while the score is unknown.
with
scope as (
    select * from ward_scope($ward_codes)
),

component as (
    select * from component_on($as_of, $as_of, $known_at) where day_no is not null
)

select
    component.ward_code,
    component.component_code,
    component.weight,
    component.score,
    component.expected_score,
    component.points,
    component.expected_points,
    component.loss_points
from component
inner join scope on component.ward_code = scope.ward_code
order by component.ward_code, component.component_code
