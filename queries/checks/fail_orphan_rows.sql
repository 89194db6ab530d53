-- One row per table and submission with reported rows that belong to no accepted submission.
with
reported as (
    select
        'ward_baseline' as table_name,
        submission_no
    from ward_baseline
    union all
    select
        'daily_summary' as table_name,
        submission_no
    from daily_summary
    union all
    select
        'mobile_points' as table_name,
        submission_no
    from mobile_points
    union all
    select
        'training_sessions' as table_name,
        submission_no
    from training_sessions
    union all
    select
        'volunteer_shifts' as table_name,
        submission_no
    from volunteer_shifts
    union all
    select
        'issues' as table_name,
        submission_no
    from issues
)

select
    reported.table_name,
    reported.submission_no,
    count(*) as row_count
from reported
left join submission on reported.submission_no = submission.submission_no
where submission.status is distinct from 'accepted'
group by all
order by reported.table_name, reported.submission_no
