-- One row per submission of one ward and day, refused ones too, in order of receipt.
-- params: as_of date, known_at timestamptz, ward_code varchar, report_date date, ward_codes varchar[] = null
-- used by: pages/reporting.py
-- What its sender may not hand in (sent_for_another) is told to who sees the whole city alone.
select
    s.version::bigint as version,
    s.status,
    s.receipt_no,
    s.received_at,
    s.timeliness,
    s.completeness,
    s.file_name,
    s.file_sha256,
    s.error_count::bigint as error_count,
    s.warning_count::bigint as warning_count,
    s.is_backfilled
from submission as s
semi join ward_scope($ward_codes) as w on s.ward_code = w.ward_code
where
    s.report_kind = 'daily'
    and s.ward_code = $ward_code
    and s.report_date = $report_date
    and s.report_date <= $as_of
    and s.received_at <= $known_at
    and (
        $ward_codes is null
        or s.submission_no not in (select submission_no from sent_for_another())
    )
order by s.received_at, s.submission_no
