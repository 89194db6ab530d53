-- One row per report that an identical file brought earlier, in order of arrival;
-- newest_version is that of its ward and day, whatever file brought it; review_… is what was said of
-- the report last.
with newest as (
    select
        report_kind,
        ward_code,
        report_date,
        max(version) as newest_version
    from submission
    where status = 'accepted'
    group by all
)

select
    submission.*,
    newest.newest_version,
    coalesce(submission.version < newest.newest_version, false) as is_superseded,
    coalesce(state.step, 'received') as review_state,
    state.note as review_note,
    state.reviewed_at
from submission
left join review_state('infinity') as state on submission.submission_no = state.submission_no
left join newest
    on
        submission.report_kind = newest.report_kind
        and submission.ward_code = newest.ward_code
        and submission.report_date = newest.report_date
where submission.file_sha256 = $sha256
order by submission.submission_no;
