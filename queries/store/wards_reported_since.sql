-- The newest number, and whether any of $ward_codes has had a submission since $after_no.
select
    coalesce(max(submission_no), 0) as newest_no,
    coalesce(
        max(submission_no) filter (list_contains($ward_codes::varchar[], ward_code)) > $after_no,
        false
    ) as has_reported
from submission;
