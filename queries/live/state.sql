-- What the figures of now were worked out from, and what the ledger holds at this moment.
-- Asked before every mart, so planning it has to be cheap; what is rarely needed is in next.sql.
select
    state.submission_no,
    state.answer_no,
    state.act_no,
    state.known_at,
    state.first_day,
    state.last_day,
    (select coalesce(max(submission_no), 0) from submission) as newest_submission_no,
    (select coalesce(max(answer_no), 0) from question_answer) as newest_answer_no,
    (select coalesce(max(act_no), 0) from act) as newest_act_no
from (select 1) as always
left join live.state as state on true;
