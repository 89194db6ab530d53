-- One row per problem, with the newest reason given for it if it is a question.
select
    problem.* exclude (submission_no),
    submission.receipt_no,
    submission.ward_code,
    submission.report_date,
    newest.reason,
    newest.answered_at
from problem
inner join submission on problem.submission_no = submission.submission_no
left join answer_on('infinity') as newest
    on problem.submission_no = newest.submission_no and problem.problem_no = newest.problem_no
where list_contains($submission_nos::bigint[], problem.submission_no)
order by problem.submission_no, problem.problem_no;
