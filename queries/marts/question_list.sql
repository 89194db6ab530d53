-- One row per question about a report in force, newest day first: its reason, or none yet.
-- params: as_of date, known_at timestamptz, is_open boolean = null, row_limit int = 200, ward_codes varchar[] = null
-- used by: pages/reporting.py
-- Questions about versions that were replaced are gone with them. is_open: true only those without
-- a reason, false only those with one. question_count and open_count count all of them, whatever
-- row_limit and is_open say.
with
questions as (
    select
        s.ward_code,
        w.ward_name,
        s.report_date,
        p.rule_id,
        p.sheet,
        p.cell,
        p.field,
        p.value,
        p.message_vi,
        p.message_en,
        a.reason,
        a.answered_at,
        own.receipt_no,
        p.problem_no
    from submission_current($known_at) as s
    inner join ward_scope($ward_codes) as w on s.ward_code = w.ward_code
    inner join submission as own on s.submission_no = own.submission_no
    inner join problem as p on s.submission_no = p.submission_no
    left join answer_on($known_at) as a
        on p.submission_no = a.submission_no and p.problem_no = a.problem_no
    where s.report_date <= $as_of and is_question(p.severity, p.rule_id)
),

totals as (
    select
        count(*)::bigint as question_count,
        count(*) filter (where reason is null)::bigint as open_count
    from questions
)

select
    q.* exclude (problem_no),
    q.problem_no::bigint as problem_no,
    t.question_count,
    t.open_count
from questions as q
cross join totals as t
where $is_open is null or (q.reason is null) = $is_open
order by q.report_date desc, q.ward_name asc, q.receipt_no asc, q.problem_no asc
limit $row_limit
