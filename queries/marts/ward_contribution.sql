-- One row per ward and part of the headline figures: what the ward adds to them, as text.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: campaign/editions/changes.py
-- Only for comparing two moments: where the text differs, the ward is why the figure differs.
with
indexed as (
    select
        figure.ward_code,
        added.*
    from ward_figure_on($as_of, $as_of, $known_at) as figure
    cross join lateral (
        values
        ('progress', published(figure.progress_raw, 6)::varchar),
        ('expected', published(figure.expected_raw, 6)::varchar),
        ('pace', published(figure.pace_raw, 6)::varchar),
        ('band:' || figure.band, 'in'),
        ('it_officer_ward', concat(figure.it_officer_degree, '/', figure.it_contract_hired))
    ) as added (part_code, added)
),

-- one row per status that the ward's report is in, so that each count knows its own wards
reported as (
    select
        ward_code,
        unnest(
            ['status:' || report_status, case when version is not null then 'reported' end]
        ) as part_code,
        'in' as added
    from report_day($as_of, $known_at)
    where report_date = $as_of
),

measured as (
    select
        found.ward_code,
        added.*
    from indicator_on($as_of, $as_of, $known_at) as found
    inner join ward_day($as_of, $as_of, $known_at) as own on found.ward_code = own.ward_code
    cross join lateral (
        values
        (found.indicator, found.part || '/' || found.whole),
        (found.indicator || ':day', found.part || '/' || found.whole || '@' || own.day_no)
    ) as added (part_code, added)
),

supported as (
    select
        ward_code,
        'citizens_supported' as part_code,
        sum(citizens_supported)::varchar as added
    from stg_daily_summary($known_at)
    where report_date <= $as_of
    group by ward_code
),

turns as (
    select
        ward_code,
        'volunteer_turns' as part_code,
        sum(present_people)::varchar as added
    from stg_volunteer_shifts($known_at)
    where report_date <= $as_of
    group by ward_code
)

select found.*
from (
    from indexed
    union all
    from reported
    union all
    from measured
    union all
    from supported
    union all
    from turns
) as found
inner join ward_scope($ward_codes) as scope on found.ward_code = scope.ward_code
where found.part_code is not null and found.added is not null
order by found.ward_code, found.part_code
