-- One row per ward: where its report of the as-of day stands, with the version that counts.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/reporting.py, pages/upload.py, pages/ward_map.py
with scope as (
    select * from ward_scope($ward_codes)
),

due as (
    select
        ward_code,
        report_status
    from report_day($as_of, $known_at)
    where report_date = $as_of
),

current_version as (
    select s.*
    from submission_current($known_at) as c
    inner join submission as s using (submission_no)
    where s.report_date = $as_of
),

-- A ward whose only attempt was refused is missing, but it has tried: worth another call. What
-- another sender handed in for it is no attempt of its own.
refused as (
    select
        ward_code,
        count(*)::bigint as refused_count
    from submission
    where
        report_kind = 'daily'
        and status = 'refused'
        and report_date = $as_of
        and received_at <= $known_at
        and submission_no not in (select submission_no from sent_for_another())
    group by ward_code
)

select
    w.ward_code,
    w.ward_name,
    w.ward_type,
    w.former_district,
    d.day_no::bigint as day_no,
    coalesce(due.report_status, 'not_due') as report_status,
    c.received_at,
    c.version::bigint as version,
    c.timeliness,
    c.completeness,
    c.error_count::bigint as error_count,
    c.warning_count::bigint as warning_count,
    coalesce(refused.refused_count, 0) as refused_count
from scope as w
left join ward_day($as_of, $as_of, $known_at) as d using (ward_code)
left join due using (ward_code)
left join current_version as c using (ward_code)
left join refused using (ward_code)
order by w.ward_code
