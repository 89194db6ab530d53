-- One row per campaign day up to as_of: what the reports of that day add up to over the wards.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: command line
-- citizens_supported are the turns at the service points (sheet 1_TongHop), without mobile points.
with summary as (
    select
        s.report_date,
        sum(s.citizens_supported)::bigint as citizens_supported,
        sum(s.dossiers_received)::bigint as dossiers_received
    from stg_daily_summary($known_at) as s
    semi join ward_scope($ward_codes) as w on s.ward_code = w.ward_code
    group by s.report_date
),

mobile as (
    select
        m.report_date,
        count(*)::bigint as mobile_session_count
    from stg_mobile_points($known_at) as m
    semi join ward_scope($ward_codes) as w on m.ward_code = w.ward_code
    group by m.report_date
),

turns as (
    select
        v.report_date,
        sum(v.present_people)::bigint as volunteer_turns
    from stg_volunteer_shifts($known_at) as v
    semi join ward_scope($ward_codes) as w on v.ward_code = w.ward_code
    group by v.report_date
)

select
    d.report_date,
    s.citizens_supported,
    s.dossiers_received,
    m.mobile_session_count,
    t.volunteer_turns
from campaign_day($as_of, $known_at) as d
left join summary as s using (report_date)
left join mobile as m using (report_date)
left join turns as t using (report_date)
order by d.report_date
