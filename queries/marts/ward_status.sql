-- One row per band, in fixed order and with 0 where it is empty: how many wards are in it.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/overview.py
with
scope as (
    select * from ward_scope($ward_codes)
),

indexed as (
    select * from index_on($as_of, $as_of, $known_at)
),

band (band_order, band) as (
    values
    (1, 'Vượt tiến độ'),
    (2, 'Đúng tiến độ'),
    (3, 'Chậm nhẹ'),
    (4, 'Chậm'),
    (5, 'Rất chậm'),
    (6, 'Không đủ dữ liệu'),
    (7, 'Chưa bắt đầu')
),

counted as (
    select
        indexed.band,
        count(*) as ward_count
    from indexed
    inner join scope on indexed.ward_code = scope.ward_code
    group by indexed.band
)

select
    band.band,
    coalesce(counted.ward_count, 0)::bigint as ward_count,
    band.band_order::bigint as band_order
from band
left join counted on band.band = counted.band
order by band.band_order
