-- One row per reported difficulty of the versions current at `known_at` (sheet 5_KhoKhan).
create or replace macro stg_issues(known_at) as table
select
    submission_current.received_at,
    issues.*
from submission_current(known_at) as submission_current
inner join issues on submission_current.submission_no = issues.submission_no;
