-- One row per accepted daily report for a day before its ward's start, or after it was received.
select
    submission.submission_no,
    submission.ward_code,
    submission.report_date,
    submission.received_at,
    ward_window.start_date
from submission
cross join campaign_at('infinity'::timestamptz) as campaign
inner join ward_window_at('infinity'::timestamptz) as ward_window
    on submission.ward_code = ward_window.ward_code
where
    submission.report_kind = 'daily'
    and submission.status = 'accepted'
    and (
        submission.report_date < ward_window.start_date
        or submission.report_date > timezone(campaign.timezone, submission.received_at)::date
    )
order by submission.submission_no
