-- One row per campaign day up to as_of: officials and community-team members trained so far.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/training.py
-- Sums over the wards whose count (carried 3 days at most) and total are both known, so that a
-- silent ward leaves both sides. expected_pct: each ward's own clock, weighted by its officials.
with ward_days as (
    select t.*
    from training_on((select c.start_date from campaign_at($known_at) as c), $as_of, $known_at) as t
    semi join ward_scope($ward_codes) as w on t.ward_code = w.ward_code
),

sums as (
    select
        as_of_date as report_date,
        sum(officials_trained_count)::bigint as officials_trained_count,
        sum(officials_total)::bigint as officials_total,
        sum(cdt_members_trained_count)::bigint as cdt_members_trained_count,
        sum(cdt_members_total)::bigint as cdt_members_total,
        sum(expected_share * officials_total) as officials_expected,
        count(officials_total)::bigint as ward_known_count
    from ward_days
    group by as_of_date
)

select
    d.report_date,
    d.city_day_no::bigint as city_day_no,
    s.officials_trained_count,
    s.officials_total,
    100 * share(s.officials_trained_count, s.officials_total) as officials_trained_pct,
    s.cdt_members_trained_count,
    s.cdt_members_total,
    100 * share(s.cdt_members_trained_count, s.cdt_members_total) as cdt_members_trained_pct,
    100 * share(s.officials_expected, s.officials_total) as expected_pct,
    coalesce(s.ward_known_count, 0) as ward_known_count
from campaign_day($as_of, $known_at) as d
left join sums as s using (report_date)
order by d.report_date
