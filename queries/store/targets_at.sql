-- The targets as entered by $known_at, in their file's order, with the expected path as its text.
with
path as (
    select
        component_code,
        any_value(path_clock) as path_clock,
        string_agg(printf('%g:%g', x, y), '|' order by x) as path_points
    from target_path_at($known_at)
    group by component_code
)

select
    target_row.* exclude (act_no),
    path.path_clock,
    path.path_points
from target_row
left join path
    on target_row.component_code = path.component_code and target_row.weight is not null
where target_row.act_no = reference_act('targets', $known_at)
order by target_row.rowid;
