-- One row per category and addressee: open difficulties as reported in the last 7 days.
-- params: as_of date, known_at timestamptz, ward_codes varchar[] = null
-- used by: pages/overview.py
-- Reports give issues no lasting number: one that a ward repeats on two days counts twice.
with open_issues as (
    select i.*
    from stg_issues($known_at) as i
    semi join ward_scope($ward_codes) as w on i.ward_code = w.ward_code
    where
        i.report_date between $as_of - 6 and $as_of
        and i.status <> 'đã xử lý'
)

select
    category,
    escalated_to,
    count(*)::bigint as open_count,
    sum(occurrences)::bigint as occurrence_count,
    count(distinct ward_code)::bigint as ward_count
from open_issues
group by category, escalated_to
order by open_count desc, category asc, escalated_to asc nulls last
