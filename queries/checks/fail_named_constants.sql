-- One row per constant of the index that data/targets.csv does not give exactly once.
with
needed (indicator) as (
    values
    ('concurrent_officer_credit'),
    ('late_report_credit'),
    ('on_time_floor'),
    ('unknown_points_limit')
),

counted as (
    select
        needed.indicator,
        count(target.target_value) as row_count
    from needed
    left join target_at('infinity'::timestamptz) as target on needed.indicator = target.indicator
    group by needed.indicator
)

select * from counted
where row_count != 1
order by indicator
