-- What can have changed since the figures of now were worked out: one row per ward and first day, by
-- a submission after $submission_no; a row without a ward for a deadline that has passed since, or
-- for reference data that were entered since.
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
from campaign_day($last_day, $known_at) as day
cross join campaign_at($known_at) as campaign
where
    timezone(campaign.timezone, day.report_date + campaign.deadline) > $known_before
    and timezone(campaign.timezone, day.report_date + campaign.deadline) <= $known_at
having min(day.report_date) is not null
union all
select
    null as ward_code,
    min(start_date) - $look_back_days as first_day
from ward_window_row
where
    exists (
        select 1 from act
        where
            kind in ('campaign', 'windows', 'targets')
            and acted_at > $known_before and acted_at <= $known_at
    )
having min(start_date) is not null;
