-- One row per ward, day and index component: its weight, score, expectation and loss in points.
-- points is null while the score is unknown; its loss is then all that was expected.
-- Before the ward's start nothing is expected: day_no and the expectation are null.
create or replace macro component_on(first_day, as_of, known_at) as table
with
path as (
    select distinct
        component_code,
        path_clock
    from target_path_at(known_at) as target_path
),

component as (
    select
        target.component_code,
        target.weight,
        path.path_clock
    from target_at(known_at) as target
    inner join path on target.component_code = path.component_code
    where target.weight is not null
),

scored as (
    select
        score_on.as_of_date,
        score_on.ward_code,
        score_on.day_no,
        score_on.oldest_value_days,
        component.*,
        case
            when component.path_clock = 'ward_day' then score_on.day_no
            when score_on.day_no is not null then score_on.as_of_date - campaign.start_date + 1
        end as path_step,
        case component.component_code
            when 'N1' then score_on.n1 when 'N2' then score_on.n2 when 'N3' then score_on.n3
            when 'N4' then score_on.n4 when 'T1' then score_on.t1 when 'T2' then score_on.t2
            when 'D1' then score_on.d1 when 'D2' then score_on.d2 when 'D3' then score_on.d3
            when 'D4' then score_on.d4 when 'C1' then score_on.c1 when 'H1' then score_on.h1
            when 'H2' then score_on.h2 when 'H3' then score_on.h3 when 'R1' then score_on.r1
        end as score
    from score_on(first_day, as_of, known_at) as score_on
    cross join component
    cross join campaign_at(known_at) as campaign
)

select
    scored.* exclude (path_clock, path_step),
    expected.expected_score,
    scored.weight * scored.score as points,
    scored.weight * expected.expected_score as expected_points,
    scored.weight * (expected.expected_score - coalesce(scored.score, 0)) as loss_points
from scored
left join expected_on(first_day, as_of, known_at) as expected
    on
        scored.component_code = expected.component_code
        and scored.path_clock = expected.path_clock
        and scored.path_step = expected.path_step;
