-- The number in the ledger of each receipt.
select
    receipt_no,
    submission_no
from submission
where list_contains($receipt_nos::varchar[], receipt_no);
