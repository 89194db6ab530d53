-- One row per answered question: the newest reason given for it by `known_at`.
create or replace macro answer_on(known_at) as table
select
    submission_no,
    problem_no,
    reason,
    answered_at
from question_answer
where answered_at <= known_at::timestamptz
qualify row_number() over (partition by submission_no, problem_no order by answer_no desc) = 1;
