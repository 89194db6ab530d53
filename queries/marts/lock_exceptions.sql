-- One row per exception from the lock of a day, newest first: for whom, why, until when, if used.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/reporting.py
-- is_open: in force; a newer one of the ward and day, or locking the day again, ends it before its
-- time. is_used: a version of that report was received while the exception was in force.
select
    e.ward_code,
    w.ward_name,
    e.report_date,
    e.reason,
    e.granted_at,
    e.granted_by,
    e.expires_at,
    e.ended_at > $known_at as is_open,
    (
        select count(*)
        from submission as s
        where
            s.report_kind = 'daily'
            and s.status = 'accepted'
            and s.ward_code = e.ward_code
            and s.report_date = e.report_date
            and s.received_at >= e.granted_at
            and s.received_at < e.ended_at
            and s.received_at <= $known_at
    ) > 0 as is_used
from lock_exception_on($known_at) as e
inner join ward_scope($ward_codes) as w on e.ward_code = w.ward_code
where e.report_date <= $as_of
order by e.granted_at desc, e.act_no desc
