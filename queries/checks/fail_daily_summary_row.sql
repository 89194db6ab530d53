-- One row per accepted daily submission that does not have exactly one row of 1_TongHop, for its
-- own ward and day.
with
counted as (
    select
        submission.submission_no,
        submission.ward_code,
        submission.report_date,
        count(daily_summary.submission_no) as row_count,
        count(*) filter (
            daily_summary.ward_code != submission.ward_code
            or daily_summary.report_date != submission.report_date
        ) as foreign_row_count
    from submission
    left join daily_summary on submission.submission_no = daily_summary.submission_no
    where submission.report_kind = 'daily' and submission.status = 'accepted'
    group by all
)

select * from counted
where row_count != 1 or foreign_row_count > 0
order by submission_no
