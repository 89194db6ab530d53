-- One row per accepted version and field of 1_TongHop that it changed against the version before.
-- params: as_of date, known_at timestamptz, ward_code varchar, report_date date, ward_codes varchar[] = null
-- used by: pages/reporting.py
with accepted as (
    select
        s.submission_no,
        s.version
    from submission as s
    semi join ward_scope($ward_codes) as w on s.ward_code = w.ward_code
    where
        s.report_kind = 'daily'
        and s.status = 'accepted'
        and s.ward_code = $ward_code
        and s.report_date = $report_date
        and s.report_date <= $as_of
        and s.received_at <= $known_at
),

-- Text makes all types comparable in one column; an empty cell stays null and is a value here.
reported as (
    select
        a.version,
        columns(d.* exclude (submission_no, row_no, report_date, ward_code))::varchar
    from daily_summary as d
    inner join accepted as a using (submission_no)
),

long as (
    from reported
    unpivot include nulls (new_value for field in (columns(* exclude (version))))
),

compared as (
    select
        version,
        field,
        lag(new_value) over by_version as old_value,
        new_value,
        lag(version) over by_version as old_version
    from long
    window by_version as (partition by field order by version)
)

select
    version::bigint as version,
    field,
    old_value,
    new_value
from compared
where old_version is not null and old_value is distinct from new_value
order by version, field
