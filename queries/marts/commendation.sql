-- One row per ward on or ahead of schedule for 14 days running, every report complete and on time.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/ward_map.py
-- The days counted are the days due; the longest run first, ties by ward code.
with
scope as (
    select * from ward_scope($ward_codes)
),

graded as (
    select
        indexed.ward_code,
        indexed.as_of_date,
        report_day.report_status = 'on_time'
        and indexed.band in ('Vượt tiến độ', 'Đúng tiến độ') as is_good
    from index_on((select start_date from campaign_at($known_at)), $as_of, $known_at) as indexed
    inner join report_day($as_of, $known_at) as report_day
        on
            indexed.ward_code = report_day.ward_code
            and indexed.as_of_date = report_day.report_date
    where report_day.is_due
),

run as (
    select
        ward_code,
        as_of_date,
        max(as_of_date) filter (not is_good) over (partition by ward_code) as last_bad_date
    from graded
),

streak as (
    select
        ward_code,
        min(as_of_date) as first_date,
        count(*)::bigint as streak_days
    from run
    where last_bad_date is null or as_of_date > last_bad_date
    group by ward_code
)

select
    scope.ward_code,
    scope.ward_name,
    scope.ward_type,
    scope.former_district,
    streak.streak_days,
    streak.first_date,
    indexed.progress,
    indexed.pace,
    indexed.band
from streak
inner join scope on streak.ward_code = scope.ward_code
inner join index_on($as_of, $as_of, $known_at) as indexed on streak.ward_code = indexed.ward_code
where streak.streak_days >= 14
order by streak.streak_days desc, scope.ward_code asc
