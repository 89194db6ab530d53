-- One row per ward: people trained, days ahead of its own d/45 line, and where the trend leads.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/training.py
-- projected_date: straight line through the last 7 days, only when each of the 7 has a value; null
-- when the line does not rise or nobody is left; it may lie after the ward's last day.
with scope as (
    select * from ward_scope($ward_codes)
),

trained as (
    select
        t.*,
        w.end_date,
        t.officials_total - t.officials_trained_count as officials_left,
        share(t.officials_trained_count, t.officials_total) as officials_share,
        share(t.cdt_members_trained_count, t.cdt_members_total) as cdt_share
    from training_on($as_of, $as_of, $known_at) as t
    inner join ward_window_at($known_at) as w on t.ward_code = w.ward_code
),

slope as (
    select
        ward_code,
        regr_slope(officials_trained_cum, report_date - $as_of) as people_per_day
    from stg_daily_summary($known_at)
    where report_date between $as_of - 6 and $as_of
    group by ward_code
    having count(officials_trained_cum) >= 7 and people_per_day > 0
)

select
    w.ward_code,
    w.ward_name,
    w.former_district,
    t.day_no::bigint as day_no,
    t.officials_trained_count::bigint as officials_trained_count,
    t.officials_total::bigint as officials_total,
    100 * t.officials_share as officials_trained_pct,
    t.n_days * t.officials_share - t.day_no as officials_days_ahead,
    t.cdt_members_trained_count::bigint as cdt_members_trained_count,
    t.cdt_members_total::bigint as cdt_members_total,
    100 * t.cdt_share as cdt_members_trained_pct,
    t.n_days * t.cdt_share - t.day_no as cdt_days_ahead,
    share(t.officials_left, greatest(t.end_date - $as_of, 0)) as officials_per_day_needed,
    -- rounded before ceil(): a slope of 1.9999999999999998 must not cost a whole day
    case
        when t.officials_left > 0
            then $as_of + ceil(round(t.officials_left / s.people_per_day, 6))::integer
    end::date as projected_date
from scope as w
left join trained as t using (ward_code)
left join slope as s using (ward_code)
order by w.ward_code
