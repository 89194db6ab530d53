-- One row: how far the ledger has got, and the reference data in force at $known_at.
select
    (select coalesce(max(submission_no), 0) from submission) as submission_no,
    (select coalesce(max(answer_no), 0) from question_answer) as answer_no,
    (select coalesce(max(act_no), 0) from act) as act_no,
    reference_act('campaign', $known_at) as campaign_act_no,
    reference_act('windows', $known_at) as windows_act_no,
    reference_act('targets', $known_at) as targets_act_no;
