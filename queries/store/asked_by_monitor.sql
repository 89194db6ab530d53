-- One row per receipt of $receipt_nos whose report answers a monitor's question: the newest review of
-- an earlier version of that ward and day returned it.
select newer.receipt_no
from submission as newer
inner join submission as earlier
    on
        newer.ward_code = earlier.ward_code
        and newer.report_date = earlier.report_date
        and newer.report_kind = earlier.report_kind
        and newer.version > earlier.version
inner join review on earlier.submission_no = review.submission_no
where newer.report_kind = 'daily' and list_contains($receipt_nos::varchar[], newer.receipt_no)
group by newer.receipt_no
having arg_max(review.step, review.review_no) = 'returned';
