select
    submission.*,
    false as is_superseded
from submission
where submission.receipt_no = $receipt_no;
