-- What page processes need of the ledger, table by table (campaign/store/publish.py has the names
-- in the same order): the submissions after $after_no up to $upto_no, and the answers likewise.
select * from submission
where submission_no > $after_no and submission_no <= $upto_no;

select * from problem
where submission_no > $after_no and submission_no <= $upto_no;

select * from ward_baseline
where submission_no > $after_no and submission_no <= $upto_no;

select * from daily_summary
where submission_no > $after_no and submission_no <= $upto_no;

select * from mobile_points
where submission_no > $after_no and submission_no <= $upto_no;

select * from training_sessions
where submission_no > $after_no and submission_no <= $upto_no;

select * from volunteer_shifts
where submission_no > $after_no and submission_no <= $upto_no;

select * from issues
where submission_no > $after_no and submission_no <= $upto_no;

select * from question_answer
where answer_no > $after_answer_no and answer_no <= $upto_answer_no;
