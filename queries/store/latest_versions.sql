-- One row per ward, day and kind of report: its newest version, whenever it was received.
select
    report_kind,
    ward_code,
    report_date,
    max(version) as version
from submission
where status = 'accepted' and list_contains($ward_codes::varchar[], ward_code)
group by all;
