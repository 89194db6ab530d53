-- One row per target, weight or expected path that an act changed, newest first, as text.
with
path as (
    select
        act_no,
        component_code,
        string_agg(printf('%g:%g', x, y), '|' order by x) as path_points
    from target_path_row
    group by act_no, component_code
),

version as (
    select
        target_row.act_no,
        concat_ws(
            ':',
            target_row.component_code,
            target_row.indicator,
            target_row.scope,
            coalesce(strftime(target_row.valid_from, '%Y-%m-%d'), '')
        ) as subject,
        unnest(['target_value', 'weight', 'path_points']) as field,
        unnest([
            coalesce(printf('%g', target_row.target_value), ''),
            coalesce(printf('%g', target_row.weight), ''),
            coalesce(path.path_points, '')
        ]) as new_value
    from target_row
    left join path
        on
            target_row.act_no = path.act_no
            and target_row.component_code = path.component_code
            and target_row.weight is not null
),

compared as (
    select
        *,
        lag(new_value) over (partition by subject, field order by act_no) as old_value
    from version
)

select
    act.act_no,
    act.acted_at,
    act.actor,
    act.reason,
    compared.subject,
    compared.field,
    compared.old_value,
    compared.new_value
from compared
inner join act on compared.act_no = act.act_no
where compared.old_value != compared.new_value
order by act.act_no desc, compared.subject asc, compared.field asc;
