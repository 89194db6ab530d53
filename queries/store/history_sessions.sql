-- One row per training session of the current versions.
select
    training_sessions.ward_code,
    training_sessions.report_date,
    training_sessions.audience,
    training_sessions.completed_first_time
from submission_current($known_at) as submission_current
inner join training_sessions on submission_current.submission_no = training_sessions.submission_no
where list_contains($ward_codes::varchar[], submission_current.ward_code);
