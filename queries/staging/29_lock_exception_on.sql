-- One row per exception from the lock of a day granted by `known_at`, with ended_at: when it ends.
-- That is what was granted, or earlier: when a newer exception of the ward and day takes its place, or
-- when the day is locked by hand again. In force while ended_at is later than `known_at`.
create or replace macro lock_exception_on(known_at) as table
with
later as (
    select
        act_no,
        ward_code,
        report_date,
        granted_at as acted_at
    from lock_exception
    union all
    select
        act_no,
        null as ward_code,
        report_date,
        locked_at as acted_at
    from day_lock
    where is_locked
),

replaced as (
    select
        given.act_no,
        min(later.acted_at) as replaced_at
    from lock_exception as given
    inner join later
        on
            given.report_date = later.report_date
            and given.ward_code = coalesce(later.ward_code, given.ward_code)
            and given.act_no < later.act_no
    where later.acted_at <= known_at::timestamptz
    group by given.act_no
)

select
    given.*,
    least(given.expires_at, replaced.replaced_at) as ended_at
from lock_exception as given
left join replaced on given.act_no = replaced.act_no
where given.granted_at <= known_at::timestamptz;
