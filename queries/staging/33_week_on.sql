-- One row per ward and day: sums over the 7 days that end with it.
-- A pair (…_num, …_den) sums the days on which both fields are filled; null when there is none.
create or replace macro week_on(first_day, as_of, known_at) as table
with
-- every report speaks for its own day and for the 6 days after it
spoken as (
    select
        (report.report_date + age.age_days)::date as as_of_date,
        report.tech_support_telecom + report.tech_support_student as tech_support_people,
        report.*
    from stg_daily_summary(known_at) as report
    cross join (select unnest([0, 1, 2, 3, 4, 5, 6])::integer as age_days) as age
    where report.report_date + age.age_days between first_day::date and as_of::date
),

week as (
    select
        ward_code,
        as_of_date,
        sum(dossiers_online) filter (dossiers_received is not null)::bigint as online_num,
        sum(dossiers_received) filter (dossiers_online is not null)::bigint as online_den,
        sum(dossiers_online_full) filter (dossiers_online is not null)::bigint as full_num,
        sum(dossiers_online) filter (dossiers_online_full is not null)::bigint as full_den,
        sum(resolved_on_time) filter (dossiers_resolved is not null)::bigint as on_time_num,
        sum(dossiers_resolved) filter (resolved_on_time is not null)::bigint as on_time_den,
        sum(results_electronic) filter (dossiers_resolved is not null)::bigint as e_result_num,
        sum(dossiers_resolved) filter (results_electronic is not null)::bigint as e_result_den,
        sum(support_resolved) filter (support_requests is not null)::bigint as support_num,
        sum(support_requests) filter (support_resolved is not null)::bigint as support_den,
        sum(citizens_supported)::bigint as citizens_supported,
        sum(counter_visits)::bigint as counter_visits,
        avg(tech_support_people) as tech_support_mean_people,
        count(*)::bigint as report_count
    from spoken
    group by all
)

select
    ward_day.as_of_date,
    ward_day.ward_code,
    week.* exclude (ward_code, as_of_date)
from ward_day(first_day, as_of, known_at) as ward_day
left join week using (ward_code, as_of_date);
