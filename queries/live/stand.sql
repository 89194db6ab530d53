-- The newest of everything that counts for the days up to $as_of, at $now: submission, answer, act,
-- when they came, and the newest deadline that has passed; and the deadline that comes next. $upto_… (null: everything): of the ledger
-- up to these numbers.
-- $ward_codes (null: all): only what counts for these wards; reports of others leave it as it is. A
-- submission without a ward (a file that tells none) counts for all.
with
told as (
    select
        submission.*,
        submission.status = 'accepted' as is_accepted
    from submission
    where
        ($upto_submission_no is null or submission.submission_no <= $upto_submission_no)
        and (
            $ward_codes is null
            or submission.ward_code is null
            or list_contains($ward_codes::varchar[], submission.ward_code)
        )
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
    where $upto_answer_no is null or question_answer.answer_no <= $upto_answer_no
),

deadline as (
    select
        max(due_at) filter (due_at <= $now) as deadline_at,
        min(due_at) filter (due_at > $now) as next_deadline_at
    from (
        select timezone(campaign.timezone, day.report_date + campaign.deadline) as due_at
        from campaign_day($as_of, $now) as day
        cross join campaign_at($now) as campaign
    ) as due
),

acted as (
    select
        max(act_no) as act_no,
        max(acted_at) filter (acted_at > timestamptz '1970-01-02 00:00:00+00') as acted_at
    from act
    where acted_at <= $now and ($upto_act_no is null or act_no <= $upto_act_no)
)

select
    (select coalesce(max(submission_no), 0) from told) as submission_no,
    (select coalesce(answer_no, 0) from answered) as answer_no,
    (select coalesce(act_no, 0) from acted) as act_no,
    greatest(
        (select max(received_at) from told where is_accepted),
        (select answered_at from answered),
        (select deadline_at from deadline),
        (select acted_at from acted)
    ) as known_at,
    (select next_deadline_at from deadline) as next_deadline_at;
