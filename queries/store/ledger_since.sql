-- One row per report that counts at $now for the days up to $as_of and did not count in an edition:
-- it came after $known_at, or was entered after submission $submission_no.
with
counted as (
    select * from submission where status = 'accepted' and received_at <= $now::timestamptz
),

rebased as (
    select
        submission_no,
        ward_code,
        min(effective_date) as effective_date
    from baseline_change()
    where effective_date <= $as_of::date
    group by submission_no, ward_code
)

select
    counted.submission_no,
    counted.receipt_no,
    coalesce(rebased.ward_code, counted.ward_code) as ward_code,
    counted.report_date,
    counted.version,
    counted.received_at,
    counted.report_kind = 'daily' and counted.report_date <= $as_of::date as is_report,
    rebased.submission_no is not null as is_baseline,
    counted.received_at <= $known_at::timestamptz as is_entered_later
from counted
left join rebased on counted.submission_no = rebased.submission_no
where
    (counted.received_at > $known_at::timestamptz or counted.submission_no > $submission_no)
    and (is_report or is_baseline)
order by counted.submission_no, ward_code;
