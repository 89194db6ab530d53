-- One row per day: the figures of the wards in scope taken together.
-- Rates are sums over sums; the index is the median ward, never a mean.
create or replace macro city_on(first_day, as_of, known_at, ward_codes) as table
with
figure as (
    select ward_figure.*
    from ward_figure_on(first_day, as_of, known_at) as ward_figure
    inner join ward_scope(ward_codes) as scope using (ward_code)
),

reported as (
    select
        report_day.report_date,
        count(*) filter (version is not null) as reported_count,
        count(*) filter (report_status = 'on_time') as on_time_count,
        count(*) filter (report_status = 'late') as late_count,
        count(*) filter (report_status = 'incomplete') as incomplete_count,
        count(*) filter (report_status = 'missing') as missing_count
    from report_day(as_of, known_at) as report_day
    inner join ward_scope(ward_codes) as scope using (ward_code)
    group by report_day.report_date
),

city as (
    select
        as_of_date,
        count(*) as ward_count,
        median(progress_raw) as progress_median,
        median(expected_raw) as expected_median,
        median(pace_raw) as pace_median,
        sum(officials_trained) as officials_trained_count,
        sum(officials_total) as officials_total,
        sum(officials_total * day_no) / nullif(sum(officials_total), 0) as officials_mean_day,
        sum(cdt_members_trained) as cdt_members_trained_count,
        sum(cdt_members_total) as cdt_members_total,
        sum(cdt_members_total * day_no) / nullif(sum(cdt_members_total), 0) as cdt_mean_day,
        sum(hamlets_reached) as hamlets_reached_count,
        sum(hamlets_total) as hamlets_total,
        sum(hamlets_total * day_no) / nullif(sum(hamlets_total), 0) as hamlets_mean_day,
        sum(online_num) as online_num,
        sum(online_den) as online_den,
        share(sum(full_num), sum(full_den)) as full_process_share,
        share(sum(on_time_num), sum(on_time_den)) as on_time_share,
        share(sum(e_result_num), sum(e_result_den)) as e_result_share,
        sum(tech_support_people) as tech_support_present_count,
        sum(greatest(0, support_people - tech_support_people))
            filter (tech_support_people is not null) as tech_support_short_count,
        any_value(support_people) * count(*) as tech_support_target_count,
        count(*) filter (it_officer_degree >= officers or it_contract_hired >= officers)
            as it_officer_ward_count
    from figure
    cross join score_goal(known_at)
    group by as_of_date
)

select
    city.*,
    coalesce(reported.reported_count, 0) as reported_count,
    coalesce(reported.on_time_count, 0) as on_time_count,
    coalesce(reported.late_count, 0) as late_count,
    coalesce(reported.incomplete_count, 0) as incomplete_count,
    coalesce(reported.missing_count, 0) as missing_count
from city
left join reported on city.as_of_date = reported.report_date;
