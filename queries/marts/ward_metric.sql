-- One row per ward: the values that the map can colour, in per cent, people or turns.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/ward_map.py
with
scope as (
    select * from ward_scope($ward_codes)
),

figure as (
    select * from ward_figure_on($as_of, $as_of, $known_at)
),

week_ago as (
    select * from index_on($as_of::date - 7, $as_of::date - 7, $known_at)
),

turns as (
    select
        ward_code,
        sum(present_people) as volunteer_turns
    from stg_volunteer_shifts($known_at)
    where report_date between $as_of::date - 6 and $as_of::date
    group by ward_code
)

select
    scope.ward_code,
    100 * share(figure.online_num, figure.online_den) as online_rate_pct,
    100 * share(figure.full_num, figure.full_den) as full_process_pct,
    100 * share(figure.on_time_num, figure.on_time_den) as on_time_pct,
    100 * share(figure.e_result_num, figure.e_result_den) as e_result_pct,
    100 * share(figure.officials_trained, figure.officials_total) as officials_trained_pct,
    100 * share(figure.cdt_members_trained, figure.cdt_members_total)
        as cdt_members_trained_pct,
    100 * share(figure.hamlets_reached, figure.hamlets_total) as hamlets_reached_pct,
    100 * share(figure.procedures_configured, figure.procedures_announced)
        as procedures_configured_pct,
    figure.tech_support_people,
    -- a ward that reported no shift all week had none; a ward that did not report is unknown
    case when figure.report_count > 0 then coalesce(turns.volunteer_turns, 0) end::bigint
        as volunteer_turns_7d,
    figure.citizens_supported as citizens_supported_7d,
    published(figure.progress - week_ago.progress, 1) as progress_change_7d,
    figure.oldest_value_days
from scope
inner join figure on scope.ward_code = figure.ward_code
inner join week_ago on scope.ward_code = week_ago.ward_code
left join turns on scope.ward_code = turns.ward_code
order by scope.ward_code
