-- One row per day of the campaign up to `as_of`, while any ward's window is open.
create or replace macro campaign_day(as_of, known_at) as table
with
last_window as (
    select max(end_date) as end_date from ward_window_at(known_at) as ward_window
),

calendar as (
    select
        campaign.start_date,
        unnest(generate_series(
            campaign.start_date,
            least(as_of::date, greatest(campaign.end_date, last_window.end_date)),
            interval 1 day
        ))::date as report_date
    from campaign_at(known_at) as campaign
    cross join last_window
)

select
    report_date,
    report_date - start_date + 1 as city_day_no
from calendar;
