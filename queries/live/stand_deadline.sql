-- The newest deadline up to $now of the days up to $as_of, and the one that comes next.
select
    max(due_at) filter (due_at <= $now) as deadline_at,
    min(due_at) filter (due_at > $now) as next_deadline_at
from (
    select timezone(campaign.timezone, day.report_date + campaign.deadline) as due_at
    from campaign_day($as_of, $now) as day
    cross join campaign_at($now) as campaign
) as due;
