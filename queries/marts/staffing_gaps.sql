-- One row per ward: IT officers, rescue team and community teams on the as-of day.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/volunteers.py
-- Values are carried for at most three days; older or never reported is null (unknown), not "no".
with scope as (
    select * from ward_scope($ward_codes)
),

stock as (
    select * from stock_on($as_of, $as_of, $known_at)
),

baseline as (
    select
        ward_code,
        hamlets_total
    from baseline_on($as_of, $as_of, $known_at)
)

select
    w.ward_code,
    w.ward_name,
    w.former_district,
    s.it_officer_degree::bigint as it_officer_degree,
    s.it_officer_concurrent::bigint as it_officer_concurrent,
    s.it_contract_hired::bigint as it_contract_hired,
    -- "or" knows three answers: one yes is enough, a "no" needs every part to be known.
    (s.it_officer_degree >= 1 or s.it_contract_hired >= 1) as has_it_officer,
    (
        s.it_officer_degree >= 1 or s.it_contract_hired >= 1 or s.it_officer_concurrent >= 1
    ) as has_any_officer,
    s.rescue_team_formed,
    s.cdt_teams_formed::bigint as cdt_teams_formed,
    b.hamlets_total::bigint as hamlets_total
from scope as w
left join stock as s using (ward_code)
left join baseline as b using (ward_code)
order by w.ward_code
