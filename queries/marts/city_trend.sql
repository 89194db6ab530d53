-- One row per day from the campaign's start to as_of: the city's figures on that day.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/overview.py, pages/volunteers.py
with
scope as (
    select * from ward_scope($ward_codes)
),

city as (
    select *
    from city_on((select start_date from campaign_at($known_at)), $as_of, $known_at, $ward_codes)
),

turns as (
    select
        shift.report_date,
        sum(shift.present_people)::bigint as volunteer_turns
    from stg_volunteer_shifts($known_at) as shift
    inner join scope on shift.ward_code = scope.ward_code
    group by shift.report_date
),

supported as (
    select
        report.report_date,
        sum(report.citizens_supported)::bigint as citizens_supported
    from stg_daily_summary($known_at) as report
    inner join scope on report.ward_code = scope.ward_code
    group by report.report_date
)

select
    city.as_of_date,
    least(city.as_of_date - campaign.start_date + 1, campaign.n_days)::bigint as city_day_no,
    city.reported_count,
    city.on_time_count,
    published(city.progress_median, 1) as progress_median,
    published(city.expected_median, 1) as expected_median,
    published(city.pace_median, 2) as pace_median,
    100 * share(city.officials_trained_count, city.officials_total) as officials_trained_pct,
    100 * share(city.cdt_members_trained_count, city.cdt_members_total) as cdt_members_trained_pct,
    100 * share(city.hamlets_reached_count, city.hamlets_total) as hamlets_reached_pct,
    100 * share(city.online_num, city.online_den) as online_rate_7d_pct,
    city.tech_support_short_count::bigint as tech_support_short_count,
    case when city.reported_count > 0 then coalesce(turns.volunteer_turns, 0) end::bigint
        as volunteer_turns,
    supported.citizens_supported
from city
cross join campaign_at($known_at) as campaign
left join turns on city.as_of_date = turns.report_date
left join supported on city.as_of_date = supported.report_date
order by city.as_of_date
