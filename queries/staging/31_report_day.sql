-- One row per ward and day from the ward's start to `as_of`, never past its end: how it reported.
-- is_due: the deadline of that day has passed at `known_at`; r1_points are 1, one half or 0.
create or replace macro report_day(as_of, known_at) as table
with
ward_date as (
    select
        ward_code,
        unnest(
            generate_series(start_date, least(end_date, as_of::date), interval 1 day)
        )::date as report_date
    from ward_window_at(known_at) as ward_window
),

deadline as (
    select
        ward_date.ward_code,
        ward_date.report_date,
        -- the campaign's zone, not the session's, says when 16:00 is
        timezone(campaign.timezone, ward_date.report_date + campaign.deadline) as deadline_at
    from ward_date
    cross join campaign_at(known_at) as campaign
),

reported as (
    select
        deadline.ward_code,
        deadline.report_date,
        deadline.deadline_at <= known_at::timestamptz as is_due,
        max(submission.version) as version,
        arg_max(submission.received_at, submission.version) as received_at,
        arg_max(submission.timeliness, submission.version) as timeliness,
        arg_max(submission.completeness, submission.version) as completeness,
        coalesce(bool_or(
            submission.completeness = 'complete'
            and submission.received_at < deadline.deadline_at
        ), false) as is_on_time
    from deadline
    left join submission
        on
            deadline.ward_code = submission.ward_code
            and deadline.report_date = submission.report_date
            and submission.report_kind = 'daily'
            and submission.status = 'accepted'
            and submission.received_at <= known_at::timestamptz
    group by all
),

credit as (
    select max(target_value) as late_credit
    from target_at(known_at)
    where indicator = 'late_report_credit'
)

select
    reported.* exclude (is_on_time),
    case
        when reported.is_on_time then 'on_time'
        when reported.completeness = 'incomplete' then 'incomplete'
        when reported.completeness = 'complete' then 'late'
        when reported.is_due then 'missing'
        else 'not_due'
    end as report_status,
    case
        when reported.is_on_time then 1.0
        when reported.version is not null then credit.late_credit
        else 0.0
    end::double as r1_points
from reported
cross join credit;
