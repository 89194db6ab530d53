-- For one cursor: the ledger as far as it had got, whatever was entered since. Every macro reads
-- reports, answers and acts by these names, so the temporary tables stand in front of them.
create temp table submission as
select * from submission where submission_no <= $submission_no;
create temp table question_answer as
select * from question_answer where answer_no <= $answer_no;
create temp table act as
select * from act where act_no <= $act_no;
