-- One row per receipt of $receipt_nos that is an accepted daily report: the state of its review,
-- the newest version of its ward and day that was received by $looked_at, who handed it in,
-- and whether the store is a demo.
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
            and newest.received_at <= $looked_at::timestamptz
    ) as newest_version,
    (
        select max(entry.actor)
        from audit_entry as entry
        where entry.subject = submission.receipt_no and entry.act in ('intake', 'correction')
    ) as handed_in_by,
    (select store_kind = 'demo' from store_info) as is_demo
from submission
left join review_state('infinity') as state on submission.submission_no = state.submission_no
where
    submission.status = 'accepted'
    and submission.report_kind = 'daily'
    and list_contains($receipt_nos::varchar[], submission.receipt_no);
