-- One row per receipt of $receipt_nos that is an accepted daily report: the state of its review,
-- and the newest version of its ward and day.
select
    submission.receipt_no,
    submission.submission_no,
    submission.version,
    coalesce(state.step, 'received') as review_state,
    (
        select max(newest.version)
        from submission as newest
        where
            newest.report_kind = 'daily'
            and newest.ward_code = submission.ward_code
            and newest.report_date = submission.report_date
    ) as newest_version
from submission
left join review_state('infinity') as state on submission.submission_no = state.submission_no
where
    submission.status = 'accepted'
    and submission.report_kind = 'daily'
    and list_contains($receipt_nos::varchar[], submission.receipt_no);
