-- One row per ward that has reported but never sent a baseline: most of its index is unknown.
select
    submission.ward_code,
    count(*) as report_count
from submission
left join ward_baseline on submission.ward_code = ward_baseline.ward_code
where
    submission.report_kind = 'daily'
    and submission.status = 'accepted'
    and ward_baseline.ward_code is null
group by submission.ward_code
order by submission.ward_code
