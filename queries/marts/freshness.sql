-- One row in all: how fresh the figures are and from how many wards they come.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/overview.py, pages/ward_map.py, pages/volunteers.py, pages/training.py, pages/reporting.py, pages/upload.py
with scope as (
    select * from ward_scope($ward_codes)
),

accepted as (
    select
        s.ward_code,
        s.report_date,
        s.received_at
    from submission as s
    semi join scope using (ward_code)
    where
        s.report_kind = 'daily'
        and s.status = 'accepted'
        and s.received_at <= $known_at
        and s.report_date <= $as_of
),

totals as (
    select
        max(received_at) as last_received_at,
        max(report_date) as last_report_date,
        min(report_date) as first_report_date,
        count(distinct ward_code) filter (where report_date = $as_of)::bigint as reported_count,
        count(*)::bigint as submission_count
    from accepted
)

select
    t.last_received_at,
    t.last_report_date,
    t.first_report_date,
    t.reported_count,
    (select count(*) from scope)::bigint as ward_count,
    t.submission_count
from totals as t
