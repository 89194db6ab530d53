-- One row per ward and day with a report: how far the approval of its current version is.
-- A review belongs to one version: a later one begins anew with 'received'. dropped_…: the newest
-- earlier version that was accepted; question…: the newest earlier one that was returned.
create or replace macro review_on(known_at) as table
with
earlier as (
    select
        replaced.submission_no,
        max(before.version) filter (last.step = 'accepted') as dropped_version,
        arg_max(last.reviewed_at, before.version) filter (last.step = 'accepted') as dropped_at,
        arg_max(last.reviewer, before.version) filter (last.step = 'accepted') as dropped_by,
        max(before.version) filter (last.step = 'returned') as question_version,
        arg_max(last.note, before.version) filter (last.step = 'returned') as question,
        arg_max(last.reviewed_at, before.version) filter (last.step = 'returned') as question_at
    from submission_current(known_at) as replaced
    inner join submission as before
        on
            replaced.ward_code = before.ward_code
            and replaced.report_date = before.report_date
            and replaced.version > before.version
            and before.report_kind = 'daily'
    inner join review_state(known_at) as last on before.submission_no = last.submission_no
    group by replaced.submission_no
)

select
    current_version.submission_no,
    current_version.ward_code,
    current_version.report_date,
    current_version.version,
    current_version.received_at,
    coalesce(state.step, 'received') as review_state,
    state.note as review_note,
    state.reviewed_at,
    state.reviewer,
    earlier.* exclude (submission_no)
from submission_current(known_at) as current_version
left join review_state(known_at) as state on current_version.submission_no = state.submission_no
left join earlier on current_version.submission_no = earlier.submission_no;
