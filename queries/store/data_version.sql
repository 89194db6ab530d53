-- Changes with every stored submission, every answer, every act and every change of the register.
-- ledger_no only ever grows, because all of its parts do.
select
    (select store_id from store_info) as store_id,
    (select coalesce(max(submission_no), 0) from submission)
    + (select coalesce(max(answer_no), 0) from question_answer)
    + (select coalesce(max(act_no), 0) from act) as ledger_no,
    (
        select coalesce(sha256(string_agg(sha256, ' ' order by name)), '')
        from reference_load
    ) as reference_sha256;
