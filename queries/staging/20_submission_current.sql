-- One row per ward and day: the newest accepted version of the daily report known at `known_at`.
create or replace macro submission_current(known_at) as table
select
    submission_no,
    ward_code,
    report_date,
    version,
    received_at,
    timeliness,
    completeness,
    is_backfilled
from submission
where
    report_kind = 'daily'
    and status = 'accepted'
    and received_at <= known_at::timestamptz
-- the version decides, not the clock: a back-filled correction may carry an older received_at
qualify row_number() over (partition by ward_code, report_date order by version desc) = 1;
