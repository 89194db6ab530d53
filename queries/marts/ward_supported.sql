-- One row per ward: people supported as reported for the as-of day, and of whom vulnerable.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: campaign/editions/datasets.py
-- Of one day, never cumulative: the difference of two sums would tell a small count that was hidden.
-- Not fit for the public as it is: small counts have to be suppressed first.
select
    scope.ward_code,
    scope.ward_name,
    scope.former_district,
    report.citizens_supported::bigint as citizens_supported,
    report.of_elderly::bigint as of_elderly,
    report.of_disabled::bigint as of_disabled,
    report.of_poor_near_poor::bigint as of_poor_near_poor,
    report.of_other_vulnerable::bigint as of_other_vulnerable
from ward_scope($ward_codes) as scope
left join stg_daily_summary($known_at) as report
    on scope.ward_code = report.ward_code and report.report_date = $as_of
order by scope.ward_code
