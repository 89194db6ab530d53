-- One row per ward, day and kind of report whose versions are not 1 to n.
select
    report_kind,
    ward_code,
    report_date,
    list(version order by version) as versions
from submission
where status = 'accepted'
group by all
having min(version) <> 1 or max(version) <> count(*) or count(distinct version) <> count(*)
order by report_kind, ward_code, report_date;
