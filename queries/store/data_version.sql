-- Changes with every stored submission and with every change of the reference data.
select
    (select store_id from store_info) as store_id,
    (select coalesce(max(submission_no), 0) from submission) as submission_no,
    (
        select coalesce(sha256(string_agg(sha256, ' ' order by name)), '')
        from reference_load
    ) as reference_sha256;
