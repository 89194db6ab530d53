-- One row per ward and day: the baseline (sheet 0_NenTang) in force on that day.
-- Any accepted submission counts; newest effective_date up to the day, then newest received_at.
create or replace macro baseline_on(first_day, as_of, known_at) as table
with
baseline as (
    select
        submission.received_at,
        ward_baseline.* exclude (submission_no, row_no)
    from ward_baseline
    inner join submission on ward_baseline.submission_no = submission.submission_no
    where submission.status = 'accepted' and submission.received_at <= known_at::timestamptz
    qualify row_number() over (
        partition by ward_baseline.ward_code, ward_baseline.effective_date
        order by
            submission.received_at desc, submission.submission_no desc, ward_baseline.row_no desc
    ) = 1
)

select
    ward_day.as_of_date,
    ward_day.ward_code,
    baseline.* exclude (ward_code)
from ward_day(first_day, as_of) as ward_day
asof left join baseline
    on ward_day.ward_code = baseline.ward_code and ward_day.as_of_date >= baseline.effective_date;
