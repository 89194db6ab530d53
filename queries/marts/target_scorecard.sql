-- One row per target: what has been reached, against what is asked, and by how many wards.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/overview.py
-- Shares are sums over sums; counts are the mean per ward, and met when every known ward meets
-- them. Targets that bind other units or cannot be measured have no actual value.
with
goal as (
    select * from target_at($known_at) as target where scope != 'index'
),

measured as (
    select indicator_on.*
    from indicator_on($as_of, $as_of, $known_at) as indicator_on
    inner join ward_scope($ward_codes) as scope using (ward_code)
),

known as (
    select
        goal.*,
        measured.part,
        measured.whole,
        case goal.unit when '%' then 100 else 1 end as factor,
        factor * share(measured.part, measured.whole) as ward_value
    from goal
    left join measured
        on
            goal.indicator = measured.indicator
            and goal.scope in ('ward', 'city', 'city/ward')
            and measured.part is not null
            and measured.whole > 0
),

reached as (
    select
        component_code,
        indicator,
        name_vi,
        name_en,
        target_value,
        unit,
        direction,
        bindingness,
        source,
        scope,
        valid_from,
        (any_value(factor) * share(sum(part), sum(whole)))::double as actual_value,
        count(*) filter (ward_value >= target_value)::bigint as wards_met_count,
        count(ward_value)::bigint as wards_known_count
    from known
    group by all
)

select
    component_code,
    indicator,
    name_vi,
    name_en,
    actual_value,
    target_value,
    unit,
    direction,
    case
        when wards_known_count = 0 or valid_from > $as_of then null
        when unit = '%' then actual_value >= target_value
        else wards_met_count = wards_known_count
    end as is_met,
    bindingness,
    source,
    wards_met_count,
    wards_known_count,
    scope,
    valid_from
from reached
order by component_code = '-', component_code, indicator, target_value, scope, valid_from, name_vi
