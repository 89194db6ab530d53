-- One row: the city on as_of in the figures of the overview's tiles.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/overview.py, pages/training.py
-- …_days_ahead: days of work done beyond the ward's own clock, weighted by size; negative = behind.
with
scope as (
    select * from ward_scope($ward_codes)
),

city as (
    select * from city_on($as_of, $as_of, $known_at, $ward_codes)
),

since_start as (
    select sum(shift.present_people) as volunteer_turns
    from stg_volunteer_shifts($known_at) as shift
    inner join scope on shift.ward_code = scope.ward_code
    where shift.report_date <= $as_of
),

supported as (
    select
        sum(report.citizens_supported) as citizens_supported,
        max(report.received_at) as last_received_at
    from stg_daily_summary($known_at) as report
    inner join scope on report.ward_code = scope.ward_code
    where report.report_date <= $as_of
)

select
    city.as_of_date as as_of,
    nullif(greatest(least(city.as_of_date - campaign.start_date + 1, campaign.n_days), 0), 0)
        as city_day_no,
    campaign.n_days::bigint as n_days,
    city.ward_count,
    city.reported_count,
    city.on_time_count,
    city.late_count,
    city.incomplete_count,
    city.missing_count,
    city.ward_count - city.reported_count - city.missing_count as not_due_count,
    published(city.progress_median, 1) as progress_median,
    published(city.expected_median, 1) as expected_median,
    published(city.pace_median, 2) as pace_median,
    if(city_day_no is null, 'Chưa bắt đầu', band_of(city.pace_median)) as pace_band,
    city.officials_trained_count::bigint as officials_trained_count,
    city.officials_total::bigint as officials_total,
    100 * share(city.officials_trained_count, city.officials_total) as officials_trained_pct,
    campaign.n_days * share(city.officials_trained_count, city.officials_total)
    - city.officials_mean_day as officials_days_ahead,
    city.cdt_members_trained_count::bigint as cdt_members_trained_count,
    city.cdt_members_total::bigint as cdt_members_total,
    100 * share(city.cdt_members_trained_count, city.cdt_members_total) as cdt_members_trained_pct,
    campaign.n_days * share(city.cdt_members_trained_count, city.cdt_members_total)
    - city.cdt_mean_day as cdt_days_ahead,
    city.hamlets_reached_count::bigint as hamlets_reached_count,
    city.hamlets_total::bigint as hamlets_total,
    100 * share(city.hamlets_reached_count, city.hamlets_total) as hamlets_reached_pct,
    campaign.n_days * share(city.hamlets_reached_count, city.hamlets_total)
    - city.hamlets_mean_day as hamlets_days_ahead,
    city.online_num::bigint as dossiers_online_7d,
    city.online_den::bigint as dossiers_received_7d,
    100 * share(city.online_num, city.online_den) as online_rate_7d_pct,
    100 * city.full_process_share as full_process_7d_pct,
    100 * city.on_time_share as on_time_7d_pct,
    100 * city.e_result_share as e_result_7d_pct,
    city.tech_support_target_count::bigint as tech_support_target_count,
    city.tech_support_present_count::bigint as tech_support_present_count,
    city.tech_support_short_count::bigint as tech_support_short_count,
    city.it_officer_ward_count,
    -- reports without a shift mean no turns; no report at all means nothing is known
    case when supported.last_received_at is not null then coalesce(since_start.volunteer_turns, 0)
    end::bigint as volunteer_turns_cum,
    supported.citizens_supported::bigint as citizens_supported_cum,
    supported.last_received_at
from city
cross join campaign_at($known_at) as campaign
cross join since_start
cross join supported
