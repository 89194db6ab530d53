-- One row per ward: its own campaign window, which of its days as_of is, how often it reported.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/reporting.py, pages/ward_map.py
-- is_open: the ward owes a report for as_of, whatever the hour.
with scope as (
    select * from ward_scope($ward_codes)
),

reported as (
    select
        ward_code,
        count(distinct report_date)::bigint as reported_count
    from submission
    where
        report_kind = 'daily'
        and status = 'accepted'
        and report_date <= $as_of
        and received_at <= $known_at
    group by ward_code
)

select
    w.ward_code,
    w.ward_name,
    w.former_district,
    win.start_date,
    win.end_date,
    d.day_no::bigint as day_no,
    d.n_days::bigint as n_days,
    $as_of between win.start_date and win.end_date as is_open,
    coalesce(r.reported_count, 0) as reported_count,
    win.source
from scope as w
inner join ward_window_at($known_at) as win using (ward_code)
inner join ward_day($as_of, $as_of, $known_at) as d using (ward_code)
left join reported as r using (ward_code)
order by w.ward_code
