-- One row per ward and day whose accepted versions are not 1, 2, 3, … without a gap.
with
numbered as (
    select
        report_kind,
        ward_code,
        report_date,
        count(*) as version_count,
        min(version) as first_version,
        max(version) as last_version
    from submission
    where status = 'accepted'
    group by all
)

select * from numbered
where first_version != 1 or last_version != version_count
order by report_kind, ward_code, report_date
