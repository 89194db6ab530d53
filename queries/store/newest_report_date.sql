select max(report_date) as report_date
from submission
where report_kind = 'daily' and status = 'accepted';
