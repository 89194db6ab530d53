-- One row per day of the campaign up to as_of: whether reports of it are still taken at known_at.
-- params: as_of date, known_at timestamptz, lock_after_days int = 0, ward_codes varchar[] = null
-- used by: pages/reporting.py
-- lock_after_days is the setting of that name (0: the clock locks nothing). open_exception_count:
-- wards in scope that may hand in all the same.
with
exception_count as (
    select
        e.report_date,
        count(distinct e.ward_code) as open_exception_count
    from lock_exception_on($known_at) as e
    inner join ward_scope($ward_codes) as w on e.ward_code = w.ward_code
    where e.ended_at > $known_at
    group by e.report_date
)

select
    l.report_date,
    l.is_locked,
    l.lock_cause,
    l.locked_at,
    l.actor,
    l.reason,
    coalesce(c.open_exception_count, 0)::bigint as open_exception_count
from lock_on($as_of, $known_at, $lock_after_days) as l
left join exception_count as c on l.report_date = c.report_date
order by l.report_date
