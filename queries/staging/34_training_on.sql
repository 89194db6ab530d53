-- One row per ward and day: people trained and their totals, each pair only where both are known.
-- A count is carried 3 days like every stock; expected_share is the ward's own day over its days.
create or replace macro training_on(first_day, as_of, known_at) as table
select
    ward_day.as_of_date,
    ward_day.ward_code,
    ward_day.day_no,
    ward_day.n_days,
    share(ward_day.day_no, ward_day.n_days) as expected_share,
    if(baseline.officials_total is null, null, stock.officials_trained_cum)
        as officials_trained_count,
    if(stock.officials_trained_cum is null, null, baseline.officials_total) as officials_total,
    if(baseline.cdt_members_total is null, null, stock.cdt_members_trained_cum)
        as cdt_members_trained_count,
    if(stock.cdt_members_trained_cum is null, null, baseline.cdt_members_total)
        as cdt_members_total
from ward_day(first_day, as_of, known_at) as ward_day
inner join stock_on(first_day, as_of, known_at) as stock using (ward_code, as_of_date)
inner join baseline_on(first_day, as_of, known_at) as baseline using (ward_code, as_of_date);
