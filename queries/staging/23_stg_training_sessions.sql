-- One row per training session of the versions current at `known_at` (sheet 3_TapHuan).
create or replace macro stg_training_sessions(known_at) as table
select
    submission_current.received_at,
    training_sessions.*
from submission_current(known_at) as submission_current
inner join training_sessions on submission_current.submission_no = training_sessions.submission_no;
