-- Remember what the figures of now were worked out from.
delete from live.state;
insert into live.state (submission_no, answer_no, act_no, known_at, first_day, last_day)
values ($submission_no, $answer_no, $act_no, $known_at, $first_day, $last_day);
