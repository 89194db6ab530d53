-- What can have changed since the figures of now were worked out: one row per ward and first day, by
-- a submission after $submission_no; a row without a ward for a deadline that has passed since.
select
    ward_code,
    min(report_date) as first_day
from submission
where submission_no > $submission_no and status = 'accepted' and report_kind = 'daily'
group by ward_code
union all
select
    ward_code,
    min(effective_date) as first_day
from baseline_change()
where submission_no > $submission_no
group by ward_code
union all
select
    null as ward_code,
    min(day.report_date) as first_day
from campaign_day($last_day) as day
cross join campaign
where
    timezone(campaign.timezone, day.report_date + campaign.deadline) > $known_before
    and timezone(campaign.timezone, day.report_date + campaign.deadline) <= $known_at
having min(day.report_date) is not null;
