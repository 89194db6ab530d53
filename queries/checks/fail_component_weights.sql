-- One row when the weights of the index components do not add up to 100.
with
total as (
    select sum(weight) as weight_sum from target_at('infinity'::timestamptz) as target
)

select * from total
where weight_sum is null or round(weight_sum, 9) != 100
