-- Reasons given for questions (warnings that ask). Rows are only ever added: of several for one
-- question the newest counts, and none counts before its answered_at.
create table question_answer (
    answer_no bigint primary key,
    submission_no bigint not null,
    problem_no integer not null,
    reason varchar not null,
    answered_at timestamptz not null,
    actor varchar not null,
    channel varchar not null
);
