-- One row per ward to call today, the most urgent first, with where it loses most.
-- params: as_of date, known_at timestamptz, limit_count int = 10, ward_codes varchar[] = null
-- used by: pages/overview.py
-- A ward is called when it is behind schedule, when too much of it is unknown, or when its last
-- due reports are missing; silence comes first, then the slowest pace.
with
scope as (
    select * from ward_scope($ward_codes)
),

loss as (
    select
        ward_code,
        component_code,
        loss_points,
        row_number() over (partition by ward_code order by loss_points desc, component_code asc)
            as loss_rank
    from component_on($as_of, $as_of, $known_at)
    where round(loss_points, 9) > 0
),

call as (
    select
        row_number() over (
            order by
                coalesce(indexed.pace_raw, 0) asc, streak.missing_streak_days desc, ward_code asc
        ) as rank_no,
        scope.ward_code,
        scope.ward_name,
        scope.former_district,
        indexed.band,
        indexed.progress,
        indexed.expected,
        indexed.pace,
        first_loss.component_code as lost_component,
        first_loss.loss_points as lost_points,
        second_loss.component_code as second_component,
        second_loss.loss_points as second_points,
        streak.missing_streak_days,
        case
            when stock.tech_support_people is not null
                then greatest(0, goal.support_people - stock.tech_support_people)
        end::bigint as tech_support_gap_people,
        coalesce(today.report_status, 'not_due') as report_status
    from scope
    inner join index_on($as_of, $as_of, $known_at) as indexed using (ward_code)
    -- a ward with no report due yet has given no cause
    inner join missing_streak($as_of, $known_at) as streak using (ward_code)
    inner join stock_on($as_of, $as_of, $known_at) as stock using (ward_code)
    cross join score_goal($known_at) as goal
    left join loss as first_loss
        on scope.ward_code = first_loss.ward_code and first_loss.loss_rank = 1
    left join loss as second_loss
        on scope.ward_code = second_loss.ward_code and second_loss.loss_rank = 2
    left join report_day($as_of, $known_at) as today
        on scope.ward_code = today.ward_code and today.report_date = $as_of
    where
        indexed.band in ('Chậm nhẹ', 'Chậm', 'Rất chậm', 'Không đủ dữ liệu')
        or streak.missing_streak_days > 0
)

select * from call
order by rank_no
limit $limit_count
