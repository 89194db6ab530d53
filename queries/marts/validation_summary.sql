-- One row per rule and severity: how often it struck in the submissions received up to known_at.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/reporting.py
-- A submission without a readable ward belongs to no scope but the whole city, and so does one that
-- its sender may not hand in (sent_for_another).
with received as (
    select
        submission_no,
        ward_code
    from submission
    where
        received_at <= $known_at
        and (report_date is null or report_date <= $as_of)
        and (
            $ward_codes is null
            or (
                ward_code in (select ward_code from ward_scope($ward_codes))
                and submission_no not in (select submission_no from sent_for_another())
            )
        )
)

select
    p.rule_id,
    p.severity,
    is_question(p.severity, p.rule_id) as is_question,
    count(*)::bigint as problem_count,
    count(distinct r.ward_code)::bigint as ward_count,
    count(distinct r.submission_no)::bigint as report_count
from problem as p
inner join received as r using (submission_no)
group by p.rule_id, p.severity
order by problem_count desc, p.rule_id asc, p.severity asc
