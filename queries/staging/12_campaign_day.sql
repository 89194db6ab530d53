-- One row per day of the campaign up to as_of, while any ward's window is open.
create or replace macro campaign_day(as_of) as table
select
    day.report_date,
    date_diff('day', day.start_date, day.report_date) + 1 as city_day_no
from (
    select
        c.start_date,
        unnest(generate_series(
            c.start_date,
            least(c.as_of, greatest(c.end_date, (select max(w.end_date) from ward_window as w))),
            interval 1 day
        ))::date as report_date
    from campaign as c
) as day;
