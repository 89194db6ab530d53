-- Every accepted baseline of the wards, oldest receipt first.
select ward_baseline.* exclude (submission_no, row_no)
from ward_baseline
inner join submission on ward_baseline.submission_no = submission.submission_no
where
    submission.status = 'accepted'
    and submission.received_at <= $known_at
    and list_contains($ward_codes::varchar[], ward_baseline.ward_code)
order by submission.received_at, submission.submission_no, ward_baseline.row_no;
