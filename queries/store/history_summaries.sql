-- One row per ward and day: the summary of the current version.
select daily_summary.* exclude (submission_no, row_no)
from submission_current($known_at) as submission_current
inner join daily_summary on submission_current.submission_no = daily_summary.submission_no
where list_contains($ward_codes::varchar[], submission_current.ward_code);
