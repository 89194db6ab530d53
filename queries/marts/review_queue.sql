-- One row per report in force: how far its approval is, its questions, and what a new version undid.
-- params: as_of date, known_at timestamptz, first_day date = null, ward_codes varchar[] = null
-- used by: pages/reporting.py, pages/upload.py
-- Reports of the as-of day, or of all days from first_day on. A review belongs to one version: when
-- version dropped_version had been accepted (dropped_at, dropped_by), the later one in force has
-- not. question is what an earlier version was returned with, review_note what this one was.
with
question_count as (
    select
        p.submission_no,
        count(*) as question_count,
        count(*) filter (a.reason is null) as open_count
    from problem as p
    left join answer_on($known_at) as a
        on p.submission_no = a.submission_no and p.problem_no = a.problem_no
    where is_question(p.severity, p.rule_id)
    group by p.submission_no
)

select
    r.ward_code,
    w.ward_name,
    w.former_district,
    r.report_date,
    r.version::bigint as version,
    s.receipt_no,
    r.received_at,
    s.timeliness,
    s.completeness,
    s.error_count::bigint as error_count,
    s.refused_row_count::bigint as refused_row_count,
    coalesce(q.question_count, 0)::bigint as question_count,
    coalesce(q.open_count, 0)::bigint as open_count,
    r.review_state,
    r.review_note,
    r.reviewed_at,
    r.reviewer,
    r.dropped_version::bigint as dropped_version,
    r.dropped_at,
    r.dropped_by,
    r.question_version::bigint as question_version,
    r.question,
    r.question_at
from review_on($known_at) as r
inner join ward_scope($ward_codes) as w on r.ward_code = w.ward_code
inner join submission as s on r.submission_no = s.submission_no
left join question_count as q on r.submission_no = q.submission_no
where r.report_date between coalesce($first_day, $as_of) and $as_of
order by r.report_date desc, r.ward_code asc
