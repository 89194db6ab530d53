-- One row per submission that was refused because its sender reports for another ward (rule F12).
-- It bears the ward that stands in the file, and is not that ward's to read: what stands in it is
-- the sender's. So it is in no ward's scope, like a submission without a readable ward.
create or replace macro sent_for_another() as table
select distinct submission_no
from problem
where rule_id = 'F12';
