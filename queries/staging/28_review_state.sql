-- One row per report that was reviewed by `known_at`: the last step, its note, when and by whom.
create or replace macro review_state(known_at) as table
select
    submission_no,
    step,
    note,
    reviewed_at,
    reviewer
from review
where reviewed_at <= known_at::timestamptz
qualify row_number() over (partition by submission_no order by review_no desc) = 1;
