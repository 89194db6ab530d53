-- One row per ward and day: the index, and part and whole of every rate, for sums over wards.
-- A part and its whole are both null unless both are known, so that sums stay comparable.
create or replace macro ward_figure_on(first_day, as_of, known_at) as table
with
joined as (
    select
        stock.* exclude (ward_code, as_of_date),
        baseline.* exclude (ward_code, as_of_date),
        week.* exclude (ward_code, as_of_date),
        indexed.*,
        -- a hamlet list longer than the baseline says must not lift the city above 100 %
        case
            when hamlets.hamlets_reached is not null
                then least(hamlets.hamlets_reached, baseline.hamlets_total)
        end as hamlets_reached,
        stock.officials_trained_cum is not null and baseline.officials_total is not null
            as has_officials,
        stock.cdt_members_trained_cum is not null and baseline.cdt_members_total is not null
            as has_members,
        hamlets.hamlets_reached is not null and baseline.hamlets_total is not null as has_hamlets
    from index_on(first_day, as_of, known_at) as indexed
    inner join stock_on(first_day, as_of, known_at) as stock using (ward_code, as_of_date)
    inner join week_on(first_day, as_of, known_at) as week using (ward_code, as_of_date)
    inner join baseline_on(first_day, as_of, known_at) as baseline using (ward_code, as_of_date)
    inner join hamlets_on(first_day, as_of, known_at) as hamlets using (ward_code, as_of_date)
)

select
    joined.* exclude (
        officials_total, cdt_members_total, hamlets_total, hamlets_reached,
        has_officials, has_members, has_hamlets
    ),
    -- officers that meet the target; concurrent ones do not. One known officer is enough to know.
    case
        when joined.it_officer_degree > 0 or joined.it_contract_hired > 0
            then coalesce(joined.it_officer_degree, 0) + coalesce(joined.it_contract_hired, 0)
        else joined.it_officer_degree + joined.it_contract_hired
    end as it_officers,
    case when joined.has_officials then joined.officials_trained_cum end as officials_trained,
    case when joined.has_officials then joined.officials_total end as officials_total,
    case when joined.has_members then joined.cdt_members_trained_cum end as cdt_members_trained,
    case when joined.has_members then joined.cdt_members_total end as cdt_members_total,
    case when joined.has_hamlets then joined.hamlets_reached end as hamlets_reached,
    case when joined.has_hamlets then joined.hamlets_total end as hamlets_total
from joined;
