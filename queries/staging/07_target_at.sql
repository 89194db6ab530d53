-- One row per target or named constant of the index, as entered by `known_at`.
create or replace macro target_at(known_at) as table
select * exclude (act_no)
from target_row
where act_no = reference_act('targets', known_at);
