-- One row when the register does not hold the 126 wards of Decision 19/2025/QĐ-TTg.
with
register as (
    select count(*) as ward_count from ward
)

select * from register
where ward_count != 126
