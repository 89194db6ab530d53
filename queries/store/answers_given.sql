-- One row per reason that was given, in order.
select
    submission.receipt_no,
    question_answer.problem_no,
    question_answer.reason
from question_answer
inner join submission on question_answer.submission_no = submission.submission_no
order by question_answer.answer_no;
