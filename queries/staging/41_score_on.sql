-- One row per ward and day: the score (0 to 1) of each index component; null means unknown.
-- The formulas are those of the method text, progress index 4.1 and 4.4.
create or replace macro score_on(first_day, as_of, known_at) as table
with
stock as (
    select
        *,
        it_officer_degree >= goal.officers or it_contract_hired >= goal.officers as has_officer
    from stock_on(first_day, as_of, known_at)
    cross join score_goal(known_at) as goal
)

select
    ward_day.as_of_date,
    ward_day.ward_code,
    ward_day.day_no,
    stock.oldest_value_days,
    case
        when stock.has_officer then 1.0
        -- false only when both are known: true, false and unknown follow SQL's own logic
        when not stock.has_officer and stock.it_officer_concurrent > 0 then stock.concurrent_credit
        when not stock.has_officer and stock.it_officer_concurrent = 0 then 0.0
    end::double as n1,
    capped(week.tech_support_mean_people / stock.support_people) as n2,
    capped(share(stock.cdt_teams_formed, baseline.hamlets_total)) as n3,
    stock.rescue_team_formed::integer::double as n4,
    capped(share(stock.officials_trained_cum, baseline.officials_total)) as t1,
    capped(share(stock.cdt_members_trained_cum, baseline.cdt_members_total)) as t2,
    capped(share(week.online_num, week.online_den) / stock.online) as d1,
    capped(share(week.full_num, week.full_den) / stock.full_process) as d2,
    capped(
        (share(week.on_time_num, week.on_time_den) - stock.on_time_floor)
        / (stock.on_time - stock.on_time_floor)
    ) as d3,
    capped(share(week.e_result_num, week.e_result_den)) as d4,
    capped(share(hamlets.hamlets_reached, baseline.hamlets_total)) as c1,
    capped(
        share(stock.points_broadband + stock.points_5g, 2 * baseline.service_points_total)
    ) as h1,
    capped(share(stock.procedures_configured, baseline.procedures_announced)) as h2,
    case
        when week.support_den + backlog.support_backlog = 0 then 1.0
        else capped(share(week.support_num, week.support_den + backlog.support_backlog))
    end as h3,
    discipline.r1_points / discipline.due_count as r1
from ward_day(first_day, as_of, known_at) as ward_day
inner join stock using (ward_code, as_of_date)
inner join week_on(first_day, as_of, known_at) as week using (ward_code, as_of_date)
inner join baseline_on(first_day, as_of, known_at) as baseline using (ward_code, as_of_date)
inner join hamlets_on(first_day, as_of, known_at) as hamlets using (ward_code, as_of_date)
inner join support_backlog_on(first_day, as_of, known_at) as backlog
    using (ward_code, as_of_date)
inner join discipline_on(first_day, as_of, known_at) as discipline using (ward_code, as_of_date);
