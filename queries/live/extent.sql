-- The first day that a page about the campaign's first day looks back to ($look_back_days), and the
-- last day worth working out: never past the windows' end,
-- and not past the newest report or today ($now), whichever is later.
select
    (select min(start_date) from ward_window_at($now)) - $look_back_days as first_day,
    least(
        (select max(end_date) from ward_window_at($now)),
        greatest(
            timezone((select timezone from campaign_at($now)), $now::timestamptz)::date,
            (select max(report_date) from submission where status = 'accepted')
        )
    ) as last_day;
