-- One row per campaign day up to as_of and training format: sessions and people of that day.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/training.py
-- A day without a session is null and only carries completed_cum (completions, not people).
with sessions as (
    select v.*
    from stg_training_sessions($known_at) as v
    semi join ward_scope($ward_codes) as w on v.ward_code = w.ward_code
    where v.report_date <= $as_of
),

grid as (
    select
        d.report_date,
        f.format
    from campaign_day($as_of, $known_at) as d
    cross join (select distinct format from sessions) as f
),

sums as (
    select
        report_date,
        format,
        count(*)::bigint as session_count,
        sum(enrolled)::bigint as enrolled_count,
        sum(completed)::bigint as completed_count,
        sum(completed_first_time)::bigint as completed_first_time_count
    from sessions
    group by report_date, format
)

select
    g.report_date,
    g.format,
    s.session_count,
    s.enrolled_count,
    s.completed_count,
    s.completed_first_time_count,
    100 * share(s.completed_count, s.enrolled_count) as completion_pct,
    (sum(s.completed_count) over (partition by g.format order by g.report_date))::bigint
        as completed_cum
from grid as g
left join sums as s using (report_date, format)
order by g.report_date, list_position(['trực tuyến', 'trực tiếp', 'cầm tay chỉ việc'], g.format)
