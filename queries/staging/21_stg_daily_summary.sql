-- One row per ward and day: sheet 1_TongHop of the version current at `known_at`.
-- A field that was left empty is null; it is never 0.
create or replace macro stg_daily_summary(known_at) as table
select
    submission_current.version,
    submission_current.received_at,
    submission_current.timeliness,
    submission_current.completeness,
    daily_summary.*
from submission_current(known_at) as submission_current
inner join daily_summary on submission_current.submission_no = daily_summary.submission_no;
