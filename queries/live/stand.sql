-- The newest of everything that counts for the days up to $as_of, at $now, of the ledger up to the
-- $upto_ numbers: submission, answer, act, and when the newest of them came. Deadlines are beside it
-- (stand_deadline.sql); the same rules for many days and wards at once are in stand_rows.sql.
with
told as (
    select
        submission.*,
        submission.status = 'accepted' as is_accepted
    from submission
    where
        submission.submission_no <= $upto_submission_no
        and (
            submission.report_date is null
            or submission.report_date <= $as_of
            or submission.submission_no in (
                select submission_no from baseline_change() where effective_date <= $as_of
            )
        )
),

answered as (
    select
        max(question_answer.answer_no) as answer_no,
        max(question_answer.answered_at) as answered_at
    from question_answer
    inner join told on question_answer.submission_no = told.submission_no
    where question_answer.answer_no <= $upto_answer_no
),

acted as (
    select
        max(act_no) as act_no,
        max(acted_at) filter (acted_at > timestamptz '1970-01-02 00:00:00+00') as acted_at
    from act
    where acted_at <= $now and act_no <= $upto_act_no
)

select
    (select coalesce(max(submission_no), 0) from told) as submission_no,
    (select coalesce(answer_no, 0) from answered) as answer_no,
    (select coalesce(act_no, 0) from acted) as act_no,
    greatest(
        (select max(received_at) from told where is_accepted),
        (select answered_at from answered),
        (select acted_at from acted)
    ) as newest_at;
