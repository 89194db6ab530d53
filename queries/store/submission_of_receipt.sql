-- The report of one receipt: newest_version is that of its ward and day, review_… is what was said of
-- it last.
select
    submission.*,
    (
        select max(newest.version)
        from submission as newest
        where
            newest.report_kind = submission.report_kind
            and newest.ward_code = submission.ward_code
            and newest.report_date = submission.report_date
    ) as newest_version,
    coalesce(state.step, 'received') as review_state,
    state.note as review_note,
    state.reviewed_at
from submission
left join review_state('infinity') as state on submission.submission_no = state.submission_no
where submission.receipt_no = $receipt_no;
