-- One row per ward window that an act changed, newest first: the window before and after.
with
version as (
    select
        act.act_no,
        act.acted_at,
        act.actor,
        act.reason,
        window_row.ward_code as subject,
        window_row.start_date || ' – ' || window_row.end_date as new_value,
        lag(window_row.start_date || ' – ' || window_row.end_date) over (
            partition by window_row.ward_code order by act.act_no
        ) as old_value
    from ward_window_row as window_row
    inner join act on window_row.act_no = act.act_no
)

select
    act_no,
    acted_at,
    actor,
    reason,
    subject,
    'window' as field,
    old_value,
    new_value
from version
where old_value != new_value
order by act_no desc, subject asc;
