-- One row per problem found in the submissions received up to known_at, newest submission first.
-- params: as_of date, known_at timestamptz, ward_code varchar = null, report_date date = null, ward_codes varchar[] = null
-- used by: pages/reporting.py
-- A submission without a readable ward belongs to no scope but the whole city, and so does one that
-- its sender may not hand in (sent_for_another).
-- Questions carry the newest reason given for them by known_at; every other problem has none.
with received as (
    select
        submission_no,
        receipt_no,
        ward_code,
        report_date,
        received_at
    from submission
    where
        received_at <= $known_at
        and (report_date is null or report_date <= $as_of)
        and ($ward_code is null or ward_code = $ward_code)
        and ($report_date is null or report_date = $report_date)
        and (
            $ward_codes is null
            or (
                ward_code in (select ward_code from ward_scope($ward_codes))
                and submission_no not in (select submission_no from sent_for_another())
            )
        )
)

select
    r.receipt_no,
    r.ward_code,
    r.report_date,
    p.severity,
    p.rule_id,
    p.file_name,
    p.sheet,
    p.cell,
    p.field,
    p.value,
    p.message_vi,
    p.message_en,
    p.problem_no::bigint as problem_no,
    is_question(p.severity, p.rule_id) as is_question,
    a.reason,
    a.answered_at
from problem as p
inner join received as r on p.submission_no = r.submission_no
left join answer_on($known_at) as a
    on p.submission_no = a.submission_no and p.problem_no = a.problem_no
order by r.received_at desc, r.submission_no desc, p.problem_no asc
