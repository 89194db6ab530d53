-- One row: how complete the reports of the as-of day are, and how far they have been checked.
-- params: as_of date, known_at timestamptz, reviewed_by timestamptz = null
-- used by: campaign/editions/completeness.py
-- ward_count: the wards that owe a report for that day. unchecked_count: reported, but by
-- reviewed_by (known_at when it is null) neither accepted nor returned.
with
owed as (
    select *
    from report_day($as_of, $known_at)
    where report_date = $as_of
),

counted as (
    select
        owed.report_status,
        owed.version,
        state.step
    from owed
    left join submission_current($known_at) as current_version
        on
            owed.ward_code = current_version.ward_code
            and owed.report_date = current_version.report_date
    left join review_state(coalesce($reviewed_by, $known_at)) as state
        on current_version.submission_no = state.submission_no
)

select
    count(*)::bigint as ward_count,
    count(version)::bigint as reported_count,
    count(*) filter (report_status = 'on_time')::bigint as on_time_count,
    count(*) filter (report_status = 'late')::bigint as late_count,
    count(*) filter (report_status = 'incomplete')::bigint as incomplete_count,
    count(*) filter (report_status = 'missing')::bigint as missing_count,
    count(*) filter (report_status = 'not_due')::bigint as not_due_count,
    count(*) filter (step = 'accepted')::bigint as accepted_count,
    count(*) filter (step = 'returned')::bigint as returned_count,
    count(*) filter (version is not null and coalesce(step, 'checked') = 'checked')::bigint
        as unchecked_count
from counted
