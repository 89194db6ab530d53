-- One row per component and step of its clock: the score expected there (straight lines between
-- the points of target_path). path_step is the ward's day, or for calendar paths the number of
-- days since the eve of the campaign.
create or replace macro expected_on(first_day, as_of, known_at) as table
with
calendar as (
    select distinct
        ward_day.day_no,
        ward_day.as_of_date - campaign.start_date + 1 as calendar_step
    from ward_day(first_day, as_of, known_at) as ward_day
    cross join campaign_at(known_at) as campaign
),

step as (
    select
        'ward_day' as path_clock,
        day_no as path_step
    from calendar
    union
    select
        'calendar' as path_clock,
        calendar_step as path_step
    from calendar
),

segment as (
    select
        *,
        lead(x) over (partition by component_code order by x) as next_x,
        lead(y) over (partition by component_code order by x) as next_y
    from target_path_at(known_at) as target_path
)

select
    segment.component_code,
    step.path_clock,
    step.path_step,
    segment.y + coalesce(
        (segment.next_y - segment.y)
        * (step.path_step - segment.x) / nullif(segment.next_x - segment.x, 0),
        0
    ) as expected_score
from step
inner join segment
    on
        step.path_clock = segment.path_clock
        and step.path_step >= segment.x
        and (step.path_step < segment.next_x or segment.next_x is null);
