-- One row per ward and calendar day from `first_day` to `as_of`, with the ward's own clock.
-- day_no counts from the ward's start, is null before it and stays at n_days after the end.
create or replace macro ward_day(first_day, as_of, known_at) as table
with
calendar as (
    select unnest(generate_series(first_day::date, as_of::date, interval 1 day))::date as as_of_date
)

select
    ward_window.ward_code,
    calendar.as_of_date,
    ward_window.start_date,
    ward_window.end_date,
    case
        when calendar.as_of_date >= ward_window.start_date
            then least(calendar.as_of_date - ward_window.start_date + 1, campaign.n_days)
    end::integer as day_no,
    campaign.n_days
from ward_window_at(known_at) as ward_window
cross join campaign_at(known_at) as campaign
cross join calendar;
