-- One row per ward and campaign date: how the report of that day came in.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/reporting.py
with scope as (
    select * from ward_scope($ward_codes)
),

campaign_dates as (
    select unnest(generate_series(start_date, end_date, interval 1 day))::date as report_date
    from campaign_at($known_at) as campaign
),

reported as (
    select
        ward_code,
        report_date,
        report_status,
        received_at,
        version
    from report_day($as_of, $known_at)
)

select
    w.ward_code,
    w.ward_name,
    w.former_district,
    d.report_date,
    coalesce(r.report_status, 'not_due') as report_status,
    r.received_at,
    r.version::bigint as version
from scope as w
cross join campaign_dates as d
left join reported as r using (ward_code, report_date)
order by w.ward_code, d.report_date
