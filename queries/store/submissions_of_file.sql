-- One row per report that an earlier copy of the same file brought, in order of arrival.
select
    submission.*,
    submission.version < (
        select max(newer.version)
        from submission as newer
        where
            newer.report_kind = submission.report_kind
            and newer.ward_code = submission.ward_code
            and newer.report_date = submission.report_date
    ) as is_superseded
from submission
where submission.file_sha256 = $sha256
order by submission.submission_no;
