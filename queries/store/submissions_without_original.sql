-- One row per submission that names no original, or one that was never recorded.
select
    submission.submission_no,
    submission.receipt_no
from submission
left join package_file on submission.file_sha256 = package_file.package_sha256
left join original_file on package_file.file_sha256 = original_file.sha256
group by all
having bool_or(original_file.sha256 is null)
order by submission.submission_no;
