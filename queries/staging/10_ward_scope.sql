-- One row per ward inside the scope: all 126 when `ward_codes` is null.
create or replace macro ward_scope(ward_codes) as table
select
    ward_code,
    ward_name,
    ward_type,
    full_name,
    former_district,
    population,
    area_km2
from ward
where ward_codes is null or list_contains(ward_codes::varchar[], ward_code);
