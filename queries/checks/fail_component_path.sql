-- One row per index component that is listed twice, or whose expected path is missing, runs on two
-- clocks, or does not begin at 0.
with
component as (
    select
        component_code,
        count(*) as row_count
    from target_at('infinity'::timestamptz) as target
    where weight is not null
    group by component_code
),

path as (
    select
        component_code,
        count(distinct path_clock) as clock_count,
        min(x) as first_x
    from target_path_at('infinity'::timestamptz) as target_path
    group by component_code
)

select
    component.component_code,
    component.row_count,
    path.clock_count,
    path.first_x
from component
left join path on component.component_code = path.component_code
where
    component.row_count != 1
    or path.clock_count is distinct from 1
    or path.first_x is distinct from 0
order by component.component_code
