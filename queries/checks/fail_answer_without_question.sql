-- One row per answer that belongs to no question of an accepted report, or that holds no reason.
select
    a.answer_no,
    a.submission_no,
    a.problem_no
from question_answer as a
left join submission as s on a.submission_no = s.submission_no
left join problem as p on a.submission_no = p.submission_no and a.problem_no = p.problem_no
where
    s.status is distinct from 'accepted'
    or coalesce(is_question(p.severity, p.rule_id), false) = false
    or length(a.reason) not between 3 and 300
    or a.answered_at < s.received_at
order by a.answer_no
