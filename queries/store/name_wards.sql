-- For one cursor: the register of wards with the names of another time, in front of the store's. The
-- lists are in step: a ward's code, and what it was called then; other wards keep what they have.
create temp table ward as
select
    ward.* replace (
        coalesce(then_ward.ward_name, ward.ward_name) as ward_name,
        coalesce(then_ward.ward_type, ward.ward_type) as ward_type,
        coalesce(then_ward.former_district, ward.former_district) as former_district
    )
from ward
left join (
    select
        unnest($ward_code) as ward_code,
        unnest($ward_name) as ward_name,
        unnest($ward_type) as ward_type,
        unnest($former_district) as former_district
) as then_ward using (ward_code);
