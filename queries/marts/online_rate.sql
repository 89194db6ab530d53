-- One row per campaign day up to as_of: online dossiers, trailing 7 days and since 01/7/2025.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: command line
-- Sum over sum. The 7-day sums take the days with both fields filled; the cumulative ones the wards
-- with both counters known (carried 3 days at most). A target shows on the days it is in force.
with week as (
    select
        k.as_of_date as report_date,
        sum(k.online_den)::bigint as dossiers_received_7d,
        sum(k.online_num)::bigint as dossiers_online_7d,
        sum(k.full_num) as full_process_7d,
        sum(k.full_den) as full_process_of_7d
    from week_on((select c.start_date from campaign_at($known_at) as c), $as_of, $known_at) as k
    semi join ward_scope($ward_codes) as w on k.ward_code = w.ward_code
    group by k.as_of_date
),

counters as (
    select
        s.as_of_date as report_date,
        sum(s.dossiers_received_cum)::bigint as dossiers_received_cum,
        sum(s.dossiers_online_cum)::bigint as dossiers_online_cum
    from stock_on((select c.start_date from campaign_at($known_at) as c), $as_of, $known_at) as s
    semi join ward_scope($ward_codes) as w on s.ward_code = w.ward_code
    where s.dossiers_received_cum is not null and s.dossiers_online_cum is not null
    group by s.as_of_date
),

goals as (
    select
        d.report_date,
        max(t.target_value) filter (where t.bindingness = 'binding' and t.scope = 'ward')
            as pass_target_pct,
        max(t.target_value) filter (where t.bindingness = 'goal') as goal_target_pct
    from campaign_day($as_of, $known_at) as d
    left join target_at($known_at) as t
        on
            t.indicator = 'online_rate'
            and d.report_date >= coalesce(t.valid_from, d.report_date)
            and d.report_date <= coalesce(t.valid_to, d.report_date)
    group by d.report_date
)

select
    g.report_date,
    k.dossiers_received_7d,
    k.dossiers_online_7d,
    100 * share(k.dossiers_online_7d, k.dossiers_received_7d) as online_rate_7d_pct,
    c.dossiers_received_cum,
    c.dossiers_online_cum,
    100 * share(c.dossiers_online_cum, c.dossiers_received_cum) as online_rate_cum_pct,
    100 * share(k.full_process_7d, k.full_process_of_7d) as full_process_7d_pct,
    g.pass_target_pct,
    g.goal_target_pct
from goals as g
left join week as k using (report_date)
left join counters as c using (report_date)
order by g.report_date
