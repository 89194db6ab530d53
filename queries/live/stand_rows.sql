-- What campaign/store/stand_table.py makes stands of, for all wards and days at once: one row per ward
-- ('' for a file that tells none) and day from which on its submissions count, with the newest of them.
-- Days since 1970 (a submission without a day counts for all), times in microseconds since then; 0:
-- there is none. Of the ledger up to $submission_no and $answer_no.
with
answered as (
    select
        submission_no,
        max(answer_no) as answer_no,
        max(answered_at) as answered_at
    from question_answer
    where answer_no <= $answer_no
    group by submission_no
),

changed as (
    select
        submission_no,
        min(effective_date) as effective_date
    from baseline_change()
    group by submission_no
),

told as (
    select
        coalesce(submission.ward_code, '') as ward_code,
        coalesce(
            date_diff(
                'day',
                date '1970-01-01',
                case
                    when submission.report_date is not null
                        then least(submission.report_date, changed.effective_date)
                end
            ),
            -1000000
        ) as counts_from,
        submission.submission_no,
        case when submission.status = 'accepted' then submission.received_at end as received_at,
        answered.answer_no,
        answered.answered_at
    from submission
    left join changed on submission.submission_no = changed.submission_no
    left join answered on submission.submission_no = answered.submission_no
    where submission.submission_no <= $submission_no
)

select
    ward_code,
    counts_from,
    max(submission_no) as submission_no,
    coalesce(max(answer_no), 0) as answer_no,
    coalesce(epoch_us(max(received_at)), 0) as received_us,
    coalesce(epoch_us(max(answered_at)), 0) as answered_us
from told
group by ward_code, counts_from;
