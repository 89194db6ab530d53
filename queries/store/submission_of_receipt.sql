select *
from submission
where receipt_no = $receipt_no;
