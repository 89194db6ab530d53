-- One row per accepted baseline row that says something else than the one received before it.
-- Templates carry the known baseline along, so most baseline rows of a season only repeat it.
create or replace macro baseline_change() as table
with
said as (
    select
        submission.submission_no,
        submission.received_at,
        ward_baseline.ward_code,
        ward_baseline.effective_date,
        ward_baseline.row_no,
        row(
            ward_baseline.officials_total,
            ward_baseline.hamlets_total,
            ward_baseline.cdt_members_total,
            ward_baseline.service_points_total,
            ward_baseline.procedures_announced,
            ward_baseline.households_total,
            ward_baseline.officials_scope,
            ward_baseline.elderly_total,
            ward_baseline.disabled_total,
            ward_baseline.poor_near_poor_households
        ) as content
    from ward_baseline
    inner join submission on ward_baseline.submission_no = submission.submission_no
    where submission.status = 'accepted'
)

select
    submission_no,
    ward_code,
    effective_date
from said
qualify
    content is distinct from lag(content) over (
        partition by ward_code, effective_date
        order by received_at asc, submission_no asc, row_no asc
    );
