-- One row per ward: its reporting record over the days due so far.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/reporting.py
-- on_time_pct is of the days due, completeness_pct of the reports received.
with scope as (
    select * from ward_scope($ward_codes)
),

due as (
    select
        ward_code,
        report_date,
        report_status,
        max(report_date) filter (where report_status <> 'missing')
            over (partition by ward_code) as last_reported_date
    from report_day($as_of, $known_at)
    where is_due
),

counted as (
    select
        ward_code,
        count(*)::bigint as due_count,
        count(*) filter (where report_status = 'on_time')::bigint as on_time_count,
        count(*) filter (where report_status = 'late')::bigint as late_count,
        count(*) filter (where report_status = 'incomplete')::bigint as incomplete_count,
        count(*) filter (where report_status = 'missing')::bigint as missing_count,
        count(*) filter (
            where last_reported_date is null or report_date > last_reported_date
        )::bigint as missing_streak_days
    from due
    group by ward_code
)

select
    w.ward_code,
    w.ward_name,
    w.former_district,
    coalesce(c.due_count, 0) as due_count,
    coalesce(c.on_time_count, 0) as on_time_count,
    coalesce(c.late_count, 0) as late_count,
    coalesce(c.incomplete_count, 0) as incomplete_count,
    coalesce(c.missing_count, 0) as missing_count,
    100 * share(c.on_time_count, c.due_count) as on_time_pct,
    100 * share(
        c.on_time_count + c.late_count, c.on_time_count + c.late_count + c.incomplete_count
    ) as completeness_pct,
    coalesce(c.late_count + c.incomplete_count + c.missing_count, 0) as fault_count,
    coalesce(c.missing_streak_days, 0) as missing_streak_days
from scope as w
left join counted as c using (ward_code)
order by w.ward_code
