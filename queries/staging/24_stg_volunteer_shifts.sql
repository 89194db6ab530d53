-- One row per ward, day, force, shift, place and sending organisation of the versions current at `known_at` (sheet 4_LucLuong).
create or replace macro stg_volunteer_shifts(known_at) as table
select
    submission_current.received_at,
    volunteer_shifts.*
from submission_current(known_at) as submission_current
inner join volunteer_shifts on submission_current.submission_no = volunteer_shifts.submission_no;
