-- One row per report date up to as_of: how many of the reports due that day came in, and how.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/reporting.py
-- on_time_pct is of the reports due, completeness_pct of the reports received.
with due as (
    select
        r.report_date,
        r.report_status
    from report_day($as_of, $known_at) as r
    semi join ward_scope($ward_codes) as w on r.ward_code = w.ward_code
    where r.is_due
),

counted as (
    select
        report_date,
        count(*)::bigint as due_count,
        count(*) filter (where report_status = 'on_time')::bigint as on_time_count,
        count(*) filter (where report_status = 'late')::bigint as late_count,
        count(*) filter (where report_status = 'incomplete')::bigint as incomplete_count,
        count(*) filter (where report_status = 'missing')::bigint as missing_count
    from due
    group by report_date
)

select
    report_date,
    due_count,
    on_time_count,
    late_count,
    incomplete_count,
    missing_count,
    100 * share(on_time_count, due_count) as on_time_pct,
    100 * share(
        on_time_count + late_count, on_time_count + late_count + incomplete_count
    ) as completeness_pct
from counted
order by report_date
