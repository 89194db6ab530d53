-- One row per ward and day: the baseline (sheet 0_NenTang) in force on that day.
-- Any accepted submission counts; newest effective_date up to the day, then newest received_at.
create or replace macro baseline_on(first_day, as_of, known_at) as table
with
baseline as (
    select
        submission.received_at,
        ward_baseline.*
    from ward_baseline
    inner join submission on ward_baseline.submission_no = submission.submission_no
    where submission.status = 'accepted' and submission.received_at <= known_at::timestamptz
)

select
    ward_day.as_of_date,
    ward_day.ward_code,
    baseline.* exclude (ward_code, submission_no, row_no, received_at)
from ward_day(first_day, as_of, known_at) as ward_day
left join baseline
    on ward_day.ward_code = baseline.ward_code and ward_day.as_of_date >= baseline.effective_date
qualify row_number() over (
    partition by ward_day.ward_code, ward_day.as_of_date
    order by
        baseline.effective_date desc,
        baseline.received_at desc,
        baseline.submission_no desc,
        baseline.row_no desc
) = 1;
