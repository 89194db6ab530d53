-- One row per receipt and original; report_count tells how many receipts share the original.
with files as (
    select
        submission.receipt_no,
        submission.status,
        submission.ward_code,
        submission.report_date,
        submission.version,
        submission.received_at,
        package_file.file_sha256,
        package_file.file_name,
        submission.submission_no
    from submission
    inner join package_file on submission.file_sha256 = package_file.package_sha256
)

select
    *,
    count(*) over (partition by file_sha256, file_name) as report_count
from files
order by submission_no, file_name;
