-- One row per accepted daily submission whose stored timeliness is not what its own time says.
with
daily as (
    select
        submission.*,
        campaign.deadline,
        timezone(campaign.timezone, submission.received_at) as received_local
    from submission
    cross join campaign_at('infinity'::timestamptz) as campaign
    where submission.report_kind = 'daily' and submission.status = 'accepted'
),

judged as (
    select
        submission_no,
        received_at,
        timeliness,
        case
            when received_local < report_date + deadline then 'on_time'
            when received_local::date = report_date then 'late_same_day'
            else 'late_after_day'
        end as expected_timeliness
    from daily
)

select * from judged
where timeliness is distinct from expected_timeliness
order by submission_no
