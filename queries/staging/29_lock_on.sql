-- One row per day of the campaign up to `as_of`: whether reports of it are still taken at `known_at`.
-- By hand (lock_cause 'act') goes before the clock ('clock'): `lock_after_days` whole days after the
-- day the clock locks it, at midnight of the campaign's zone; 0 means that it never does.
create or replace macro lock_on(as_of, known_at, lock_after_days) as table
with
said as (
    select
        report_date,
        is_locked,
        reason,
        locked_at,
        actor
    from day_lock
    where locked_at <= known_at::timestamptz
    qualify row_number() over (partition by report_date order by act_no desc) = 1
),

clock as (
    select
        day.report_date,
        timezone(
            campaign.timezone, (day.report_date + lock_after_days::integer + 1)::timestamp
        ) as clock_at
    from campaign_day(as_of, known_at) as day
    cross join campaign_at(known_at) as campaign
),

judged as (
    select
        clock.report_date,
        coalesce(lock_after_days > 0 and clock.clock_at <= known_at::timestamptz, false)
            as is_past,
        clock.clock_at,
        said.* exclude (report_date)
    from clock
    left join said on clock.report_date = said.report_date
)

select
    report_date,
    coalesce(is_locked, is_past) as is_locked,
    case when is_locked is not null then 'act' when is_past then 'clock' end as lock_cause,
    case when is_locked is not null then locked_at when is_past then clock_at end as locked_at,
    actor,
    reason
from judged;
