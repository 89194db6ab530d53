-- One row per review of what is no stored daily report, or from before it was received.
select
    r.review_no,
    r.submission_no,
    r.step
from review as r
left join submission as s on r.submission_no = s.submission_no
where
    s.status is distinct from 'accepted'
    or s.report_kind <> 'daily'
    or r.reviewed_at < s.received_at
order by r.review_no
