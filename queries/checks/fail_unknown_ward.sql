-- One row per accepted submission whose ward is not in the register.
select
    submission.submission_no,
    submission.ward_code,
    submission.report_date
from submission
left join ward on submission.ward_code = ward.ward_code
where submission.status = 'accepted' and ward.ward_code is null
order by submission.submission_no
