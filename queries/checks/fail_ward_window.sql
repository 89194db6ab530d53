-- One row per ward without a campaign window, or with one that ends before it starts.
select
    ward.ward_code,
    ward.ward_name,
    ward_window.start_date,
    ward_window.end_date
from ward
left join ward_window_at('infinity'::timestamptz) as ward_window
    on ward.ward_code = ward_window.ward_code
where ward_window.start_date is null or ward_window.end_date < ward_window.start_date
order by ward.ward_code
