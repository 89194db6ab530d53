-- Changes with every stored submission, every answer and every change of the reference data.
-- ledger_no only ever grows, because both of its parts do.
select
    (select store_id from store_info) as store_id,
    (select coalesce(max(submission_no), 0) from submission)
    + (select coalesce(max(answer_no), 0) from question_answer) as ledger_no,
    (
        select coalesce(sha256(string_agg(sha256, ' ' order by name)), '')
        from reference_load
    ) as reference_sha256;
