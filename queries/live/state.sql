-- What the figures of now were worked out from, what the ledger holds at this moment, and the earliest
-- time of anything in it that they do not hold yet (null: they hold all): what is known before that
-- time they still tell rightly. Answers to questions change no figure.
select
    state.submission_no,
    state.answer_no,
    state.act_no,
    state.known_at,
    state.first_day,
    state.last_day,
    (select coalesce(max(submission_no), 0) from submission) as newest_submission_no,
    (select coalesce(max(answer_no), 0) from question_answer) as newest_answer_no,
    (select coalesce(max(act_no), 0) from act) as newest_act_no,
    least(
        (
            select min(submission.received_at) from submission
            where submission.submission_no > state.submission_no
        ),
        (select min(act.acted_at) from act where act.act_no > state.act_no)
    ) as next_at
from (select 1) as always
left join live.state as state on true;
