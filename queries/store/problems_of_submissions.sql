select
    problem.* exclude (submission_no, problem_no),
    submission.ward_code,
    submission.report_date
from problem
inner join submission on problem.submission_no = submission.submission_no
where list_contains($submission_nos::bigint[], problem.submission_no)
order by problem.submission_no, problem.problem_no;
