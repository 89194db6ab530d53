-- The originals that the report of a receipt was read from; is_own says that they hold no report
-- of another ward.
select
    submission.ward_code,
    package_file.file_sha256,
    package_file.file_name,
    (
        select bool_and(coalesce(other.ward_code, submission.ward_code) = submission.ward_code)
        from submission as other
        where other.file_sha256 = submission.file_sha256
    ) as is_own
from submission
inner join package_file on submission.file_sha256 = package_file.package_sha256
where submission.receipt_no = $receipt_no;
